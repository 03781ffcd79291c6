/** Where the starting stock is placed is where it is, whatever its route says of others. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex, type Plan } from "../../src/hub/plan.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { lifeOf, officeHours, period, planOf, run, type Written } from "./small.ts";

const test = suite("placing the stock");

const stage = { needs: "working", effort: "1h" };

function hub(route: unknown[], waiting_for: Written, more: Written = {}): Written {
  return {
    period: period("2024-04-30"),
    calendar: officeHours,
    cases: { types: { plain: { route } }, in_progress: [{ count: 1000, waiting_for }] },
    work: { interview: { ...stage, principal: true }, decision: { ...stage, decides: true }, serve: stage },
    staff: { desk: { fte: 20, skills: ["working"] } },
    ...more,
  };
}

function warnings(scenario: Written): string[] {
  const text = JSON.stringify({ format: 1, title: "small", ...scenario });
  return loadScenario("small.yaml", { readText: () => text })
    .problems.filter(({ code }) => code.startsWith("CH64"))
    .map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

function total(plan: Plan, daily: Float64Array, measure: string, group = ""): number {
  const at = columnIndex(plan, measure, group) * plan.days;
  return daily.subarray(at, at + plan.days).reduce((sum, value) => sum + value, 0);
}

test("all cases placed at a branch go through it, and a smaller share in the route gives a warning", () => {
  const scenario = hub([{ interview: "10%" }, "decision"], { interview: "100%" });
  assert.is(run(scenario).total("interviews"), 1000);
  const plan = planOf(scenario);
  assert.ok(Math.abs(total(plan, fluid(plan).daily, "interviews") - 1000) < 1e-6);
  assert.equal(warnings(scenario), [
    "CH640 cases.in_progress.0.waiting_for.interview: 100% of this stock wait for interview, " +
      "which the route of plain gives to 10%: all who are placed there go through it",
  ]);
});

test("a share of the stock that the route could have sent there gives no warning", () => {
  assert.equal(warnings(hub([{ interview: "10%" }, "decision"], { interview: "8%", decision: "rest" })), []);
  assert.is(warnings(hub([{ interview: "10%" }, "decision"], { decision: "80%", interview: "rest" })).length, 1);
});

test("stock placed after its decision is not in the backlog, and leaves when the rest of its work is done", () => {
  const scenario = hub(
    ["interview", "decision", "serve"],
    { serve: "100%" },
    {
      cases: {
        types: { plain: { route: ["interview", "decision", "serve"], withdrawal: "50%/year" } },
        in_progress: [{ count: 1000, waiting_for: { serve: "100%" } }],
      },
    },
  );
  const result = run(scenario);
  assert.is(Math.max(...result.daily("total_backlog")), 0);
  assert.is(result.total("exits"), 0);
  assert.is(result.total("completed", "serve"), 1000);
  assert.ok(Number.isNaN(result.daily("backlog_median_age")[0]));
  // 160 hours a day: 1,000 hours are done on the seventh working day.
  assert.equal(result.daily("waiting", "serve").slice(0, 3), [820, 660, 500]);
  const plan = planOf(scenario);
  const flow = fluid(plan).daily;
  assert.is(total(plan, flow, "total_backlog"), 0);
  assert.ok(Math.abs(total(plan, flow, "completed", "serve") - 1000) < 1e-6);
  assert.equal(warnings(scenario), [
    "CH641 cases.in_progress.0.waiting_for.serve: 1000 cases of plain are placed at serve, after their decision (decision): they are not in the backlog",
  ]);
  assert.is(lifeOf(scenario, 0).at(-1)?.what, "leaves the hub");
});

test("a stage may come after the decision on one type's route and before it on another's", () => {
  const scenario = hub(
    [],
    {},
    {
      cases: {
        types: {
          done: { share: "50%", route: ["decision", "serve"] },
          open: { share: "50%", route: ["serve", "decision"] },
        },
        in_progress: [{ count: 1000, waiting_for: { serve: "100%" } }],
      },
      work: { decision: { ...stage, decides: true }, serve: stage },
    },
  );
  const result = run(scenario);
  const decided = result.total("decisions");
  assert.ok(decided > 400 && decided < 600, `${decided}`);
  assert.is(result.total("decisions", "done"), 0);
  assert.is(result.total("completed", "serve"), 1000);
  assert.is(result.daily("total_backlog").at(-1), 0);
});

test("where a later visit decides, those placed at an earlier one are in the backlog", () => {
  const scenario = hub(
    ["decision", "interview", "decision"],
    { interview: "100%" },
    {
      work: { interview: stage, decision: { ...stage, decides: { visit: "last" } } },
    },
  );
  assert.is(run(scenario).total("decisions"), 1000);
  const first = { ...scenario, work: { interview: stage, decision: { ...stage, decides: { visit: "first" } } } };
  assert.is(run(first).total("decisions"), 0);
  assert.is(warnings(first).length, 1);
});

test("a dated change of another part of the route leaves placed cases where they are; half the share spares half of them", () => {
  const changing = (route: unknown[]) =>
    hub(
      [{ interview: "10%" }, "decision"],
      { interview: "100%" },
      {
        next_case: ["interview"],
        changes: [{ on: "2024-01-02", set: { "cases.types.plain.route": route } }],
      },
    );
  assert.is(run(changing([{ interview: "10%" }, "decision", "serve"])).total("interviews"), 1000);
  // 160 are interviewed on the first day and 20 more are in hand; half of the other 820 are spared.
  const made = run(changing([{ interview: "5%" }, "decision"])).total("interviews");
  assert.ok(Math.abs(made - 590) < 4 * Math.sqrt(820 / 4), `${made} interviews`);
});

test.run();
