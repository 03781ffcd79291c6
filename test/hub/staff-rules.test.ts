/** Rules that add, stop or alter spells from the next dawn, each made up for its test: what came before stays, and everyone else's random numbers with it. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { drawRegimes, drawValues } from "../../src/hub/draws.ts";
import { alter } from "../../src/hub/staff/alteration.ts";
import type { Change, StaffRule } from "../../src/hub/staff/staff-rule.ts";
import { Timeline } from "../../src/hub/staff/timeline.ts";
import { assertConserved } from "./conserved.ts";
import { randomScenario } from "./random-scenario.ts";
import { lifeOf, livesOf, officeHours, period, planOf, type Result, run, type Written } from "./small.ts";

const test = suite("rules of staffing");

const restless = { attrition: "60%/year", away: { leave: "40 days/year", sickness: "10 days/year" } };
const trained = {
  training: "3 weeks",
  ramp: { from: "50%", over: "8 weeks", shape: "exponential" },
  mentoring: { hours: "8h/week", from: "deciders", lasting: "6 weeks" },
};

function hub(deciders: Written = {}, more: Written = {}): Written {
  return {
    period: period("2024-12-31"),
    calendar: officeHours,
    cases: {
      types: { plain: { route: ["interview", "decision"], withdrawal: "10%/year" } },
      in_progress: [{ count: 300 }],
      arrivals: { rate: "9/day" },
    },
    work: {
      interview: { needs: "interviewing", effort: { gamma: { mean: "5h", cv: 0.8 } } },
      decision: {
        needs: "deciding",
        effort: { lognormal: { mean: "6h", cv: 0.6 } },
        check: { of: "30%", sent_back: "20%" },
      },
    },
    staff: {
      interviewers: { fte: 10, skills: ["interviewing"], ...restless, vacancies: { refilled_after: "20 days" } },
      deciders: { fte: 8, skills: ["deciding"], vacancies: { refilled_after: "30 days" }, ...restless, ...deciders },
    },
    ...more,
  };
}

/** Ten deciders are hired once, on the first evening with more than so many open cases. */
function hireTen(bound: number): { rule: StaffRule; day(): number } {
  let firedOn = -1;
  const rule: StaffRule = ({ day, reading }) => {
    const open = reading.backlog[0] + reading.backlog[1];
    if (firedOn >= 0 || open <= bound) return [];
    firedOn = day;
    return [{ hire: 10, into: "deciders" }];
  };
  return { rule, day: () => firedOn };
}

function once(on: number, changes: (inPost: (pool: string) => readonly number[]) => readonly Change[]): StaffRule {
  return ({ day, inPost }) => (day === on ? changes(inPost) : []);
}

function assertSameUntil(one: Result, other: Result, day: number): void {
  const { days, replication } = one;
  for (let column = 0; column * days < replication.daily.length; column++)
    assert.equal(
      [...other.replication.daily.subarray(column * days, column * days + day)],
      [...replication.daily.subarray(column * days, column * days + day)],
      `column ${column}`,
    );
}

/** Every daily number, but for what rounding makes of sums. */
function assertClose(one: Result, other: Result): void {
  const [a, b] = [one.replication.daily, other.replication.daily];
  assert.is(b.length, a.length);
  for (let i = 0; i < a.length; i++)
    if (!(Number.isNaN(a[i]) && Number.isNaN(b[i])))
      assert.ok(
        Math.abs(a[i] - b[i]) < 1e-6,
        `${b[i]} instead of ${a[i]} in column ${Math.floor(i / one.days)}, day ${i % one.days}`,
      );
}

