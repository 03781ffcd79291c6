/** Attribution from end to end: groups, what cannot stand alone, and a tiny hub. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { allCoalitions, holdingGroups } from "../../src/experiment/attribution/fusing.ts";
import { type ChangeGroup, grouped } from "../../src/experiment/attribution/groups.ts";
import { answerWhy, designWhy, type WhyQuestion } from "../../src/experiment/attribution/why.ts";
import { usualMeasures } from "../../src/experiment/run/answer-measure.ts";
import { compile } from "../../src/hub/compile.ts";
import type { Plan } from "../../src/hub/plan.ts";
import { type ChangedLeaf, changedLeaves, resolvedTree } from "../../src/scenario/inherit/difference.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import type { LoadedScenario } from "../../src/scenario/loaded.ts";
import { loadTree, mixture } from "../../src/scenario/values/mixture.ts";
import { MemorySource } from "../fixtures/memory-source.ts";

const why = suite("why two scenarios differ");

const leaf = (path: string): ChangedLeaf => ({ steps: path.split("."), path, a: 0, b: 1 });
const single = (name: string): ChangeGroup => ({ name, leaves: [leaf(name)] });
const named = (groups: readonly ChangeGroup[]) => groups.map(({ name }) => name);

const groupsOf = (paths: readonly string[], most = 7) =>
  grouped(paths.map(leaf), [], most).map(({ name, leaves }) => (leaves.length > 1 ? [name, leaves.length] : name));

why("each changed value is its own group, whatever block it is in", () => {
  const paths = [
    "staff.a.fte",
    "staff.a.training",
    "changes.overtime",
    "changes.training.on",
    "changes.training.set.x",
  ];
  assert.equal(groupsOf(paths), paths);
});

why("with more than seven changes those deepest in the scenario are grouped first, place by place", () => {
  assert.equal(
    groupsOf([
      "work.decision.check.of",
      "work.decision.check.sent_back",
      "work.decision.effort",
      "staff.a.fte",
      "staff.a.training",
      "staff.b.fte",
      "cases.arrivals.rate",
      "changes.overtime",
    ]),
    [
      ["work.decision.check", 2],
      "work.decision.effort",
      "staff.a.fte",
      "staff.a.training",
      "staff.b.fte",
      "cases.arrivals.rate",
      "changes.overtime",
    ],
  );
});

why("changes are never grouped into one block, nor dated changes with each other", () => {
  const pools = [..."abcdefghi"].map((pool) => `staff.${pool}.fte`);
  assert.equal(groupsOf(pools), pools);
  const both = pools.flatMap((path) => [path, path.replace("fte", "training")]);
  assert.equal(
    groupsOf(both),
    [..."abcdefghi"].map((pool) => [`staff.${pool}`, 2]),
  );
  const dated = [..."abcdefghi"].map((name) => `changes.${name}`);
  assert.equal(groupsOf(dated), dated);
});

why("the user's groups come first, and take what is at or below their paths", () => {
  const leaves = ["staff.a.fte", "staff.ab.fte", "changes.overtime", "work.x"].map(leaf);
  const groups = grouped(leaves, [{ name: "people", paths: ["staff.a", "changes.overtime"] }], 7);
  assert.equal(
    groups.map(({ name, leaves: own }) => [name, own.map(({ path }) => path)]),
    [
      ["people", ["staff.a.fte", "changes.overtime"]],
      ["staff.ab.fte", ["staff.ab.fte"]],
      ["work.x", ["work.x"]],
    ],
  );
});

/** Fuses a to f when only those combinations hold that keep these together. */
function fuse(holds: (names: ReadonlySet<string>) => boolean): string[] {
  const groups = [..."abcdef"].map(single);
  const letters = (some: readonly ChangeGroup[]) =>
    new Set(some.flatMap(({ leaves }) => leaves.map(({ path }) => path)));
  return named(holdingGroups(groups, (some) => holds(letters(some)), allCoalitions));
}

why("groups that are valid in every combination stay separate", () => {
  assert.equal(
    fuse(() => true),
    ["a", "b", "c", "d", "e", "f"],
  );
});

