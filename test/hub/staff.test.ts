/** How people come, learn, mentor and leave. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { lifeOf, officeHours, period, run, type Written } from "./small.ts";

const test = suite("staff");

function hub(staff: Written, end: string, more: Written = {}): Written {
  return {
    period: period(end),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [] },
    work: { decision: { needs: "deciding", effort: "1h" } },
    staff,
    ...more,
  };
}

const skills = ["deciding"];

test("cohorts arrive on their dates until the count is reached", () => {
  const result = run(
    hub(
      { pool: { skills, joiners: { count: 50, from: "2024-01-08", cohorts: { of: 20, every: "2 weeks" } } } },
      "2024-03-31",
    ),
  );
  const inPost = result.daily("staff_in_post", "pool");
  assert.equal(
    [6, 7, 20, 21, 34, 35, 90].map((day) => inPost[day]),
    [0, 20, 20, 40, 40, 50, 50],
  );
});

test("a ramp and initial training in working days go by the pool's calendar", () => {
  const joiners = { count: 1, from: "2024-01-01" };
  const result = run(
    hub(
      { pool: { skills, joiners, training: "5 working days", ramp: { from: "0%", over: "10 working days" } } },
      "2024-03-31",
    ),
  );
  // From Monday 1 January (a bank holiday) 2 to 8 January are 5 working days, and those to Monday 22 January 10 more.
  const training = result.daily("staff_in_training", "pool");
  assert.equal(
    [6, 7].map((day) => training[day]),
    [1, 0],
  );
  const productive = result.daily("productive_fte", "pool");
  assert.is(productive[7], 0);
  assert.ok(productive[20] > 0.9 && productive[20] < 1);
  assert.is(productive[21], 1);
});

test("cohorts of which offers fall through go on until the people have arrived", () => {
  for (let replication = 0; replication < 20; replication++) {
    const result = run(
      hub(
        {
          pool: {
            skills,
            joiners: { count: 330, from: "2024-01-08", cohorts: { of: 55, every: "2 weeks" }, fall_through: "20%" },
          },
        },
        "2024-12-31",
      ),
      { replication },
    );
    const inPost = result.daily("staff_in_post", "pool");
    assert.is(inPost.at(-1), 330);
    const arrived = inPost.map((count, day) => count - (inPost[day - 1] ?? 0)).filter((count) => count > 0);
    assert.ok(
      arrived.every((count) => count <= 55),
      arrived.join(),
    );
    assert.ok(arrived.length > 6, "nobody fell through");
    // Binomial(55, 0.8), while 55 are still wanted: below 24 once in 10^9.
    assert.ok(
      arrived.slice(0, 5).every((count) => count >= 24),
      arrived.join(),
    );
  }
});

test("dated joiners come on their dates", () => {
  const result = run(
    hub({ pool: { fte: 3, skills, joiners: { dated: { "2024-01-03": 2, "2024-01-05": 4 } } } }, "2024-01-07"),
  );
  assert.equal(result.daily("staff_in_post"), [3, 3, 5, 5, 9, 9, 9]);
});

test("trainees are in post and do no casework until their training is over", () => {
  const result = run(
    hub({ pool: { skills, training: "2 weeks", joiners: { count: 4, from: "2024-01-08" } } }, "2024-02-29"),
  );
  const training = result.daily("staff_in_training");
  assert.equal(
    [6, 7, 20, 21].map((day) => training[day]),
    [0, 4, 4, 0],
  );
  assert.equal(
    [7, 20, 21].map((day) => result.daily("staff_in_post")[day]),
    [4, 4, 4],
  );
  assert.equal(
    [7, 18, 21, 22].map((day) => result.daily("hours_idle")[day]),
    [0, 0, 32, 32],
  );
});

test("training in working days leaves out weekends", () => {
  const result = run(
    hub({ pool: { skills, training: "7 working days", joiners: { count: 1, from: "2024-01-03" } } }, "2024-01-31"),
  );
  assert.equal(
    result.daily("staff_in_training").findIndex((count, day) => day > 2 && count === 0),
    11,
  );
});

test("a linear ramp: speed grows evenly from the end of training to full speed", () => {
  const result = run(
    hub(
      {
        pool: {
          skills,
          training: "7 days",
          ramp: { from: "20%", over: "40 days" },
          joiners: { count: 1, from: "2024-01-01" },
        },
      },
      "2024-03-31",
    ),
  );
  const speed = result.daily("productive_fte");
  const expected = speed.map((_, day) => (day < 7 ? 0 : Math.min(1, 0.2 + (0.8 * (day - 7)) / 40)));
  for (const [day, value] of speed.entries())
    assert.ok(Math.abs(value - expected[day]) < 1e-12, `${value} on day ${day}, not ${expected[day]}`);
});

test("an exponential ramp closes 95% of the gap in its time", () => {
  const result = run(
    hub(
      {
        pool: {
          skills,
          ramp: { from: "20%", over: "40 days", shape: "exponential" },
          joiners: { count: 1, from: "2024-01-01" },
        },
      },
      "2024-03-31",
    ),
  );
  const speed = result.daily("productive_fte");
  assert.ok(Math.abs(speed[0] - 0.2) < 1e-12);
  assert.ok(Math.abs(speed[20] - (1 - 0.8 * Math.sqrt(0.05))) < 1e-12);
  assert.ok(speed[39] < 0.97 && speed[39] > 0.955);
  assert.is(speed[40], 1);
});

test("a caseworker at half speed takes twice as long", () => {
  const scenario = hub(
    { pool: { skills, ramp: { from: "50%", over: "100000 days" }, joiners: { count: 1, from: "2024-01-01" } } },
    "2024-01-07",
    {
      cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1 }] },
      work: { decision: { needs: "deciding", effort: "3h" } },
    },
  );
  const end = lifeOf(scenario, 0).at(-1)?.moment ?? 0;
  assert.ok(Math.abs(end - 15) < 1e-3, `${end}`);
  assert.ok(Math.abs(run(scenario).total("hours_worked") - 6) < 1e-3);
});

test("those in post at the start are spread over training and the learning curve as stated", () => {
  const result = run(
    hub(
      {
        pool: {
          fte: 100,
          skills,
          training: "10 days",
          ramp: { from: "0%", over: "100 days" },
          in_training: "20%",
          learning: "50%",
        },
      },
      "2024-06-30",
    ),
  );
  const training = result.daily("staff_in_training");
  assert.is(training[0], 20);
  assert.is(training[5], 10);
  assert.is(training[10], 0);
  // Thirty at full speed, fifty evenly along the way from nothing to full speed: half speed on average.
  assert.ok(Math.abs(result.daily("productive_fte")[0] - 55) < 0.5, `${result.daily("productive_fte")[0]}`);
  assert.is(result.daily("productive_fte").at(-1), 100);
});

test("mentoring takes exactly its hours from the experienced of the named pools", () => {
  const staff = {
    old: { fte: 10, skills },
    older: { fte: 30, skills },
    new: {
      skills,
      training: "7 days",
      ramp: { from: "50%", over: "60 days" },
      mentoring: { hours: "6h/week", from: ["old", "older"], lasting: "28 days" },
      joiners: { count: 5, from: "2024-01-01" },
    },
  };
  const result = run(hub(staff, "2024-03-31"));
  const by = (pool: string) => result.daily("hours_mentoring", pool);
  const week = (values: number[], from: number) => values.slice(from, from + 7).reduce((sum, value) => sum + value, 0);
  // Four weeks of mentoring from the end of training: 5 mentees x 6 hours, a quarter of them from the smaller pool.
  for (const from of [7, 14, 21, 28]) {
    assert.ok(Math.abs(week(result.daily("hours_mentoring"), from) - 30) < 1e-9);
    assert.ok(Math.abs(week(by("old"), from) - 7.5) < 1e-9);
    assert.ok(Math.abs(week(by("older"), from) - 22.5) < 1e-9);
  }
  assert.is(week(result.daily("hours_mentoring"), 0), 0);
  assert.is(week(result.daily("hours_mentoring"), 35), 0);
  // What mentors give is not there for cases.
  assert.ok(Math.abs(result.daily("hours_idle", "old")[8] - (80 - 1.5)) < 1e-9);
});

test("mentoring never takes more than the mentors have", () => {
  const staff = {
    old: { fte: 1, skills },
    new: {
      skills,
      mentoring: { hours: "20h/week", from: "old", lasting: "28 days" },
      joiners: { count: 50, from: "2024-01-01" },
    },
  };
  const result = run(hub(staff, "2024-01-31"));
  assert.equal(result.daily("hours_mentoring", "old").slice(0, 5), [8, 8, 8, 8, 8]);
  assert.equal(result.daily("hours_idle", "old").slice(0, 5), [0, 0, 0, 0, 0]);
});

test("attrition is the hazard stated: 36.8% of 5,000 are left after a year at 100%/year", () => {
  const result = run(hub({ pool: { fte: 5000, skills, attrition: "100%/year", vacancies: "unfilled" } }, "2024-12-31"));
  const left = result.daily("staff_in_post").at(-1) ?? 0;
  const share = Math.exp(-365 / 365.25);
  // Binomial: five standard errors, one false alarm in 1.7 million.
  assert.ok(Math.abs(left - 5000 * share) < 5 * Math.sqrt(5000 * share * (1 - share)), `${left}`);
});

test("a share that leaves within a year is a probability", () => {
  const result = run(
    hub({ pool: { fte: 5000, skills, attrition: "46% within a year", vacancies: "unfilled" } }, "2024-12-31"),
  );
  const left = result.daily("staff_in_post").at(-1) ?? 0;
  assert.ok(Math.abs(left - 5000 * 0.54) < 5 * Math.sqrt(5000 * 0.54 * 0.46) + 5, `${left}`);
});

test("attrition by tenure: newcomers leave at their own hazard until their tenure is over", () => {
  const attrition = [{ within: "100 days", rate: "1000%/year" }, { rate: "never" }];
  const result = run(
    hub(
      { pool: { fte: 50, skills, attrition, vacancies: "unfilled", joiners: { count: 2000, from: "2024-01-01" } } },
      "2024-12-31",
    ),
  );
  const inPost = result.daily("staff_in_post");
  const share = Math.exp((-10 * 100) / 365.25);
  const stayed = inPost[100] - 50;
  assert.ok(Math.abs(stayed - 2000 * share) < 5 * Math.sqrt(2000 * share * (1 - share)), `${stayed}`);
  assert.is(inPost.at(-1), inPost[101]);
});

test("vacancies refilled: a leaver's post is filled after the time to hire, by a new starter who is trained", () => {
  const pool = {
    fte: 200,
    skills,
    attrition: "200%/year",
    training: "14 days",
    vacancies: { refilled_after: "28 days" },
  };
  const result = run(hub({ pool }, "2024-06-30"));
  const inPost = result.daily("staff_in_post");
  const training = result.daily("staff_in_training");
  // Until the first refill everyone who goes is missed; afterwards joiners of a day are leavers 28 days before.
  const left = inPost.map((count, day) => (day === 0 ? 0 : inPost[day - 1] - count));
  assert.ok(left.slice(1, 29).every((count) => count >= 0));
  assert.ok(inPost[28] < 200);
  assert.ok(
    training.slice(0, 29).every((count) => count === 0),
    "someone in training before the first refill",
  );
  assert.ok(training.slice(40).some((count) => count > 0));
  // In the long run each post is empty 28 of (365.25 / 2 + 28) days, give or take.
  const mean = inPost.slice(90).reduce((sum, count) => sum + count, 0) / (inPost.length - 90);
  const expected = (200 * 182.625) / (182.625 + 28);
  assert.ok(Math.abs(mean - expected) < 10, `${mean} against ${expected}`);
});

test("a refill with no time to hire keeps every post filled", () => {
  const result = run(
    hub({ pool: { fte: 50, skills, attrition: "300%/year", vacancies: { refilled_after: "0 days" } } }, "2024-12-31"),
  );
  assert.ok(result.daily("staff_in_post").every((count) => count === 50));
});

test("vacancies held at a number and held to a series", () => {
  const attrition = "150%/year";
  const at = run(hub({ pool: { fte: 80, skills, attrition, vacancies: { held_at: 80 } } }, "2024-12-31"));
  assert.ok(at.daily("staff_in_post").every((count) => count === 80));
  const values = { "2024-01-01": 80, "2024-01-31": 110, "2024-03-01": 50 };
  const to = run(
    hub(
      { pool: { fte: 80, skills, attrition, vacancies: { held_to: { at: { values }, then: "hold" } } } },
      "2024-03-31",
    ),
  ).daily("staff_in_post");
  assert.equal(
    [0, 10, 30, 60, 90].map((day) => to[day]),
    [80, 90, 110, 50, 50],
  );
});

test("the number at which vacancies are held may change by date", () => {
  const changes = [
    { on: "2024-02-01", set: { "staff.pool.vacancies.held_at": 20 } },
    { on: "2024-03-01", set: { "staff.pool.vacancies": "unfilled" } },
  ];
  const inPost = run(
    hub({ pool: { fte: 30, skills, attrition: "100%/year", vacancies: { held_at: 30 } } }, "2024-12-31", { changes }),
  ).daily("staff_in_post");
  assert.ok(inPost.slice(0, 31).every((count) => count === 30));
  assert.ok(inPost.slice(31, 60).every((count) => count === 20));
  assert.ok((inPost.at(-1) ?? 20) < 20);
});

test("a leaver finishes the case in hand, or hands it back to be started again", () => {
  // Held to nobody from day 2, with one case of 40 hours in hand since day 0; another pool takes over what is handed back.
  const scenario = (leaver: string): Written =>
    hub(
      {
        first: {
          fte: 1,
          skills,
          leaver,
          vacancies: {
            held_to: { at: { values: { "2024-01-01": 1, "2024-01-02": 1, "2024-01-03": 0 } }, then: "hold" },
          },
        },
        second: { skills, joiners: { count: 1, from: "2024-01-02" } },
      },
      "2024-01-31",
      {
        cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1 }] },
        work: { decision: { needs: "deciding", effort: "40h" } },
      },
    );
  const finishes = run(scenario("finishes"));
  assert.equal(
    finishes
      .daily("decisions")
      .map((count, day) => (count > 0 ? day : -1))
      .filter((day) => day >= 0),
    [4],
  );
  assert.is(finishes.total("hours_worked", "second"), 0);
  const handsBack = run(scenario("hands_back"));
  assert.equal(handsBack.daily("hours_worked", "first").slice(0, 4), [8, 8, 0, 0]);
  // Started again on day 2 by the second: Wednesday to Friday, Monday and Tuesday.
  assert.equal(
    handsBack
      .daily("decisions")
      .map((count, day) => (count > 0 ? day : -1))
      .filter((day) => day >= 0),
    [8],
  );
  assert.is(handsBack.total("hours_worked", "second"), 40);
});

test("principal stages per full-time equivalent divide interviews and exits by everyone in post", () => {
  const scenario = hub(
    {
      pool: { fte: 2, skills: ["deciding", "interviewing"] },
      trainees: { skills: ["deciding"], training: "90 days", joiners: { count: 2, from: "2024-01-01" } },
      clerks: { fte: 7, skills: ["filing"] },
    },
    "2024-01-12",
    {
      cases: { types: { plain: { route: ["interview", "filing", "decision"] } }, in_progress: [{ count: 100 }] },
      work: {
        interview: { needs: "interviewing", effort: "4h", principal: true },
        filing: { needs: "filing", effort: "0.5h" },
        decision: { needs: "deciding", effort: "4h" },
      },
      next_case: ["decision"],
    },
  );
  const result = run(scenario);
  const [interviews, exits, ratio] = ["interviews", "exits", "principal_stages_per_fte"].map((measure) =>
    result.daily(measure),
  );
  assert.is(result.total("interviews") + result.total("exits"), 2 * 2 * 10);
  for (const [day, value] of ratio.entries()) assert.is(value, (interviews[day] + exits[day]) / 4);
  assert.ok(
    result.daily("caseworkers_in_post").every((count) => count === 4),
    "clerks do no principal work",
  );
});

test.run();