/** Hires, releases, secondments and recalls by pseudo-random numbers of the day. */
function restlessRule(seed: number): StaffRule {
  return ({ day, inPost }) => {
    const pools = ["p", "q", "r"];
    const number = (n: number) => (Math.imul(day * 31 + n * 7 + seed, 0x9e3779b1) >>> 8) % 97;
    const [pool, other] = [pools[number(1) % 3], pools[number(2) % 3]];
    const some = inPost(pool).slice(0, number(3) % 3);
    const kind = number(4) % 12;
    if (kind === 0)
      return [
        { hire: number(5) % 5, into: pool },
        { second: some, to: other, until: day + 1 + (number(6) % 20), handsBack: day % 2 === 0 },
      ];
    if (kind === 1) return [{ second: some, until: day + 1 + (number(6) % 20), handsBack: day % 2 === 0 }];
    if (kind === 2) return [{ release: some }];
    if (kind === 3) return [{ recall: inPost(pool) }];
    if (kind === 5) return [{ limit: pool, places: number(5) % 6, until: day + 1 + (number(6) % 20) }];
    if (kind === 4) return [{ hire: number(5) % 70, into: pool, on: day + 1 + (number(6) % 9) }];
    return [];
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("ten are hired when the backlog passes a bound: they come the next dawn, and more is decided than without them", () => {
  const plain = run(hub(trained));
  const hire = hireTen(400);
  const result = run(hub(trained), { staffRules: [hire.rule] });
  const day = hire.day();
  assert.ok(day > 10 && day < 300, `the rule fires on day ${day}`);
  assert.is(
    plain.daily("total_backlog").findIndex((open) => open > 400),
    day,
  );
  const [before, after] = [plain, result].map((one) => one.daily("staff_in_post", "deciders"));
  assert.is(after[day + 1], before[day + 1] + 10);
  assert.is(
    result.daily("staff_in_training", "deciders")[day + 1],
    plain.daily("staff_in_training", "deciders")[day + 1] + 10,
  );
  assert.ok(sum(result.daily("hours_mentoring", "deciders")) > sum(plain.daily("hours_mentoring", "deciders")));
  assert.ok(sum(result.daily("decisions")) > sum(plain.daily("decisions")) + 100);
});

test("until the hire nothing differs, and after it neither the claims nor the people of another pool do", () => {
  const hire = hireTen(400);
  const [plain, result] = [run(hub(trained)), run(hub(trained), { staffRules: [hire.rule] })];
  assertSameUntil(plain, result, hire.day() + 1);
  assert.equal(result.daily("arrivals"), plain.daily("arrivals"));
  for (const column of ["staff_in_post", "staff_in_training", "productive_fte"])
    assert.equal(result.daily(column, "interviewers"), plain.daily(column, "interviewers"));
});

test("those already in post stay as long as they would have: hires leave by random numbers of their own", () => {
  const still = { ...trained, vacancies: "unfilled" };
  const [plain, result] = [
    run(hub(still)),
    run(hub(still), { staffRules: [once(100, () => [{ hire: 10, into: "deciders" }])] }),
  ];
  const more = result
    .daily("staff_in_post", "deciders")
    .map((count, day) => count - plain.daily("staff_in_post", "deciders")[day]);
  assert.ok(more.slice(0, 101).every((count) => count === 0));
  assert.is(more[101], 10);
  for (let day = 102; day < more.length; day++) assert.ok(more[day] <= more[day - 1] && more[day] >= 0, `day ${day}`);
  assert.ok((more.at(-1) as number) < 10, "some of the ten have left");
});

test("nobody who is hired leaves when someone of the plan does: their random numbers are their own", () => {
  const plan = planOf(hub({ fte: 200, vacancies: "unfilled", attrition: "200%/year", away: undefined }));
  const regimes = drawRegimes(plan, drawValues(plan, { seed: 1, replication: 0, fixed: true }));
  const timeline = new Timeline(regimes, plan.startDay, plan.days, new RandomStreams(1, 0));
  timeline.count(() => {});
  const planned = timeline.inPost("deciders", 0);
  alter(timeline, 1, [{ hire: 200, into: "deciders" }]);
  const hired = timeline.inPost("deciders", 1).filter((person) => !planned.includes(person));
  assert.is(hired.length, 200);
  const { people, spells } = timeline;
  const stays = (numbers: readonly number[], from: number) =>
    numbers.map((person) => spells.until[people.first[person]] - from);
  const [one, other] = [stays(planned, 0), stays(hired, 1)];
  const equal = one.filter((stay, n) => stay < plan.days - 1 && stay === other[n]).length;
  assert.ok(equal < 10, `${equal} of 200 stay as long as their namesakes`);
});

test("each case keeps its efforts, returns and outcome", () => {
  const numbers = Array.from({ length: 20 }, (_, n) => 17 * n);
  const luck = (staffRules: StaffRule[]) =>
    livesOf(hub(trained), numbers, { staffRules }).map((life) =>
      life.flatMap(({ what }) => {
        const taken = /^(.*) is taken up by .*: (.*)$/.exec(what);
        if (taken) return [`${taken[1]} ${taken[2]}`];
        return /is lodged|sent back|decided/.test(what) ? [what] : [];
      }),
    );
  const [plain, hired] = [luck([]), luck([once(40, () => [{ hire: 10, into: "deciders" }])])];
  let compared = 0;
  plain.forEach((one, i) => {
    const common = Math.min(one.length, hired[i].length);
    assert.equal(hired[i].slice(0, common), one.slice(0, common));
    compared += common;
  });
  assert.ok(compared > 50, `${compared} pieces`);
});

test("hired by a rule or written as dated joiners, where no random number of theirs counts, is the same", () => {
  // Monday, 15 April 2024.
  const [day, date] = [105, "2024-04-15"];
  const calm = { ...trained, attrition: "never", away: { other: "10%" } };
  for (const deciders of [calm, { ...calm, mentoring: undefined }, { ...calm, training: undefined }]) {
    const written = run(hub({ ...deciders, joiners: { dated: { [date]: 10 } } }));
    const hired = run(hub(deciders), { staffRules: [once(day - 1, () => [{ hire: 10, into: "deciders" }])] });
    const announced = run(hub(deciders), { staffRules: [once(3, () => [{ hire: 10, into: "deciders", on: day }])] });
    assertClose(written, hired);
    assertClose(written, announced);
  }
});

test("hours that change under work in hand move its end: mentoring that a hire brings slows who is at work", () => {
  // One case of 40 hours, taken up on Monday by the one caseworker; a mentee who comes on Wednesday takes half of each day.
  const scenario: Written = {
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1 }] },
    work: { decision: { needs: "deciding", effort: "40h" } },
    staff: {
      desk: { fte: 1, skills: ["deciding"] },
      learners: { fte: 0, skills: ["deciding"], mentoring: { hours: "20h/week", from: "desk", lasting: "2 weeks" } },
    },
  };
  const decided = (staffRules: StaffRule[]) =>
    lifeOf(scenario, 0, { staffRules }).find(({ what }) => what.startsWith("decided"))?.moment;
  // Monday to Friday, 9 to 17.
  assert.is(decided([]), 4 * 24 + 17);
  // 16 hours on Monday and Tuesday, then 4 a day on six days: to 17:00 on Wednesday of the week after.
  const rule = once(1, () => [{ hire: 1, into: "learners" }]);
  assert.is(decided([rule]), 9 * 24 + 17);
  const worked = run(scenario, { staffRules: [rule] }).daily("hours_worked", "desk");
  assert.equal(worked.slice(0, 10).map(Math.round), [8, 8, 4, 4, 4, 0, 0, 4, 4, 4]);
});

