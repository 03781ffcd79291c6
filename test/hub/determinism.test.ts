/** A replication is fixed by its plan, seed and number alone. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Plan } from "../../src/hub/plan.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { officeHours, period, planOf, type Written } from "./small.ts";

const test = suite("determinism");

const busy: Written = {
  period: period("2024-12-31"),
  calendar: officeHours,
  cases: {
    legacy_before: "2023-07-01",
    types: {
      easy: { share: { value: "30%", range: ["20%", "40%"] }, route: ["decision"], withdrawal: "50%/year" },
      hard: {
        share: "rest",
        route: ["interview", { expert: "30%" }, "decision"],
        outcome: { grant: "60%", refuse: "40%" },
        administrative: "10%/year",
      },
    },
    in_progress: [
      {
        cohort: "legacy",
        count: { value: 300, range: [200, 400] },
        ages: { bands: [{ from: "200 days", to: "700 days", cases: 1 }] },
        waiting_for: { interview: "60%", decision: "40%" },
      },
    ],
    arrivals: { rate: "3/day" },
  },
  work: {
    interview: {
      needs: "interviewing",
      effort: { lognormal: { mean: { value: "5h", range: ["4h", "7h"] }, cv: 0.6 } },
      notice: "14 days",
      no_show: { share: "12%" },
    },
    expert: { elapsed: "30 days" },
    decision: {
      needs: "deciding",
      effort: { gamma: { mean: "8h", cv: 0.7 } },
      check: { of: { new_starters: "100%", others: "10%" }, needs: "checking", effort: "1h", sent_back: "20%" },
    },
  },
  staff: {
    old: {
      fte: 12,
      skills: ["interviewing", "deciding"],
      attrition: "30%/year",
      vacancies: { refilled_after: "8 weeks" },
      training: "3 weeks",
      ramp: { from: "40%", over: "90 days" },
      away: { leave: "25 days/year", sickness: "8 days/year", other: "10%" },
      leaver: "hands_back",
    },
    checkers: { fte: 1, skills: ["checking"] },
  },
  next_case: ["decision", "legacy", "oldest"],
  quota: { legacy: "70%", at: ["decision"] },
  changes: [{ on: "2024-06-01", set: { "work.interview.effort": "2h" } }],
};

const quiet: Written = {
  period: period("2024-02-29"),
  calendar: "continuous",
  cases: { types: { plain: { route: ["decision"] } }, arrivals: { rate: "100/day" } },
  work: { decision: { needs: "deciding", effort: { exponential: { mean: "1h" } } } },
  staff: { deciders: { fte: 5, skills: ["deciding"] } },
};

function bytes(plan: Plan, replication: number, seed: string | number = 7): string {
  const { values, daily, outcomes, events } = simulate(plan, { seed, replication, fixed: false });
  return (
    [values, daily, outcomes]
      .map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64"))
      .join() + events
  );
}

test("the same plan, seed and replication give the same bytes twice", () => {
  const plan = planOf(busy);
  assert.is(bytes(plan, 3), bytes(plan, 3));
  assert.is(bytes(planOf(busy), 3), bytes(plan, 3));
});

test("earlier runs make no difference", () => {
  const plan = planOf(busy);
  const alone = [0, 1, 2, 3].map((replication) => bytes(plan, replication));
  const other = planOf(quiet);
  const among = [3, 1, 0, 2].map((replication) => {
    bytes(other, replication);
    const text = bytes(plan, replication);
    return [replication, text] as const;
  });
  for (const [replication, text] of among) assert.is(text, alone[replication]);
});

test("a plan is not changed by being simulated, and may be a copy of itself", () => {
  const plan = planOf(busy);
  const before = JSON.stringify(plan);
  const first = bytes(plan, 0);
  assert.is(JSON.stringify(plan), before);
  assert.is(bytes(structuredClone(plan), 0), first);
});

test("another replication or another seed gives different events", () => {
  const plan = planOf(busy);
  const [a, b, c] = [bytes(plan, 0), bytes(plan, 1), bytes(plan, 0, 8)];
  assert.is.not(a, b);
  assert.is.not(a, c);
});

test("replications 2k and 2k + 1 share their uncertain values, and no others do", () => {
  const plan = planOf(busy);
  const values = [0, 1, 2, 3].map((replication) => [...simulate(plan, { seed: 7, replication, fixed: false }).values]);
  assert.equal(values[0], values[1]);
  assert.equal(values[2], values[3]);
  assert.not.equal(values[0], values[2]);
  assert.equal(
    [...simulate(plan, { seed: 7, replication: 2, fixed: true }).values],
    plan.uncertain.map(({ value }) => value),
  );
});

test.run();
