/** The cross-check by the fluid limit never costs a run: it fails, or is left out, and says why. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { MemoryStore } from "../../src/experiment/replications/memory-store.ts";
import { crossCheck, type NoFluidCheck } from "../../src/experiment/run/fluid-check.ts";
import { estimateRun } from "../../src/experiment/run/run.ts";
import { fluidStart } from "../../src/experiment/solve/fluid-start.ts";
import { ConservationFault } from "../../src/hub/conservation.ts";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { TooMuchWork, WorkAllowed } from "../../src/hub/fluid/work-allowed.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { fluidCheckJson } from "../../src/output/json/fluid-json.ts";
import { fluidCheckSentences } from "../../src/output/words/fluid-words.ts";
import { officeHours, period, planOf, type Written } from "../hub/small.ts";

const hub = (rest: Written = {}): Written => ({
  period: period("2024-03-31"),
  calendar: officeHours,
  cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 100 }] },
  work: { decision: { needs: "working", effort: "8h" } },
  staff: { desk: { fte: 2, skills: ["working"] } },
  targets: { cleared: { measure: "total_backlog", at_most: 0, by: "2024-03-15" } },
  ...rest,
});

function estimated(scenario: Written) {
  const plan = planOf(scenario);
  const rows = new MemoryStore(plan.days);
  for (let r = 0; r < 2; r++) rows.put(simulate(plan, { seed: 1, replication: r, fixed: true }));
  const point = { plan, seed: 1, fixed: true, replications: 2 };
  return { plan, point, estimates: estimateRun(point, plan.regimes[0].scenario, rows) };
}

test("a failed fluid limit is reported in words and data, and the estimates are kept", () => {
  const { plan, point, estimates } = estimated(hub());
  const check = crossCheck(
    plan,
    () => {
      throw new ConservationFault("a case was lost");
    },
    estimates,
  );
  const { missing } = check as NoFluidCheck;
  assert.match(missing, /it failed \(a case was lost\)/);
  assert.match(fluidCheckSentences(point, check)[0], /^There is no cross-check by the fluid estimate: it failed/);
  assert.equal(fluidCheckJson(plan, check), { missing });
});

test("a limit of more steps than the replications allow is left out, by count and not by time", () => {
  const { plan, estimates } = estimated(hub());
  let allowed: WorkAllowed | undefined;
  const greedy = (...[, , steps]: Parameters<Parameters<typeof crossCheck>[1]>) => {
    allowed = steps;
    for (;;) steps.spend(1e6);
  };
  const { missing } = crossCheck(plan, greedy as never, estimates) as NoFluidCheck;
  assert.match(missing, /^left out, since it would take longer than the replications/);
  assert.throws(
    () => allowed?.spend(1),
    (error: unknown) => error instanceof TooMuchWork,
  );
});

/** Many stages, types and pools that can all do everything. */
const large = (count: number): Written => {
  const stages = Array.from({ length: 14 }, (_, i) => `s${i}`);
  const pools = Array.from({ length: count }, (_, i) => [`p${i}`, { fte: 1, skills: ["working"] }]);
  const types = Array.from({ length: count }, (_, i) => [`t${i}`, { share: i === 0 ? "rest" : "0.5%", route: stages }]);
  return hub({
    cases: { types: Object.fromEntries(types), in_progress: [{ count: 500 }] },
    work: Object.fromEntries(stages.map((stage) => [stage, { needs: "working", effort: "1h" }])),
    staff: Object.fromEntries(pools),
    next_case: ["oldest"],
  });
};

test("a scenario of many stages, types and pools is run without it; a smaller one like it has it", () => {
  const many = estimated(large(120));
  assert.ok("missing" in crossCheck(many.plan, fluid, many.estimates));
  const few = estimated(large(3));
  assert.not("missing" in crossCheck(few.plan, fluid, few.estimates));
});

test("the number of steps is the same at every call, and no limit means all steps", () => {
  const { plan } = estimated(large(3));
  const steps = () => {
    let left = 0;
    let right = 1e7;
    while (right - left > 1) {
      const middle = Math.floor((left + right) / 2);
      try {
        fluid(plan, undefined, new WorkAllowed(middle));
        right = middle;
      } catch {
        left = middle;
      }
    }
    return right;
  };
  const needed = steps();
  assert.ok(needed > 1000 && needed < 1e7);
  assert.is(steps(), needed);
  assert.ok(fluid(plan).daily.length > 0);
});

test("a search starts without the limit where it takes too long", () => {
  const plans = (place: number) => planOf({ ...large(120), period: period(`2024-0${place + 1}-28`) });
  assert.is(fluidStart(3, plans, "cleared"), undefined);
});

test("a stage that nobody visits, and that a dated change takes from the route, has 0 and not 0/0", () => {
  const { plan, estimates } = estimated(
    hub({
      cases: { types: { plain: { route: [{ second: "0%" }, "decision"] } }, in_progress: [{ count: 100 }] },
      work: { second: { needs: "working", effort: "1h" }, decision: { needs: "working", effort: "8h" } },
      changes: [{ on: "2024-02-01", set: { "cases.types.plain.route": ["decision"] } }],
    }),
  );
  const check = crossCheck(plan, fluid, estimates);
  assert.not("missing" in check);
  // 100 days of work, two a working day: 50 working days to Friday 8 March.
  const { daily } = fluid(plan);
  const backlog = plan.columns.findIndex(({ measure }) => measure === "total_backlog");
  assert.ok(daily[backlog * plan.days + 66] > 0.5 && daily[backlog * plan.days + 67] < 0.5);
});

test.run();