test("seconded people are gone from the next dawn, hold their posts, leave when they would have, and come back", () => {
  const still = { vacancies: "unfilled", attrition: "60%/year" };
  const [away, back] = [60, 150];
  const plain = run(hub(still));
  const second = once(away - 1, (inPost) => [{ second: inPost("deciders").slice(0, 3), until: back, handsBack: true }]);
  const result = run(hub(still), { staffRules: [second] });
  assertSameUntil(plain, result, away);
  const [before, after] = [plain, result].map((one) => one.daily("staff_in_post", "deciders"));
  const gone = after.map((count, day) => before[day] - count);
  assert.is(gone[away - 1], 0);
  assert.is(gone[away], 3);
  for (let day = away; day < back; day++) assert.ok(gone[day] <= 3 && gone[day] >= 0);
  assert.ok(
    gone.slice(back).every((count) => count === 0),
    "all who have not left meanwhile are back",
  );
  assert.ok(
    result
      .daily("hours_worked", "deciders")
      .slice(away, back)
      .every((hours, day) => hours <= 8 * after[away + day] + 1e-6),
  );
  assert.equal(result.daily("staff_in_post", "interviewers"), plain.daily("staff_in_post", "interviewers"));
});

test("on the way to a secondment a case is handed back or finished first", () => {
  const scenario: Written = {
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 2 }] },
    work: { decision: { needs: "deciding", effort: "12h" } },
    staff: { desk: { fte: 1, skills: ["deciding"] } },
  };
  const when = (handsBack: boolean) => {
    const rule = once(0, (inPost) => [{ second: inPost("desk"), until: 7, handsBack }]);
    return [0, 1].map((number) =>
      lifeOf(scenario, number, { staffRules: [rule] })
        .filter(({ what }) => /taken up|handed back|decided/.test(what))
        .map(
          ({ moment, what }) =>
            `${Math.floor(moment / 24)} ${moment % 24} ${what.split(" ")[0] === "decided:" ? "decided" : what.includes("handed") ? "back" : "up"}`,
        ),
    );
  };
  // Away from Tuesday to Monday; 12 hours are 8 on a day and 4 on the next.
  assert.equal(when(true), [
    ["0 0 up", "1 0 back", "7 0 up", "8 13 decided"],
    ["8 13 up", "9 17 decided"],
  ]);
  assert.equal(when(false), [
    ["0 0 up", "1 13 decided"],
    ["7 0 up", "8 13 decided"],
  ]);
});