why("a group that needs another is merged with that one only", () => {
  assert.equal(
    fuse((names) => !names.has("b") || names.has("e")),
    ["a", "b + e", "c", "d", "f"],
  );
  assert.equal(
    fuse((names) => names.has("b") === names.has("e")),
    ["a", "b + e", "c", "d", "f"],
  );
});

why(
  "a chain of groups that need each other is merged into one, and two that exclude each other are merged with the one that lets them work together",
  () => {
    assert.equal(
      fuse((names) => (!names.has("a") || names.has("c")) && (!names.has("c") || names.has("f"))),
      ["a + c + f", "b", "d", "e"],
    );
    assert.equal(
      fuse((names) => !(names.has("a") && names.has("b")) || names.has("d")),
      ["a + b + d", "c", "e", "f"],
    );
  },
);

const tiny = "test/fixtures/tiny-hub.yaml";

function load(overrides: readonly string[]): LoadedScenario {
  const { loaded } = loadScenario(tiny, { readText, overrides });
  if (!loaded) throw new Error("the tiny hub does not load");
  return loaded;
}

function tinyQuestion(exactUpTo: number): WhyQuestion {
  const [a, b] = [
    load([]),
    load([
      "work.interview.effort.lognormal.mean=5h",
      "staff.team.fte=16",
      "staff.team.vacancies.held_at=16",
      "cases.arrivals.rate=3/day",
    ]),
  ];
  const [one, other] = [resolvedTree(a, tiny), resolvedTree(b, tiny)];
  const plans = new Map<string, Plan | undefined>();
  return {
    groups: grouped(changedLeaves(one, other), [], 7),
    planWith: (groups) => {
      const paths = groups.flatMap(({ leaves }) => leaves.map(({ path }) => path));
      const key = paths.join();
      if (!plans.has(key)) {
        const loaded = loadTree(mixture(one, other, new Set(paths)), readText, key);
        plans.set(key, loaded && compile(loaded));
      }
      return plans.get(key);
    },
    seed: 7,
    fixed: false,
    replications: 4,
    measures: usualMeasures(compile(a)),
    exactUpTo,
    orders: 4,
  };
}

why("the parts of a tiny hub's difference add up bit by bit, with the same runs for every measure", async () => {
  const question = tinyQuestion(7);
  const design = designWhy(question);
  const source = new MemorySource();
  const found = await answerWhy(question, design, source);
  assert.equal(named(found.groups), [
    "cases.arrivals.rate",
    "work.interview.effort.lognormal.mean",
    "staff.team.fte",
    "staff.team.vacancies.held_at",
  ]);
  assert.is(found.exact, true);
  assert.is(source.count.run, 16 * 4);
  assert.equal(
    found.splits.map(({ measure }) => measure.name),
    ["met:legacy-cleared", "at:legacy-cleared"],
  );
  for (const { parts, whole, before, after } of found.splits) {
    assert.is(
      parts.reduce((sum, { amount }) => sum + amount, 0),
      whole,
    );
    assert.ok(Math.abs(whole - (after.mean - before.mean)) < 1e-6);
    // Shorter interviews and more staff bring the day forward and the backlog down.
    assert.ok(parts[1].amount < 0 && parts[2].amount + parts[3].amount < 0);
  }
});

why("sampled orders run fewer combinations, and their parts add up as well", async () => {
  const question = tinyQuestion(2);
  const source = new MemorySource();
  const design = designWhy(question);
  const found = await answerWhy(question, design, source);
  assert.is(found.exact, false);
  assert.is(found.orders, 4);
  assert.is(source.count.run, design.coalitions.length * 4);
  for (const { parts, whole, interactions } of found.splits) {
    assert.is(
      parts.reduce((sum, { amount }) => sum + amount, 0),
      whole,
    );
    assert.equal(interactions, []);
    assert.ok(parts.every(({ samplingError }) => samplingError >= 0));
  }
  // A new question asks for the same orders.
  assert.equal(designWhy(tinyQuestion(2)).orders, design.orders);
});

why.run();
