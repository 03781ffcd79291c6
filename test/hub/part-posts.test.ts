/** Fractions of a full-time equivalent: two and a half are two people and a half-timer, wherever staff are counted. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex } from "../../src/hub/plan.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { officeHours, period, planOf, run, type Written } from "./small.ts";

const test = suite("parts of posts");

/** Pools of deciders with more work than they can do, an hour's decision each. */
function hub(staff: Record<string, Written>, end: string): Written {
  const pools = Object.entries(staff).map(([name, pool]) => [name, { skills: ["deciding"], ...pool }]);
  return {
    period: period(end),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 50_000 }] },
    work: { decision: { needs: "deciding", effort: "1h" } },
    staff: Object.fromEntries(pools),
  };
}

const near = (actual: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual}, not ${expected}`);

test("2.5 and 0.4 full-time equivalents are in post and give the hours of 2.9", () => {
  const result = run(hub({ deciders: { fte: 2.5 }, part: { fte: 0.4 } }, "2024-01-05"));
  for (const fte of result.daily("staff_in_post")) near(fte, 2.9);
  for (const fte of result.daily("staff_in_post", "part")) near(fte, 0.4);
  for (const hours of result.daily("hours_worked")) near(hours, 2.9 * 8);
  // Each finishes whole pieces: 40, 40, 20 and 16 hours of work.
  assert.is(result.total("decisions"), 40 + 40 + 20 + 16);
});

test("with people of less than full time, the last is of their size or less", () => {
  const result = run(hub({ deciders: { fte: 2, fte_each: 0.8 } }, "2024-01-05"));
  for (const fte of result.daily("staff_in_post")) near(fte, 2);
  // Two of 32 hours a week and one of 16: nobody of them does 40.
  assert.is(result.total("decisions"), 32 + 32 + 16);
  const exact = run(hub({ deciders: { fte: 2.4, fte_each: 0.8 } }, "2024-01-05"));
  assert.is(exact.total("decisions"), 3 * 32, "2.4 / 0.8 is three people, whatever binary fractions make of it");
});

test("the shares in training and on the learning curve come as near as people allow", () => {
  const pool = { training: "10 days", ramp: { from: "0%", over: "100 days" } };
  const inTraining = (share: string) =>
    run(hub({ deciders: { ...pool, fte: 2.5, in_training: share } }, "2024-01-05")).daily("staff_in_training")[0];
  near(inTraining("20%"), 0.5);
  near(inTraining("40%"), 1);
  near(inTraining("60%"), 1.5);
  near(inTraining("100%"), 2.5);
  // The half-timer alone is on the ramp, half-way along it.
  const learning = run(hub({ deciders: { ...pool, fte: 2.5, learning: "20%" } }, "2024-01-05"));
  near(learning.daily("productive_fte")[0], 2.25);
});

test("a half post is refilled by a half-timer", () => {
  const leaving = { fte: 2.5, attrition: "2000%/year" };
  for (const vacancies of [{ refilled_after: "0 days" }, { held_at: 2.5 }]) {
    const result = run(hub({ deciders: { ...leaving, vacancies } }, "2024-12-31"));
    for (const fte of result.daily("staff_in_post")) near(fte, 2.5);
  }
  const later = run(hub({ deciders: { ...leaving, vacancies: { refilled_after: "7 days" } } }, "2024-12-31"));
  const levels = new Set(later.daily("staff_in_post").map((fte) => Math.round(fte * 2) / 2));
  assert.ok(
    [...levels].every((fte) => fte <= 2.5),
    [...levels].join(),
  );
  assert.ok(levels.has(2) && levels.has(1.5), "someone whole was away and so was the half");
});

test("a pool is held to the exact fraction, from more, from fewer and after a change", () => {
  const inPost = (pool: Written) => run(hub({ deciders: pool }, "2024-01-05")).daily("staff_in_post");
  const hold = (fte: number, held_at: number, more = {}) => inPost({ fte, vacancies: { held_at }, ...more });
  for (const fte of hold(0, 2.5)) near(fte, 2.5);
  for (const fte of hold(2.5, 3)) near(fte, 3);
  for (const fte of hold(2.5, 3, { fte_each: 0.5 })) near(fte, 3);
  assert.equal(hold(3, 2.5), [3, 2.5, 2.5, 2.5, 2.5], "nobody goes on the first morning");
  assert.equal(hold(2.5, 2), [2.5, 2, 2, 2, 2]);
  const whole = hub({ deciders: { fte: 4, vacancies: { held_at: 4 } } }, "2024-01-05");
  const changes = [{ on: "2024-01-03", set: { "staff.deciders.vacancies": { held_at: 1.25 } } }];
  assert.equal(run({ ...whole, changes }).daily("staff_in_post"), [4, 4, 1.25, 1.25, 1.25]);
});

test("a level that moves is followed in whole people, and one that does not move to the exact fraction", () => {
  const values = { "2024-01-01": 10, "2024-01-31": 14.3, "2024-02-10": 14.3, "2024-03-01": 8 };
  const result = run(hub({ deciders: { fte: 10, vacancies: { held_to: { at: { values } } } } }, "2024-03-01"));
  const inPost = result.daily("staff_in_post");
  const level = (day: number) =>
    day <= 30 ? 10 + (4.3 * day) / 30 : day <= 40 ? 14.3 : 14.3 - (6.3 * (day - 40)) / 20;
  for (const [day, fte] of inPost.entries()) near(fte, level(day), day >= 30 && day < 40 ? 1e-9 : 0.5 + 1e-9);
  const sizes = new Set(inPost.slice(0, 30).map((fte) => fte % 1));
  assert.equal([...sizes], [0], "nobody comes for a tenth of a post on the way up");
});

test("joiners of 2.5 are two people and a half, and cohorts of 2.5 two and three in turn", () => {
  const joined = (joiners: Written, more = {}) =>
    run(hub({ deciders: { joiners, ...more } }, "2024-01-31")).daily("staff_in_post");
  const from = "2024-01-01";
  near(joined({ count: 2.5, from })[0], 2.5);
  near(joined({ count: 2.5, from }, { fte_each: 0.6 })[0], 1.5);
  near(joined({ count: 0.4, from })[0], 0.4);
  const weekly = joined({ count: 10, from, cohorts: { of: 2.5, every: "1 week" } });
  assert.equal(
    [0, 7, 14, 21, 28].map((day) => weekly[day]),
    [3, 5, 8, 10, 10],
  );
  const slow = joined({ count: 2, from, cohorts: { of: 0.4, every: "1 week" } });
  assert.equal(
    [0, 7, 14, 21, 28].map((day) => slow[day]),
    [0, 1, 1, 2, 2],
  );
});

test("a drawn number of full-time equivalents is in post as drawn", () => {
  const fte = { value: 3, range: [1, 6], distribution: "uniform" };
  const plan = planOf(hub({ deciders: { fte } }, "2024-01-05"));
  const column = columnIndex(plan, "staff_in_post");
  for (let replication = 0; replication < 20; replication += 2) {
    const { values, daily } = simulate(plan, { seed: 1, replication, fixed: false });
    near(daily[column * plan.days], values[0]);
  }
});

test("the fluid estimate has the same part-time posts and hours", () => {
  const rising = { fte: 0, joiners: { count: 1.5, from: "2024-01-03" } };
  const read = (staff: Record<string, Written>, measure: string) => {
    const plan = planOf(hub(staff, "2024-01-12"));
    return fluid(plan)
      .daily.subarray(columnIndex(plan, measure) * plan.days)
      .slice(0, plan.days);
  };
  const stays = { deciders: { fte: 2.5 }, part: { fte: 0.4 }, rising };
  const worked = read(stays, "hours_worked");
  near(worked[0], 2.9 * 8, 1e-6);
  near(worked[7], 4.4 * 8, 1e-6);
  const replaced = { ...stays, deciders: { fte: 2.5, attrition: "200%/year", vacancies: { held_at: 2.5 } } };
  for (const [day, fte] of read(replaced, "staff_in_post").entries()) near(fte, day < 2 ? 2.9 : 4.4);
});

test.run();