test("seconded to another pool, people work there and are counted there", () => {
  const calm = { fte: 8, away: restless.away };
  const types = { plain: { route: ["interview", "decision"] } };
  const cases = { types, in_progress: [{ count: 3000, waiting_for: { decision: "100%" } }] };
  const staff = { interviewers: { ...calm, skills: ["interviewing"] }, deciders: { ...calm, skills: ["deciding"] } };
  const scenario = hub({}, { staff, cases });
  const plain = run(scenario);
  const rule = once(59, (inPost) => [
    { second: inPost("interviewers").slice(0, 4), to: "deciders", until: 200, handsBack: false },
  ]);
  const result = run(scenario, { staffRules: [rule] });
  for (const [pool, more] of [
    ["interviewers", -4],
    ["deciders", 4],
  ] as const) {
    const [before, after] = [plain, result].map((one) => one.daily("staff_in_post", pool));
    assert.equal(
      after.map((count, day) => count - before[day]),
      after.map((_, day) => (day >= 60 && day < 200 ? more : 0)),
    );
  }
  const hours = (one: Result) => sum(one.daily("hours_worked", "deciders").slice(60, 200));
  const times = hours(result) / hours(plain);
  assert.ok(times > 1.45 && times < 1.55, `${times} times the hours of eight`);
});

test("recalled before the time is the same as seconded for less", () => {
  const second = (until: number) =>
    once(59, (inPost) => [{ second: inPost("deciders").slice(0, 3), until, handsBack: true }]);
  let gone: readonly number[] = [];
  const long: StaffRule = (evening) => {
    if (evening.day === 59) gone = evening.inPost("deciders").slice(0, 3);
    if (evening.day !== 99) return second(250)(evening);
    return [{ recall: gone.filter((person) => evening.inPost("deciders").includes(person)) }];
  };
  const [short, recalled] = [run(hub(), { staffRules: [second(100)] }), run(hub(), { staffRules: [long] })];
  assertSameUntil(short, recalled, short.days);
  assert.is(recalled.replication.events, short.replication.events);
});

test("where there are fewer places than people they take turns, and work in hand goes on when its turn is back", () => {
  const scenario: Written = {
    period: period("2024-02-29"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 60 }] },
    work: { decision: { needs: "deciding", effort: "20h" } },
    staff: { desk: { fte: 3, skills: ["deciding"] } },
  };
  // From Tuesday, 2 January, to Monday, 15 January, two of the three at a time.
  const limit = once(0, () => [{ limit: "desk", places: 2, until: 14 }]);
  const result = run(scenario, { staffRules: [limit] });
  assert.equal(
    result.daily("hours_worked", "desk").slice(0, 16).map(Math.round),
    [24, 16, 16, 16, 16, 0, 0, 16, 16, 16, 16, 16, 0, 0, 24, 24],
  );
  assert.ok(
    result
      .daily("hours_idle", "desk")
      .slice(0, 16)
      .every((hours) => Math.abs(hours) < 1e-9),
  );
  assert.ok(result.daily("staff_in_post", "desk").every((count) => count === 3));
  const ends = [0, 1, 2].map((number) =>
    lifeOf(scenario, number, { staffRules: [limit] }).find(({ what }) => what.startsWith("decided")),
  );
  // All begin 20 hours on Monday. Out are the second on Tuesday, the first on Wednesday, the third on Thursday.
  assert.equal(ends.map((end) => end && `${Math.floor(end.moment / 24)} ${end.moment % 24}`).sort(), [
    "2 13",
    "3 13",
    "3 13",
  ]);
});

test("a limit of none keeps everyone away until the day it ends, and one that nobody meets changes no byte", () => {
  const closed = run(hub(), { staffRules: [once(20, () => [{ limit: "deciders", places: 0, until: 60 }])] });
  // What rounding leaves of hours booked and given back is none.
  assert.ok(
    closed
      .daily("hours_worked", "deciders")
      .slice(21, 60)
      .every((hours) => hours < 1e-9),
  );
  assert.ok(sum(closed.daily("hours_worked", "deciders").slice(60, 80)) > 300);
  assert.is(sum(closed.daily("decisions").slice(21, 60)), 0);
  const [plain, wide] = [
    run(hub()),
    run(hub(), { staffRules: [once(20, () => [{ limit: "deciders", places: 99, until: 300 }])] }),
  ];
  assertSameUntil(plain, wide, plain.days);
});

