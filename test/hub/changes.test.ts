/** Dated changes: the same luck, turned into other hours; and cases that wait where the new route no longer goes. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { clock, lifeOf, officeHours, period, run, type Written } from "./small.ts";

const test = suite("dated changes");

function hub(more: Written): Written {
  return {
    period: period("2024-03-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 60 }] },
    work: { decision: { needs: "deciding", effort: { lognormal: { mean: "6h", cv: 0.7 } } } },
    staff: { deciders: { fte: 1, skills: ["deciding"] } },
    ...more,
  };
}

/** Hours of proficient work that a case was taken up for, and when. */
function efforts(scenario: Written, numbers: readonly number[]): { moment: number; hours: number }[] {
  return numbers.map((number) => {
    const taken = lifeOf(scenario, number).find(({ what }) => what.includes("taken up"));
    return {
      moment: taken?.moment ?? Number.POSITIVE_INFINITY,
      hours: Number(/: ([\d.]+) hours/.exec(taken?.what ?? "")?.[1]),
    };
  });
}

test("an effort that halves from a date: the same random numbers give half the hours, for work started from then on", () => {
  const from = 31;
  const changed = hub({ changes: [{ on: "2024-02-01", set: { "work.decision.effort.lognormal.mean": "3h" } }] });
  const numbers = Array.from({ length: 60 }, (_, n) => n);
  const before = efforts(hub({ period: period("2024-12-31") }), numbers);
  const after = efforts(changed, numbers);
  let halved = 0;
  after.forEach(({ moment, hours }, n) => {
    if (moment === Number.POSITIVE_INFINITY) return;
    const expected = moment < from * 24 ? before[n].hours : before[n].hours / 2;
    assert.ok(Math.abs(hours - expected) < 0.011, `case ${n} at ${clock(moment)}: ${hours} hours, not ${expected}`);
    if (moment >= from * 24) halved++;
  });
  assert.ok(halved > 10 && halved < 50, `${halved} of 60 cases were taken up after the change`);
});

test("with constant efforts the days of decision agree with a calculation by hand", () => {
  const scenario = hub({
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 7 }] },
    work: { decision: { needs: "deciding", effort: "8h" } },
    changes: [{ on: "2024-01-04", set: { "work.decision.effort": "2h" } }],
  });
  // One a day on Monday and Tuesday; Wednesday's was followed at closing, on that day, by one more of 8 hours; then four of 2 hours.
  assert.equal(run(scenario).daily("decisions").slice(0, 9), [1, 1, 1, 1, 3, 0, 0, 0, 0]);
});

test("a route that changes sends the cases that wait to where the new one goes", () => {
  const work = {
    interview: { needs: "interviewing", effort: "8h", notice: "20 days" },
    decision: { needs: "deciding", effort: "2h" },
  };
  const scenario = hub({
    cases: {
      types: { plain: { route: ["interview", "decision"] } },
      in_progress: [
        {
          id: "waits",
          count: 5,
          waiting_for: { interview: "100%" },
          ages: { bands: [{ from: "99 days", to: "100 days", cases: 1 }] },
        },
      ],
      arrivals: { series: { daily: { values: { "2024-01-01": 3, "2024-01-02": 0 } }, then: "hold" }, as: "given" },
    },
    work,
    staff: { deciders: { fte: 1, skills: ["deciding"] }, interviewers: { fte: 0, skills: ["interviewing"] } },
    changes: [{ on: "2024-01-08", set: { "cases.types.plain.route": ["decision"] } }],
  });
  const result = run(scenario);
  assert.equal([result.daily("waiting", "interview")[6], result.daily("notice", "interview")[6]], [5, 3]);
  assert.equal([result.daily("waiting", "interview")[7], result.daily("notice", "interview")[7]], [0, 0]);
  // Eight cases of two hours: Monday and Tuesday.
  assert.equal(result.daily("decisions").slice(6, 10), [0, 4, 4, 0]);
});

test("cases whose patience ran out where they could not leave go on the day on which they may", () => {
  const scenario = hub({
    cases: { types: { plain: { route: ["decision"], withdrawal: "1000/day" } }, in_progress: [{ count: 10 }] },
    work: { decision: { needs: "deciding", effort: "2h", withdrawal: false } },
    staff: { deciders: { fte: 0, skills: ["deciding"] } },
    changes: [{ on: "2024-01-08", set: { "work.decision.withdrawal": true } }],
  });
  assert.equal(run(scenario).daily("withdrawals").slice(5, 9), [0, 0, 10, 0]);
});

