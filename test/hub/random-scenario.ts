/** Random scenarios, small and full of everything that can happen to a case or a caseworker. */
import fc from "fast-check";
import { officeHours, period, type Written } from "./small.ts";

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const percent = (max = 100) => fc.integer({ min: 0, max }).map((n) => `${n}%`);
const days = (min: number, max: number) =>
  fc.integer({ min, max }).chain((n) => fc.constantFrom(`${n} days`, `${n} working days`));
const hours = (max: number) => fc.integer({ min: 0, max: max * 4 }).map((quarters) => `${quarters / 4}h`);
const effort = fc.oneof(
  hours(12),
  fc.integer({ min: 1, max: 12 }).map((mean) => ({ exponential: { mean: `${mean}h` } })),
  fc.integer({ min: 1, max: 12 }).map((mean) => ({ lognormal: { mean: `${mean}h`, cv: 0.8 } })),
);
const hazard = fc.constantFrom("never", "20%/year", "5/year", "10% within a week", "1/day");

const skills = ["one", "two", "three"];
const stageNames = ["a", "b", "c", "d"];
const typeNames = ["x", "y", "z"];

const check = fc.record({
  of: fc.oneof(percent(), fc.record({ new_starters: percent(), others: percent() })),
  needs: maybe(fc.constantFrom(...skills)),
  effort: hours(3),
  sent_back: percent(80),
});

const staffed = fc.record(
  {
    needs: fc.constantFrom(...skills),
    effort,
    notice: maybe(days(0, 9)),
    no_show: maybe(
      fc.record({
        share: percent(80),
        costs: maybe(hours(4)),
        then: fc.constantFrom("rebook", "withdraw"),
        withdrawn_after: maybe(fc.integer({ min: 1, max: 3 })),
      }),
    ),
    check: maybe(check),
    rework_effort: maybe(percent(150)),
    withdrawal: maybe(fc.boolean()),
    principal: maybe(fc.boolean()),
    decides: maybe(fc.constant(true)),
  },
  { requiredKeys: ["needs", "effort"] },
);
const elapsing = fc.record({ elapsed: days(0, 15), no_reply: maybe(percent(60)) });
const work = fc.record({
  a: staffed,
  b: fc.oneof(staffed, elapsing),
  c: fc.oneof(staffed, elapsing),
  d: staffed,
  leaving: fc.record({ needs: fc.constantFrom(...skills), effort: hours(2), closes: fc.constant("withdrawal") }),
  closing: fc.record({ needs: fc.constantFrom(...skills), effort: hours(2), closes: fc.constant("administrative") }),
});

const route = fc
  .subarray(stageNames, { minLength: 1 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.oneof(
          fc.constant(name),
          percent().map((share) => ({ [name]: share })),
        ),
      ),
    ),
  )
  .filter((visits) => visits.some((visit) => typeof visit === "string"));
const closure = (stage: string) =>
  fc.oneof(hazard, fc.record({ rate: hazard, by_work: fc.record({ stage: fc.constant(stage), share: percent() }) }));
const caseType = fc.record(
  {
    route,
    withdrawal: maybe(closure("leaving")),
    administrative: maybe(closure("closing")),
    outcome: maybe(fc.constant({ grant: "60%", refuse: "rest" })),
  },
  { requiredKeys: ["route"] },
);
const types = fc
  .tuple(caseType, caseType, caseType)
  .map(([x, y, z]) => ({ x: { share: "20%", ...x }, y: { share: "30%", ...y }, z: { share: "rest", ...z } }));

const stock = (cohort: string) =>
  fc.record(
    {
      cohort: fc.constant(cohort),
      count: fc.integer({ min: 0, max: 40 }),
      ages: fc.constant({
        bands:
          cohort === "legacy"
            ? [{ from: "300 days", to: "900 days", cases: 1 }]
            : [{ from: "0 days", to: "150 days", cases: 1 }],
      }),
      waiting_for: maybe(fc.constantFrom(...stageNames, "leaving", "closing").map((stage) => ({ [stage]: "100%" }))),
      entered: maybe(days(1, 20)),
    },
    { requiredKeys: ["cohort", "count", "ages"] },
  );

