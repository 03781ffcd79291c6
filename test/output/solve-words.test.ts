/** What a solve says: one verdict, and sentences that agree with it, for every outcome. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Lever, readLever } from "../../src/experiment/solve/lever.ts";
import { type Solution, solve } from "../../src/experiment/solve/solve.ts";
import type { Attempt } from "../../src/experiment/solve/trials.ts";
import { compile } from "../../src/hub/compile.ts";
import type { SolveResult } from "../../src/output/solving/result.ts";
import { solveJson } from "../../src/output/solving/summary.ts";
import { solveText } from "../../src/output/solving/words.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import type { LoadedScenario } from "../../src/scenario/loaded.ts";
import { uniform } from "../fixtures/fake-model.ts";
import { officeHours, period } from "../hub/small.ts";

const scenario = {
  format: 1,
  title: "small",
  period: period("2024-06-30"),
  calendar: officeHours,
  cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 10 }] },
  work: { decision: { needs: "deciding", effort: "1h" } },
  staff: { team: { fte: 5, skills: ["deciding"] } },
  targets: {
    cleared: { measure: "total_backlog", at_most: 0, by: "2024-03-31", in: "80%" },
    made: { measure: "decisions", at_least: 5, by: "2024-03-31", over: "month", in: "80%" },
  },
};
const loaded = loadScenario("small.yaml", { readText: () => JSON.stringify(scenario) }).loaded as LoadedScenario;
const plan = compile(loaded);
const lever = readLever("staff.team.fte=10..30/1") as Lever;
const last = lever.values.length - 1;

/** Each replication meets the target where `met` says so. */
const attemptOf =
  (met: (place: number, luck: number) => boolean): Attempt =>
  async (place, replications) =>
    replications.map((replication) => ({ met: met(place, uniform(7, replication)), level: last - place }));

async function answer(
  met: (place: number, luck: number) => boolean,
  { replications = 100, target = "cleared", least = true, second = false } = {},
): Promise<{ text: string; solution: Solution; json: { verdict: string; outcome: string } }> {
  const options = { share: 0.8, indifference: 0.02, replications, cap: 1000 };
  const solution = await solve(attemptOf(met), {
    ...options,
    values: lever.values.length,
    paired: false,
    lowerLevelIsBetter: true,
    least,
  });
  const result: SolveResult = {
    ...options,
    loaded,
    plan,
    lever,
    target,
    seed: 1,
    fixed: false,
    paired: false,
    solutions: second ? [solution, solution] : [solution],
    ...(second && { second: { ...lever, path: "staff.other.fte", values: ["1", "2"] } }),
    identity: "",
    build: { version: "1", hash: "" },
  };
  const json = solveJson(result, []) as unknown as { answers: { verdict: string; outcome: string }[] };
  return { text: solveText(result, []).replaceAll(/\s+/g, " "), solution, json: json.answers[0] };
}

const verdicts = /\b(Met|Just met|Missed|Not yet known)[.:]/g;

/** Responses, with the outcome and the one verdict that is right for them. */
const cases: [name: string, met: (place: number, luck: number) => boolean, outcome: string, verdict: string][] = [
  ["a threshold within the range", (place, luck) => place >= 20 * luck, "found", "Just met"],
  ["a threshold that all replications share", (place) => place >= 7, "found", "Met"],
  ["always met", () => true, "throughout", "Met"],
  [
    "met a little more often than asked at the hardest",
    (place, luck) => luck < 0.78 + place / 40,
    "throughout",
    "Not yet known",
  ],
  ["never met", () => false, "never", "Missed"],
  [
    "met a little more seldom than asked at the easiest",
    (place, luck) => luck < 0.5 + (0.23 * place) / last,
    "never",
    "Not yet known",
  ],
  ["met in the middle alone", (place, luck) => Math.abs(place - 10) <= 6 * luck + 2, "found", "Just met"],
  ["met but in the middle", (place) => Math.abs(place - 10) >= 4, "found", "Met"],
];

for (const [name, met, outcome, verdict] of cases)
  test(`${name}: ${outcome}, with one verdict and nothing against it`, async () => {
    const { text, json } = await answer(met);
    assert.is(json.outcome, outcome, text);
    assert.equal(
      [...text.matchAll(verdicts)].map(([, word]) => word),
      [verdict],
      text,
    );
    assert.is(json.verdict, { Met: "met", "Just met": "met", Missed: "missed" }[verdict] ?? "not yet known");
    if (verdict === "Not yet known")
      assert.not.match(text, /Every value tried is enough|No value .* is enough|stops being enough/);
    else assert.not.match(text, /too few to be sure/);
  });

test("where it is open whether all values are enough, it is said up to where, and how many replications would tell", async () => {
  const { text, solution } = await answer((place, luck) => luck < 0.78 + place / 40);
  assert.match(text, /^With 10: .* Not yet known: about [\d,]+ replications would tell\./);
  assert.match(text, `they are too few to be sure of those below ${lever.values[solution.high]}.`);
});

test("the least is found where values beyond it are not enough, and they are named", async () => {
  const { text, solution } = await answer((place) => Math.abs(place - 10) >= 4);
  assert.is(solution.method, "grid");
  assert.match(text, "The least staff.team.fte that is enough is 10.");
  assert.match(text, "Not every value beyond it is enough: 17, 18, 19 and 4 more are not.");
});

test("a frontier does not say that all or none is enough where that is not yet known", async () => {
  const open = await answer((place, luck) => luck < 0.78 + place / 40, { second: true });
  assert.match(open.text, " perhaps all ");
  assert.match(open.text, "these replications are too few to say");
  assert.not.match(open.text, "everything from");
  const none = await answer(() => false, { second: true });
  assert.match(none.text, /none is enough .* At all of the 2 values nothing from 10 to 30 is enough/);
});

test("of a target on a flow the number shown is over its own time, not at a date", async () => {
  const { text } = await answer(() => false, { target: "made" });
  assert.match(text, "The median of decisions in the worst month is then 0 cases.");
});

test.run();