test("people released leave for good, and a number that is held is filled again", () => {
  const release = once(30, (inPost) => [{ release: inPost("deciders").slice(0, 2) }]);
  const still = { attrition: "never", vacancies: "unfilled" };
  const cut = run(hub(still), { staffRules: [release] }).daily("staff_in_post", "deciders");
  assert.equal([cut[30], cut[31], cut.at(-1)], [8, 6, 6]);
  const held = run(hub({ attrition: "never", vacancies: { held_at: 8 } }), { staffRules: [release] });
  assert.ok(held.daily("staff_in_post", "deciders").every((count) => count === 8));
});

test("those hired by a rule are absent as often as their pool is", () => {
  const desk = { fte: 0, skills: ["deciding"], away: { leave: "100 days/year", sickness: "20 days/year" } };
  const scenario: Written = {
    period: period("2025-12-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 20000 }] },
    work: { decision: { needs: "deciding", effort: "30h" } },
    staff: { desk },
  };
  const hire = once(10, () => [{ hire: 200, into: "desk" }]);
  const worked = run(scenario, { staffRules: [hire] }).daily("hours_worked", "desk");
  assert.is(sum(worked.slice(0, 11)), 0);
  const workingDays = 3 + Math.floor((worked.length - 14) / 7) * 5;
  const share = sum(worked.slice(11)) / (200 * 8 * workingDays);
  // 120 of 260 working days a year.
  assert.ok(Math.abs(share - (1 - 120 / 260)) < 0.02, `present on ${share} of the working days`);
});

test("however often it is altered, the timeline has the heads and hours that it would have if all were counted anew", () => {
  fc.assert(
    fc.property(randomScenario, fc.nat(1000), (scenario, seed) => {
      const plan = planOf(scenario);
      const request = { seed: 1, replication: 0, fixed: true };
      const regimes = drawRegimes(plan, drawValues(plan, request));
      const timeline = new Timeline(regimes, plan.startDay, plan.days, new RandomStreams(1, 0));
      timeline.count(() => {});
      const rule = restlessRule(seed);
      for (let day = 0; day < plan.days - 1; day++) {
        const inPost = (pool: string) => timeline.inPost(pool, day);
        const changes = rule({ day, inPost, reading: undefined as never });
        if (changes.length > 0) alter(timeline, day + 1, changes);
      }
      const { inPost, inTraining, productive, mentoring, available, experienced, others } = timeline.days;
      const altered = [inPost, inTraining, productive, mentoring, available, experienced, others].map((one) => [
        ...one,
      ]);
      timeline.count(() => {});
      const { days } = timeline;
      const anew = [
        days.inPost,
        days.inTraining,
        days.productive,
        days.mentoring,
        days.available,
        days.experienced,
        days.others,
      ];
      anew.forEach((column, i) => {
        column.forEach(
          (value, cell) => void assert.ok(Math.abs(value - altered[i][cell]) < 1e-9, `column ${i}, cell ${cell}`),
        );
      });
    }),
    { seed: 20240104, numRuns: 40, includeErrorInReport: true },
  );
});

test("a rule that asks for nothing new, every evening, leaves every byte as it was", () => {
  fc.assert(
    fc.property(randomScenario, (scenario) => {
      const nothing: StaffRule = () => ["p", "q", "r"].map((into) => ({ hire: 0, into }));
      const [plain, lived] = [run(scenario), run(scenario, { staffRules: [nothing] })];
      assertSameUntil(plain, lived, plain.days);
      assert.equal([...lived.replication.outcomes], [...plain.replication.outcomes]);
    }),
    { seed: 20240102, numRuns: 10, includeErrorInReport: true },
  );
});

test("whatever rules ask for, no case is lost or counted twice, and no count is negative", () => {
  fc.assert(
    fc.property(randomScenario, fc.nat(1000), (scenario, seed) => assertConserved(scenario, [restlessRule(seed)])),
    { seed: 20240103, numRuns: 40, includeErrorInReport: true },
  );
});

test("what cannot be done is refused: the past, a pool that is not there, people without a post", () => {
  const refused = (change: Change, words: RegExp) =>
    assert.throws(() => run(hub(), { staffRules: [once(10, () => [change])] }), words);
  refused({ hire: 1, into: "deciders", on: 10 }, /evening before day 11 cannot come on day 10/);
  refused({ hire: 1, into: "nobody" }, /no pool nobody/);
  refused({ release: [999] }, /person 999 holds no post/);
  refused({ limit: "deciders", places: 1.5, until: 20 }, /1.5 is no number of places/);
  refused({ second: [-1], until: 20, handsBack: true }, /person -1 holds no post/);
});

test.run();