const pool = fc.record(
  {
    fte: fc.integer({ min: 0, max: 8 }),
    fte_each: maybe(fc.constantFrom(0.5, 1)),
    skills: fc.oneof(
      fc.subarray(skills, { minLength: 1 }),
      fc.tuple(fc.constantFrom(...skills), fc.subarray(typeNames)).map(([skill, only]) => ({ [skill]: only })),
    ),
    joiners: maybe(
      fc.record(
        {
          count: fc.integer({ min: 0, max: 8 }),
          from: fc.constantFrom("2024-01-01", "2024-01-20", "2024-02-10"),
          cohorts: fc.record({ of: fc.integer({ min: 1, max: 4 }), every: days(1, 20) }),
          fall_through: maybe(percent(60)),
        },
        { requiredKeys: ["count", "from", "cohorts"] },
      ),
    ),
    training: maybe(days(1, 30)),
    ramp: maybe(fc.record({ from: percent(), over: days(1, 90), shape: fc.constantFrom("linear", "exponential") })),
    new_starter_for: maybe(days(0, 60)),
    mentoring: maybe(
      fc.record({
        hours: fc.constantFrom("5h/week", "40h/week"),
        from: fc.constantFrom("p", "q"),
        lasting: days(1, 60),
      }),
    ),
    away: maybe(
      fc.record({
        leave: maybe(fc.constantFrom("25 days/year", "120 days/year")),
        sickness: maybe(fc.constant("9 days/year")),
        other: maybe(percent(50)),
      }),
    ),
    overtime: maybe(percent(30)),
    attrition: maybe(fc.oneof(hazard, fc.constant([{ within: "30 days", rate: "10/year" }, { rate: "1/year" }]))),
    vacancies: maybe(
      fc.oneof(
        fc.constant("unfilled"),
        days(0, 30).map((time) => ({ refilled_after: time })),
        fc.integer({ min: 0, max: 8 }).map((count) => ({ held_at: count })),
      ),
    ),
    leaver: maybe(fc.constantFrom("finishes", "hands_back")),
    in_hand: maybe(percent()),
  },
  { requiredKeys: ["fte", "skills"] },
);

const words = ["legacy", "flow", "oldest", "easiest", ...stageNames, ...typeNames];

const change = fc.record({
  on: fc.integer({ min: 2, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, "0")}`),
  set: fc.oneof(
    effort.map((value) => ({ "work.a.effort": value })),
    route.map((value) => ({ "cases.types.x.route": value })),
    hazard.map((value) => ({ "cases.types.y.withdrawal": value })),
    fc.subarray(skills, { minLength: 1 }).map((value) => ({ "staff.p.skills": value })),
    fc.subarray(words).map((value) => ({ next_case: value })),
    days(0, 9).map((value) => ({ "work.d.notice": value })),
    fc.constantFrom("0/day", "9/day").map((value) => ({ "cases.arrivals.rate": value })),
    hazard.map((value) => ({ "staff.q.attrition": value })),
  ),
});

/** Scenarios of 90 days with up to 250 cases. */
export const randomScenario: fc.Arbitrary<Written> = fc
  .record(
    {
      calendar: fc.constantFrom("continuous", officeHours),
      types,
      stocks: fc.tuple(stock("legacy"), stock("flow")),
      arrivals: fc.record({
        rate: fc.constantFrom("0/day", "0.5/day", "2/day"),
        as: fc.constantFrom("poisson", "given"),
      }),
      work,
      // The last can do everything, so that no stage is nobody's; it may be empty.
      staff: fc.record({
        p: pool,
        q: pool,
        r: pool,
        able: fc.integer({ min: 0, max: 2 }).map((fte) => ({ fte, skills })),
      }),
      next_case: fc.subarray(words),
      quota: maybe(fc.record({ legacy: percent(), at: fc.subarray(["a", "d"], { minLength: 1 }) })),
      changes: fc.array(change, { maxLength: 3 }),
    },
    { requiredKeys: ["calendar", "types", "stocks", "arrivals", "work", "staff", "next_case", "changes"] },
  )
  .map(({ types, stocks, arrivals, ...rest }) => ({
    period: period("2024-03-31"),
    cases: { legacy_before: "2023-06-28", types, in_progress: stocks, arrivals },
    ...rest,
  }));
