/** What differs between two scenarios, and scenarios mixed from both. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  changedLeaves,
  idleDifferences,
  resolvedTree,
  withSharedDraws,
} from "../../src/scenario/inherit/difference.ts";
import type { Tree } from "../../src/scenario/inherit/parts.ts";
import type { LoadedScenario } from "../../src/scenario/loaded.ts";
import { loadTree, mixture } from "../../src/scenario/values/mixture.ts";
import { changed, loadedFrom, loadText, small } from "./in-memory.ts";

const difference = suite("the difference of two scenarios");

const treeOf = (text: string): Tree => resolvedTree(loadedFrom(loadText(text)), "main.yaml");
const pathsOf = (a: Tree, b: Tree) => changedLeaves(a, b).map(({ path }) => path);
const noFile = () => ({ code: "CH101" as const, message: "no file" });

function loadMixture(a: Tree, b: Tree, paths: readonly string[]): LoadedScenario | undefined {
  return loadTree(mixture(a, b, new Set(paths)), noFile, "mixed");
}

const base = treeOf(small);
const other = treeOf(
  `${changed(["mean: {value: 6h, range: [4h, 9h]}", "mean: 5h"], ["fte: 50", "fte: 60"], ["title: Small hub", "title: Another"])}changes:\n  - {on: 2023-07-01, name: overtime, set: {staff.in-post.overtime: 10%}}\n`,
);

difference("values that differ are found by path; titles are not among them", () => {
  assert.equal(pathsOf(base, other), ["work.interview.effort.lognormal.mean", "staff.in-post.fte", "changes.overtime"]);
});

difference("a scenario does not differ from itself, or by the sources of its values", () => {
  assert.equal(pathsOf(base, base), []);
  const sourced = treeOf(changed(["fte: 50", "fte: {value: 50, source: a letter, confidence: low}"]));
  assert.equal(pathsOf(base, sourced), []);
  assert.equal(pathsOf(base, treeOf(changed(["fte: 50", "fte: {value: 50, range: [40, 60]}"]))), ["staff.in-post.fte"]);
});

difference("list items are matched by id, and other lists change as a whole", () => {
  assert.equal(pathsOf(base, treeOf(changed(["{id: flow, count: 500}", "{id: flow, count: 400}"]))), [
    "cases.in_progress.flow.count",
  ]);
  assert.equal(
    pathsOf(base, treeOf(changed(["skills: [interviewing, deciding]", "skills: [deciding, interviewing]"]))),
    ["staff.in-post.skills"],
  );
});

difference("a part that only one has is one change: a pool, a dated change", () => {
  const without = treeOf(
    changed(["  hub: {like: in-post, site: stoke, fte: 0, joiners: {count: 10, from: 2023-06-22}}\n", ""]),
  );
  assert.equal(pathsOf(without, base), ["staff.hub"]);
  assert.is(changedLeaves(without, base)[0].a, undefined);
});

difference("a mixture takes the named values from the second and the rest from the first", () => {
  const mixed = loadMixture(base, other, ["staff.in-post.fte", "changes.overtime"]);
  assert.ok(mixed);
  assert.is(mixed.scenario.staff["in-post"].fte?.value, 60);
  assert.is(mixed.regimes.length, 2);
  assert.is(
    mixed.uncertain.some(({ path }) => path === "work.interview.effort.lognormal.mean"),
    true,
  );
});

difference("with none and with all of the changes a mixture is one scenario or the other", () => {
  const all = pathsOf(base, other);
  const regimes = (loaded: LoadedScenario | undefined) =>
    JSON.stringify(loaded?.regimes.map(({ scenario }) => ({ ...scenario, title: "" })));
  assert.is(regimes(loadMixture(base, other, [])), regimes(loadTree(base, noFile, "a")));
  assert.is(regimes(loadMixture(base, other, all)), regimes(loadTree(other, noFile, "b")));
  assert.is(regimes(loadMixture(other, base, all)), regimes(loadTree(base, noFile, "a")));
});

difference("values that contradict each other do not load", () => {
  // A stage and its place on a route: neither stands without the other.
  const staged = treeOf(
    changed(
      ["route: [interview, decision]", "route: [interview, decision, serve]"],
      [
        "  decision: {needs: deciding, effort: 9h}\n",
        "  decision: {needs: deciding, effort: 9h}\n  serve: {elapsed: 2 days}\n",
      ],
    ),
  );
  assert.equal(pathsOf(base, staged), ["cases.types.standard.route", "work.serve"]);
  assert.is(loadMixture(base, staged, ["cases.types.standard.route"]), undefined);
  assert.ok(loadMixture(base, staged, ["cases.types.standard.route", "work.serve"]));
});

difference("the file of joint draws keeps its place", () => {
  const text = `${small}draws: {file: draws/d.csv, columns: {fte: staff.in-post.fte}}\n`;
  const loaded = { ...loadedFrom(loadText(small)), resolvedText: text };
  assert.equal((resolvedTree(loaded, "plans/hub.yaml").draws as { file: string }).file, "plans/draws/d.csv");
});

difference("a series changes as a whole, and so do joint draws", () => {
  const arrivals = (values: string) => ({ cases: { arrivals: { series: { daily: { values } } } } });
  const [one, two] = ["2023-01-01", "2023-01-02"];
  assert.equal(pathsOf(arrivals({ [one]: 1, [two]: 2 } as never), arrivals({ [one]: 3, [two]: 4 } as never)), [
    "cases.arrivals.series.daily.values",
  ]);
  const draws = (file: string, column: string) => ({ draws: { file, columns: { [column]: "staff.team.fte" } } });
  assert.equal(pathsOf(draws("a.csv", "fte"), draws("b.csv", "staff")), ["draws"]);
});

difference("joint draws that give the same values are the same draws, wherever their file lies", () => {
  const side = (file: string, rows: number[][]) => ({
    loaded: { ...loadedFrom(loadText(small)), draws: { paths: ["staff.in-post.fte"], rows } },
    tree: { draws: { file, columns: { fte: "staff.in-post.fte" } } },
  });
  const a = side("one/d.csv", [[40], [50]]);
  assert.equal(pathsOf(a.tree, withSharedDraws(a, side("two/d.csv", [[40], [50]]))), []);
  assert.equal(pathsOf(a.tree, withSharedDraws(a, side("two/d.csv", [[40], [51]]))), ["draws"]);
});

difference("differences that move no number are listed apart from those that do", () => {
  const targets = (share: string, bound: number) => ({
    targets: { low: { measure: "total_backlog", at_most: bound, by: "2023-12-31", in: share } },
  });
  assert.equal(pathsOf(targets("90%", 5), targets("80%", 5)), []);
  assert.equal(idleDifferences(targets("90%", 5), targets("80%", 5)), ["targets.low.in"]);
  assert.equal(pathsOf(targets("90%", 5), targets("90%", 6)), ["targets.low.at_most"]);
  assert.equal(idleDifferences(base, other), ["title"]);
  assert.equal(idleDifferences(base, base), []);
});

difference.run();