test("a smaller share of a route spares waiting cases by the same random numbers that sent them there", () => {
  const waiting = (share: string) =>
    run(
      hub({
        cases: {
          types: { plain: { route: [{ interview: "80%" }, "decision"] } },
          in_progress: [{ count: 500 }],
        },
        work: {
          interview: { needs: "interviewing", effort: "8h" },
          decision: { needs: "deciding", effort: "2h" },
        },
        staff: { deciders: { fte: 0, skills: ["deciding"] }, interviewers: { fte: 0, skills: ["interviewing"] } },
        changes: [{ on: "2024-01-08", set: { "cases.types.plain.route": [{ interview: share }, "decision"] } }],
      }),
    ).daily("waiting", "interview");
  const halved = waiting("40%");
  const kept = waiting("80%");
  const from = kept[6];
  assert.ok(from > 350 && from < 450, `${from} of 500 wait for an interview, of which 80% are expected`);
  assert.is(kept[7], from);
  assert.ok(halved[7] > 150 && halved[7] < 250, `${halved[7]} still wait, of which 40% of 500 are expected`);
  // Those who were spared before do not come back for an interview.
  assert.is(waiting("100%")[7], from);
});

test("a change of the route reaches all who wait, also when there are far more than the first allocation holds", () => {
  const result = run(
    hub({
      period: period("2024-01-31"),
      cases: {
        types: { plain: { route: ["interview", "decision"] } },
        in_progress: [{ count: 10 }],
        arrivals: { rate: "500/day" },
      },
      work: { interview: { needs: "interviewing", effort: "8h" }, decision: { needs: "deciding", effort: "2h" } },
      staff: { deciders: { fte: 0, skills: ["deciding"] }, interviewers: { fte: 0, skills: ["interviewing"] } },
      changes: [{ on: "2024-01-21", set: { "cases.types.plain.route": ["decision"] } }],
    }),
  );
  const backlog = result.daily("total_backlog");
  assert.ok(backlog[19] > 9_000, `${backlog[19]} cases before the change`);
  assert.is(result.daily("waiting", "interview")[19], backlog[19]);
  assert.equal(
    result.daily("waiting", "interview").slice(20),
    backlog.slice(20).map(() => 0),
  );
  assert.equal(result.daily("waiting", "decision").slice(20), backlog.slice(20));
});

test("cases in hand go on under the terms that held when their work started", () => {
  const scenario = hub({
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1 }] },
    work: { decision: { needs: "deciding", effort: "24h" } },
    changes: [{ on: "2024-01-02", set: { "work.decision.effort": "1h" } }],
  });
  assert.is(clock(lifeOf(scenario, 0).at(-1)?.moment ?? 0), "2 17:00");
});

test("a hazard that changes by date rescales the same patience", () => {
  const cases = (withdrawal: string) => ({
    types: { plain: { route: ["decision"], withdrawal } },
    in_progress: [{ count: 400 }],
  });
  const staff = { deciders: { fte: 0, skills: ["deciding"] } };
  const constant = run(hub({ cases: cases("2%/day"), staff })).daily("withdrawals");
  const doubled = run(
    hub({
      cases: cases("2%/day"),
      staff,
      changes: [{ on: "2024-02-01", set: { "cases.types.plain.withdrawal": "4%/day" } }],
    }),
  ).daily("withdrawals");
  assert.equal(doubled.slice(0, 31), constant.slice(0, 31));
  // From then on one day holds what were two.
  for (let day = 31; day < 61; day++)
    assert.is(doubled[day], constant[2 * day - 31] + constant[2 * day - 30], `day ${day}`);
});

test("a dated change that adds a skill starts idle staff on the waiting cases", () => {
  const scenario = hub({
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 5 }] },
    work: { decision: { needs: "deciding", effort: "4h" }, filing: { needs: "filing", effort: "1h" } },
    staff: { clerk: { fte: 1, skills: ["filing"] }, deciders: { fte: 0, skills: ["deciding"] } },
    changes: [{ on: "2024-01-10", set: { "staff.clerk.skills": ["deciding", "filing"] } }],
  });
  assert.equal(run(scenario).daily("decisions").slice(8, 13), [0, 2, 2, 1, 0]);
});

test("arrivals change on the date, and the same claims come earlier or later", () => {
  const scenario = (rate: string) =>
    hub({
      calendar: "continuous",
      cases: { types: { plain: { route: ["decision"] } }, arrivals: { rate: "10/day" } },
      changes: [{ on: "2024-02-01", set: { "cases.arrivals.rate": rate } }],
    });
  const [constant, none, doubled] = ["10/day", "0/day", "20/day"].map((rate) => run(scenario(rate)).daily("arrivals"));
  assert.equal(none.slice(0, 31), constant.slice(0, 31));
  assert.ok(none.slice(31).every((claims) => claims === 0));
  for (let day = 31; day < 61; day++)
    assert.is(doubled[day], constant[2 * day - 31] + constant[2 * day - 30], `day ${day}`);
});

test.run();
