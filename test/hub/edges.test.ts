/** Nobody, nothing, hardly any time: each has a right answer. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { officeHours, period, run, type Written } from "./small.ts";

const test = suite("edges");

function hub(more: Written): Written {
  return {
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: ["decision"] } },
      in_progress: [{ count: 10 }],
      arrivals: { rate: "2/day", as: "given" },
    },
    work: { decision: { needs: "deciding", effort: "2h" } },
    staff: { deciders: { fte: 1, skills: ["deciding"] } },
    ...more,
  };
}

test("zero staff: the backlog is the stock and all arrivals", () => {
  const result = run(hub({ staff: { deciders: { fte: 0, skills: ["deciding"] } } }));
  assert.equal(
    result.daily("total_backlog"),
    result.daily("arrivals").map((_, day) => 10 + 2 * (day + 1)),
  );
  assert.is(result.total("decisions"), 0);
  assert.is(result.total("hours_worked") + result.total("hours_idle"), 0);
  assert.is(result.outcome("cleared:total_backlog:0"), Number.POSITIVE_INFINITY);
});

test("zero staff and impatience: everyone leaves in the end", () => {
  const cases = { types: { plain: { route: ["decision"], withdrawal: "1/day" } }, in_progress: [{ count: 500 }] };
  const result = run(
    hub({ period: period("2024-03-31"), cases, staff: { deciders: { fte: 0, skills: ["deciding"] } } }),
  );
  assert.is(result.total("withdrawals"), 500);
  assert.is(result.daily("waiting", "decision").at(-1), 0);
  // Exp(1 a day): 500 (1 - 1/e) on the first day, five standard errors.
  assert.ok(Math.abs(result.daily("withdrawals")[0] - 316) < 54, `${result.daily("withdrawals")[0]}`);
});

test("zero arrivals: the stock is worked off and then nothing happens", () => {
  const result = run(hub({ cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 10 }] } }));
  assert.equal(result.daily("total_backlog").slice(0, 5), [6, 2, 0, 0, 0]);
  assert.is(result.outcome("cleared:total_backlog:0"), 2);
  assert.is(result.total("hours_worked"), 20);
});

test("zero cases: everybody is idle all day", () => {
  const result = run(hub({ cases: { types: { plain: { route: ["decision"] } } } }));
  assert.is(result.total("hours_idle"), 23 * 8);
  assert.ok(Number.isNaN(result.daily("backlog_median_age")[0]));
  assert.is(result.outcome("cleared:total_backlog:0"), 0);
  assert.is(result.replication.events, 0);
});

test("a stock of zero and a rate of zero are no cases either", () => {
  const result = run(
    hub({
      cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 0 }], arrivals: { rate: "0/day" } },
    }),
  );
  assert.ok(result.daily("total_backlog").every((cases) => cases === 0));
});

test("a period of one day", () => {
  const result = run(hub({ period: period("2024-01-01") }));
  assert.is(result.days, 1);
  assert.equal([result.daily("arrivals"), result.daily("decisions"), result.daily("total_backlog")], [[2], [4], [8]]);
  assert.equal(result.daily("hours_worked"), [8]);
});

test("a period of one day, on which nobody works", () => {
  const result = run(hub({ period: { start: "2024-01-06", end: "2024-01-06" } }));
  assert.equal([result.daily("arrivals"), result.daily("decisions"), result.daily("hours_idle")], [[2], [0], [0]]);
});

test("staff of whom all are in training for the whole period", () => {
  const result = run(
    hub({
      staff: { deciders: { skills: ["deciding"], training: "1 year", joiners: { count: 5, from: "2024-01-01" } } },
    }),
  );
  assert.is(result.total("decisions"), 0);
  assert.is(result.daily("staff_in_training").at(-1), 5);
});

test("more staff than cases", () => {
  const result = run(hub({ staff: { deciders: { fte: 1000, skills: ["deciding"] } } }));
  // The claim of 6 in the morning is done with the stock, that of 6 in the evening on the morrow.
  assert.equal(result.daily("decisions").slice(0, 5), [11, 2, 2, 2, 2]);
  assert.is(result.outcome("wait:decision"), 0);
});

test("work with no effort is done at once", () => {
  const result = run(hub({ calendar: "continuous", work: { decision: { needs: "deciding", effort: "0h" } } }));
  assert.is(result.total("decisions"), 10 + 2 * 31);
  assert.ok(result.daily("total_backlog").every((cases) => cases === 0));
});

test("work that outlasts the period stays in hand", () => {
  const result = run(hub({ work: { decision: { needs: "deciding", effort: "100000h" } } }));
  assert.is(result.daily("in_work", "decision").at(-1), 1);
  assert.is(result.total("hours_worked"), 23 * 8);
  assert.is(result.total("hours_idle"), 0);
});

test("a first day that is not a working day: work begins on the next one", () => {
  const result = run(hub({ period: { start: "2024-01-06", end: "2024-01-31" } }));
  assert.equal(result.daily("decisions").slice(0, 4), [0, 0, 4, 4]);
});

test.run();
