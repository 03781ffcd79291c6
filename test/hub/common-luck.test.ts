/** Two scenarios that differ in one thing share the luck of everything else, so that a difference between them is of that thing. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { livesOf, officeHours, period, run, type Written } from "./small.ts";

const test = suite("common luck");

const numbers = Array.from({ length: 24 }, (_, n) => n * 10);

const deciders = {
  fte: 6,
  skills: ["deciding"],
  attrition: "80%/year",
  vacancies: { refilled_after: "30 days" },
  away: { leave: "40 days/year" },
};
const interviewers = { fte: 6, skills: ["interviewing"], attrition: "50%/year", vacancies: "unfilled" };

interface Parts {
  readonly route?: unknown[];
  readonly work?: Written;
  readonly staff?: Written;
  readonly more?: Written;
}

function hub({ route = ["interview", "decision"], work = {}, staff = {}, more = {} }: Parts = {}): Written {
  return {
    period: period("2024-12-31"),
    calendar: officeHours,
    cases: {
      types: {
        a: { share: "40%", route, outcome: { grant: "60%", refuse: "40%" }, withdrawal: "30%/year" },
        b: { share: "rest", route, outcome: { grant: "30%", refuse: "70%" } },
      },
      in_progress: [{ count: 100 }],
      arrivals: { rate: "1/day" },
    },
    work: {
      interview: { needs: "interviewing", effort: { lognormal: { mean: "5h", cv: 0.6 } }, no_show: { share: "20%" } },
      decision: {
        needs: "deciding",
        effort: { gamma: { mean: "6h", cv: 0.8 } },
        check: { of: "100%", sent_back: "20%" },
      },
      ...work,
    },
    staff: { interviewers, deciders, ...staff },
    ...more,
  };
}

/** What each case's luck has made of it, leaving out when and by whom: its efforts in order, no-shows and returns, its outcome. */
function luckIn(scenario: Written): string[][] {
  return livesOf(scenario, numbers).map((life) =>
    life.flatMap(({ what }) => {
      const taken = /^(interview|decision) is taken up by .*: ([\d.]+ hours.*)$/.exec(what);
      if (taken) return [`${taken[1]} ${taken[2]}`];
      return /is lodged|sent back|decided/.test(what) ? [what] : [];
    }),
  );
}

/** One case comes further than the other in the same period, or withdraws; what both have lived through must be the same. */
function assertSameLuck(one: string[][], other: string[][]): void {
  let compared = 0;
  for (const [i, number] of numbers.entries()) {
    const common = Math.min(one[i].length, other[i].length);
    assert.equal(one[i].slice(0, common), other[i].slice(0, common), `case ${number}`);
    compared += common;
  }
  assert.ok(compared > 3 * numbers.length, `only ${compared} pieces of streams were compared`);
}

const columns = ["staff_in_post", "staff_in_training", "productive_fte"];

function assertSameStaff(one: Written, other: Written, pools: readonly string[]): void {
  const [a, b] = [run(one), run(other)];
  for (const pool of pools) {
    for (const column of columns) assert.equal(a.daily(column, pool), b.daily(column, pool), `${column} of ${pool}`);
    const hours = (result: typeof a) =>
      result
        .daily("hours_worked", pool)
        .map((worked, day) => Math.round((worked + result.daily("hours_idle", pool)[day]) * 1e6));
    // Leavers may finish what they have in hand after they are gone, so only the hours up to the first of them are compared.
    const first = a.daily("staff_in_post", pool).findIndex((count) => count !== 6);
    assert.equal(hours(a).slice(0, first), hours(b).slice(0, first), `hours of ${pool}`);
  }
}

const base = luckIn(hub());

test("another pool, before or after the others in the file", () => {
  const extra = {
    fte: 9,
    skills: ["interviewing", "deciding"],
    attrition: "20%/year",
    away: { sickness: "20 days/year" },
  };
  for (const scenario of [hub({ staff: { extra } }), { ...hub(), staff: { extra, interviewers, deciders } }]) {
    assertSameLuck(base, luckIn(scenario));
    assertSameStaff(hub(), scenario, ["interviewers", "deciders"]);
    assert.equal(run(hub()).daily("arrivals"), run(scenario).daily("arrivals"));
  }
});

test("another stage at the end, in the middle, or at the start of the route", () => {
  const work = { more: { elapsed: "3 days" } };
  for (const route of [
    ["interview", "decision", "more"],
    ["interview", "more", "decision"],
    ["more", "interview", "decision"],
  ]) {
    assertSameLuck(base, luckIn(hub({ route, work })));
    assertSameStaff(hub(), hub({ route, work }), ["interviewers", "deciders"]);
  }
});

test("stages written in another order", () => {
  const { interview, decision } = hub().work as Record<string, unknown>;
  assertSameLuck(base, luckIn({ ...hub(), work: { decision, interview } }));
});

test("a site with a pool of its own", () => {
  const scenario = hub({
    more: { sites: { glasgow: { nation: "scotland" } } },
    staff: { glasgow: { site: "glasgow", fte: 4, skills: ["deciding"] } },
  });
  assertSameLuck(base, luckIn(scenario));
  assertSameStaff(hub(), scenario, ["interviewers", "deciders"]);
});

test("more people in a pool: those already there are as they were", () => {
  const joiners = { count: 20, from: "2024-02-01", cohorts: { of: 5, every: "2 weeks" } };
  const still = { ...deciders, vacancies: "unfilled", attrition: "never" };
  const before = run(hub({ staff: { deciders: still } }));
  const after = run(hub({ staff: { deciders: { ...still, joiners } } }));
  const [a, b] = [before, after].map((result) => result.daily("staff_in_post", "deciders"));
  assert.equal(
    b.map((count, day) => count - a[day]).filter((count) => count % 5 !== 0),
    [],
  );
  assertSameLuck(base, luckIn(hub({ staff: { deciders: { ...still, joiners } } })));
});

test("another rate of arrivals moves the claims and changes none", () => {
  const slow = hub({ more: { cases: { ...(hub().cases as Written), arrivals: { rate: "0.5/day" } } } });
  assertSameLuck(base, luckIn(slow));
});

test("another order of work", () => {
  for (const next_case of [["oldest"], ["a", "easiest"], ["decision"], ["b"]])
    assertSameLuck(base, luckIn(hub({ more: { next_case } })));
});

test("patience belongs to the case: whoever is never taken up withdraws on the same day", () => {
  const nobody = {
    interviewers: { ...interviewers, fte: 0 },
    deciders: { ...deciders, fte: 0, vacancies: "unfilled" },
  };
  const alone = run(hub({ staff: nobody })).daily("withdrawals");
  const route = ["interview", "decision", "more"];
  const other = run(
    hub({ route, work: { more: { elapsed: "3 days" } }, staff: { ...nobody, idle: { fte: 3, skills: ["deciding"] } } }),
  ).daily("withdrawals");
  assert.equal(other, alone);
  assert.ok(alone.reduce((sum, count) => sum + count, 0) > 20);
});

test("replications have different random numbers", () => {
  const [a, b] = [0, 1].map((replication) => run(hub(), { replication }).daily("arrivals"));
  assert.not.equal(a, b);
});

test.run();
