/** What an answer calls the start, which levels it had to come down to, and what it says where nothing awaits a decision. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { MemoryStore } from "../../src/experiment/replications/memory-store.ts";
import { estimateRun } from "../../src/experiment/run/run.ts";
import { compile } from "../../src/hub/compile.ts";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { fluidSummary } from "../../src/output/fluid-summary.ts";
import { monthsWideShape } from "../../src/output/tables/months-wide.ts";
import { terminalSummary } from "../../src/output/terminal.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import type { Written } from "../hub/small.ts";

const test = suite("the start of an answer");

/** A thousand cases of an hour each, of which fifty people do 400 a day, or `fte` people 8 each. */
const hub = (over: Written = {}, fte = 50): Written => ({
  format: 1,
  title: "small",
  period: { start: "2024-01-01", end: "2024-01-31" },
  calendar: { nation: "none", hours_per_day: "8h" },
  cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1000 }] },
  work: { decision: { needs: "deciding", effort: "1h" } },
  staff: { desk: { fte, skills: ["deciding"] } },
  ...over,
});

const rising = (count: number, over: Written = {}) =>
  hub(
    {
      cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count }], arrivals: { rate: "20/day" } },
      ...over,
    },
    1,
  );

const past = (serving: string) =>
  hub(
    {
      cases: {
        types: { plain: { route: ["decision", "serve"] } },
        in_progress: [{ count: 100, waiting_for: { serve: "100%" } }],
      },
      work: {
        decision: { needs: "deciding", effort: "8h", decides: true },
        serve: { needs: "deciding", effort: serving },
      },
    },
    2,
  );

function answers(scenario: Written): { run: string; byFluid: string; opening: number | undefined } {
  const { loaded, problems } = loadScenario("small.yaml", { readText: () => JSON.stringify(scenario) });
  if (!loaded) throw new Error(problems.map(({ message }) => message).join("\n"));
  const plan = compile(loaded);
  const rows = new MemoryStore(plan.days);
  for (let r = 0; r < 2; r++) rows.put(simulate(plan, { seed: 1, replication: r, fixed: false }));
  const point = { plan, seed: 1, fixed: false, replications: 2 };
  const estimates = estimateRun(point, loaded.scenario, rows);
  const hash = "0".repeat(64);
  const build = { version: "0", hash };
  const text = terminalSummary({
    loaded,
    point,
    rows,
    estimates,
    complete: true,
    identity: hash,
    request: hash,
    build,
  });
  const plain = (words: string) => words.replaceAll(/\s+/g, " ");
  return {
    run: plain(text),
    byFluid: plain(fluidSummary(loaded, { plan, result: fluid(plan), band: undefined, isFixed: true })),
    opening: estimates.opening?.median,
  };
}

test("the start is the morning of the first day, in sentences, in the words of the chart and in the table", () => {
  const { run, byFluid } = answers(hub());
  assert.match(run, "In words: 1,000 at the start, 0 (median) on 31 January 2024");
  assert.match(run, "Jan 2024 1,000 1,000 1,000 0");
  assert.match(byFluid, "In words: it starts at 1,000 and ends at 0");
  const { run: slow } = answers(hub({}, 1));
  assert.match(slow, "The total backlog goes from 1,000 at the start to 816");
});

test("an uncertain start is the same number in the sentence and in the table", () => {
  const cases = {
    types: { plain: { route: ["decision"] } },
    in_progress: [{ count: { value: 6000, range: [5000, 9000] } }],
  };
  const { run } = answers(hub({ cases }, 1));
  const [, said] = /goes from ([\d,]+) at the start/.exec(run) ?? [];
  const [, drawn] = /In words: ([\d,]+) at the start/.exec(run) ?? [];
  const [, first] = /Jan 2024 ([\d,]+) \d/.exec(run) ?? [];
  assert.ok(said !== undefined, run);
  assert.equal([said, drawn], [first, first]);
});

test("claims of the first day are not there at the start, whichever cohort they come into", () => {
  for (const before of ["2024-01-01", "2024-01-02", undefined]) {
    const scenario = rising(900) as { cases: Written };
    const ages = { bands: [{ from: "0 days", to: "1 day", cases: 1 }] };
    const cases = {
      ...scenario.cases,
      ...(before && { legacy_before: before, in_progress: [{ count: 900, cohort: "legacy", ages }] }),
    };
    for (const measure of before ? ["legacy_backlog", "total_backlog"] : ["total_backlog"])
      assert.is(answers({ ...scenario, cases, thresholds: { measure, at: [0] } }).opening, 900, `${before} ${measure}`);
  }
});

test("a level that the backlog starts at or below is not reached, and not among the levels", () => {
  for (const count of [900, 1000]) {
    const { run, byFluid } = answers(rising(count));
    assert.match(run, /Down to 5% Median 95% In the period 0 never/);
    assert.not.match(run, /1,000 1 Jan 2024/);
    assert.not.match(run + byFluid, /down to 1,000/);
  }
  assert.match(answers(hub({}, 120)).run, /In the period 0 2 Jan 2024/);
});

test("a target that is met at the start and no more at its date says so, and how to ask that it lasts", () => {
  const targets = { under: { measure: "total_backlog", at_most: 1000, by: "2024-01-31", in: "80%" } };
  const { run } = answers(rising(900, { targets }));
  assert.match(run, "On that day the total backlog is 1,");
  assert.match(
    run,
    /In 100% of replications it is met in time and above its level again later.*add a time to the target/,
  );
  assert.not.match(answers(hub({ targets })).run, "add a time to the target");
});

test("stock that is all past its decision is said to be so, with how much of it is not closed; nothing is drawn", () => {
  const { run, byFluid } = answers(past("1h"));
  const said =
    "No case awaits a decision, and no claims come. At the start 100 cases are past the decision and not closed";
  for (const text of [run, byFluid]) {
    assert.match(text, `${said}, so they are not in the backlog. All of them are closed by 31 January 2024.`);
    assert.not.match(text, /In words|Start Exits|is cleared/);
  }
  const { run: slow, byFluid: slowly } = answers(past("16h"));
  // In 23 working days each of two people does 11 pieces of two days, and half of another.
  for (const text of [slow, slowly]) assert.match(text, "On 31 January 2024, 78 of them are still not closed.");
});

test("a column of the wide table names its group once, and no other has its name", () => {
  const { loaded } = loadScenario("small.yaml", { readText: () => JSON.stringify(hub()) });
  if (!loaded) throw new Error("it has problems");
  const names = monthsWideShape({
    point: { plan: compile(loaded), seed: 1, fixed: false, replications: 1 },
  }).fields.map(({ name }) => name);
  assert.ok(names.includes("Waiting: decision"), names.join(", "));
  assert.is(new Set(names).size, names.length);
});

test("without any case there is nothing to say but that", () => {
  const { run } = answers(hub({ cases: { types: { plain: { route: ["decision"] } } } }));
  assert.match(run, "There are no cases: nothing is waiting at the start and no claims come.");
  assert.not.match(run, "In words");
});

test.run();
