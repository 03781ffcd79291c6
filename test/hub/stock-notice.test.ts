/** Notice of the starting stock: over on the first day, unless the scenario says when its cases entered their stage. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex } from "../../src/hub/plan.ts";
import { livesOf, officeHours, period, planOf, run, type Written } from "./small.ts";

const fluidDaily = (scenario: Written, measure: string, group = "") => {
  const plan = planOf(scenario);
  const at = columnIndex(plan, measure, group);
  return [...fluid(plan).daily.subarray(at * plan.days, (at + 1) * plan.days)];
};

const older = { bands: [{ from: "2 months", to: "10 months", cases: 1 }] };
const ages = { bands: [{ from: "0 days", to: "10 months", cases: 1 }] };

/** 400 interviews of 3 hours, 10 staff of 8 hours a day: 15 working days, to Friday 19 January, less what a day's end leaves over. */
const interviews = (stock: Written, notice = "28 days"): Written => ({
  period: period("2024-03-31"),
  calendar: officeHours,
  cases: { types: { plain: { route: ["interview"] } }, in_progress: [{ count: 400, ...stock }] },
  work: { interview: { needs: "casework", effort: "3h", notice } },
  staff: { caseworkers: { fte: 10, skills: ["casework"] } },
});
const friday19 = 18;
const monday22 = 21;

for (const [name, stock] of [
  ["placed nowhere", {}],
  ["placed at the stage", { waiting_for: { interview: "100%" } }],
  ["of any age", { ages }],
  ["of any age, placed", { ages, waiting_for: { interview: "100%" } }],
] as const)
  for (const notice of ["28 days", "20 working days"])
    test(`${name}: a notice of ${notice} is over on the first day`, () => {
      const scenario = interviews(stock, notice);
      const left = run(scenario).daily("total_backlog");
      assert.is(run(scenario).daily("notice", "interview")[0], 0);
      assert.ok(left[friday19 - 1] > 0 && left[monday22] === 0, `${left.slice(0, 30)}`);
      const expected = fluidDaily(scenario, "total_backlog");
      assert.ok(expected[friday19 - 1] > 1 && expected[friday19] < 0.5, `${expected.slice(0, 30)}`);
    });

test("with entered stated, as many come out of their notice every day of it, whatever their age beyond that", () => {
  // 28 of the 56 days are within the notice: of those who entered on the k-th day before the start it ends 28 - k days after it.
  for (const stock of [
    { entered: "56 days" },
    { entered: "56 days", ages: older, waiting_for: { interview: "100%" } },
  ]) {
    const scenario = { ...interviews(stock), staff: { caseworkers: { fte: 400, skills: ["casework"] } } };
    for (const inNotice of [run(scenario).daily("notice", "interview"), fluidDaily(scenario, "notice", "interview")])
      inNotice.slice(0, 30).forEach((count, day) => {
        assert.ok(Math.abs(count - Math.max(0, (400 * (27 - day)) / 56)) < 3, `day ${day}: ${count}`);
      });
  }
});

for (const [name, stock] of [
  ["without ages", { entered: "18 months" }],
  ["of any age", { entered: "18 months", ages }],
] as const)
  test(`no case ${name} enters its stage before it was lodged`, () => {
    const all = Array.from({ length: 400 }, (_, number) => number);
    const lives = livesOf(interviews(stock), all);
    assert.is(lives.length, 400);
    for (const [number, life] of lives.entries()) {
      const lodged = life.findIndex(({ what }) => /lodged/i.test(what));
      assert.is(lodged, 0, JSON.stringify(life.slice(0, 3)));
      const before = life.filter(({ moment }) => moment < life[0].moment);
      assert.equal(before, [], `case ${number}`);
    }
  });

test("cases younger than the time in which they entered their stage did so evenly since they were lodged", () => {
  const young = { entered: "300 days", ages: { bands: [{ from: "0 days", to: "20 days", cases: 1 }] } };
  const scenario = { ...interviews(young), staff: { caseworkers: { fte: 400, skills: ["casework"] } } };
  // On the morning of day d those whose notice runs entered less than 28 - d days ago: with age a, min(1, (28 - d) / a) of them.
  const running = (day: number) => {
    let share = 0;
    for (let age = 1; age <= 20; age++) share += Math.min(1, Math.max(0, 27 - day) / age) / 20;
    return 400 * share;
  };
  for (const inNotice of [run(scenario).daily("notice", "interview"), fluidDaily(scenario, "notice", "interview")])
    for (const day of [0, 5, 10, 15, 20, 25, 28])
      assert.ok(Math.abs(inNotice[day] - running(day)) < 8, `day ${day}: ${inNotice[day]} for ${running(day)}`);
});

test("stock that skips a stage has served the notice of the stage it is placed at", () => {
  const scenario: Written = {
    period: period("2024-04-30"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: [{ interview: "10%" }, "decision"] } },
      in_progress: [{ count: 1000, entered: "60 days" }],
    },
    work: {
      interview: { needs: "interviewing", effort: "1h", notice: "14 days" },
      decision: { needs: "deciding", effort: "1h", notice: "21 days", decides: true },
    },
    // Nobody interviews, so that those in notice of the decision are those who skip the interview: 900, within 4.5 deviations.
    staff: {
      caseworkers: { fte: 50, skills: ["deciding"] },
      nobody: { skills: ["interviewing"] },
    },
  };
  const bound = 4.5 * Math.sqrt(1000 * 0.1 * 0.9);
  for (const [kind, inNotice] of [
    ["simulated", run(scenario).daily("notice", "decision")],
    ["fluid", fluidDaily(scenario, "notice", "decision")],
  ] as const)
    for (const day of [0, 7, 14, 19, 20, 30])
      assert.ok(
        Math.abs(inNotice[day] - Math.max(0, (900 * (20 - day)) / 60)) <= bound * Math.max(0, (20 - day) / 60) + 3,
        `${kind}, day ${day}: ${inNotice[day]}`,
      );
});

test("a stage that only takes time is over for the stock as well, and its next notice begins with the period", () => {
  const scenario: Written = {
    period: period("2024-02-29"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["questionnaire", "interview"] } }, in_progress: [{ count: 10 }] },
    work: {
      questionnaire: { elapsed: "20 days" },
      interview: { needs: "casework", effort: "1h", notice: "10 days" },
    },
    staff: { caseworkers: { fte: 10, skills: ["casework"] } },
  };
  const result = run(scenario);
  assert.is(result.daily("completed", "questionnaire")[0], 10);
  assert.equal(result.daily("notice", "interview").slice(8, 11), [10, 10, 0]);
  assert.equal(fluidDaily(scenario, "notice", "interview").slice(8, 11).map(Math.round), [10, 10, 0]);
});

test("claims have their notice as before", () => {
  const [life] = livesOf(
    {
      ...interviews({ count: 0 }),
      cases: { types: { plain: { route: ["interview"] } }, arrivals: { rate: "1/day", as: "given" } },
    },
    [0],
  );
  assert.equal(
    life.map(({ moment }) => Math.floor(moment / 24)),
    [0, 0, 28, 28, 28],
  );
});

test.run();
