/** One case, or a few, with constant efforts: every moment can be worked out by hand. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { clock, lifeOf, officeHours, period, run, type Written } from "./small.ts";

const test = suite("by hand");

/** What becomes of a case after it was lodged. */
function story(scenario: Written, number = 0): string[] {
  return lifeOf(scenario, number)
    .slice(1)
    .map(({ moment, what }) => `${clock(moment)} ${what}`);
}

/** `count` cases that wait for the first stage from the start, one type, one caseworker who does everything. */
function oneDesk(work: Written, route: unknown[], count = 1, more: Written = {}): Written {
  return {
    period: period("2024-02-29"),
    calendar: officeHours,
    cases: { types: { plain: { route } }, in_progress: [{ count }] },
    work,
    staff: { desk: { fte: 1, skills: ["working"] } },
    ...more,
  };
}

test("work starts at opening, stops at closing and goes on the next working day", () => {
  assert.equal(story(oneDesk({ decision: { needs: "working", effort: "20h" } }, ["decision"])), [
    "0 00:00 enters decision",
    "0 00:00 decision is taken up by caseworker 0 (desk): 20.00 hours of proficient work",
    "2 13:00 decided: decided; out of the backlog",
    "2 13:00 leaves the hub",
  ]);
});

test("work over a weekend ends on Monday", () => {
  // Five days of 8 hours to Friday at 17, 2 hours more.
  const [last] = story(oneDesk({ decision: { needs: "working", effort: "42h" } }, ["decision"])).slice(-1);
  assert.is(last, "7 11:00 leaves the hub");
});

test("a second case waits until the first is done", () => {
  const scenario = oneDesk({ decision: { needs: "working", effort: "6h" } }, ["decision"], 3);
  assert.equal(run(scenario).daily("decisions").slice(0, 4), [1, 1, 1, 0]);
  assert.equal(
    [0, 1, 2].map((number) => story(scenario, number).at(-1)),
    ["0 15:00 leaves the hub", "1 13:00 leaves the hub", "2 11:00 leaves the hub"],
  );
});

test("notice runs in calendar days from entering the stage, and work starts on the morning after it", () => {
  const work = {
    interview: { needs: "working", effort: "2h" },
    decision: { needs: "working", effort: "3h", notice: "10 days" },
  };
  const lines = story(oneDesk(work, ["interview", "decision"]));
  // Interview on day 0, 9 to 11; ten days later is Thursday of the second week, day 10.
  assert.ok(lines.includes("0 11:00 enters decision"), lines.join("\n"));
  assert.is(lines.at(-1), "10 12:00 leaves the hub");
});

test("notice in working days leaves out weekends", () => {
  const work = {
    interview: { needs: "working", effort: "2h" },
    decision: { needs: "working", effort: "3h", notice: "10 working days" },
  };
  assert.is(story(oneDesk(work, ["interview", "decision"])).at(-1), "14 12:00 leaves the hub");
});

test("a stage without staff takes its elapsed time, and a share of those who do not reply is withdrawn", () => {
  const work = {
    questionnaire: { elapsed: "20 days", no_reply: "100%" },
    decision: { needs: "working", effort: "3h" },
  };
  const scenario = oneDesk(work, ["questionnaire", "decision"], 1, {
    cases: {
      types: { plain: { route: ["questionnaire", "decision"] } },
      arrivals: { series: { daily: { values: { "2024-01-01": 1, "2024-01-02": 0 } }, then: "hold" }, as: "given" },
    },
  });
  const lines = story(scenario);
  assert.is(lines[0], "0 12:00 enters questionnaire");
  assert.equal(lines.slice(1), ["20 00:00 no reply to questionnaire", "20 00:00 withdraws"]);
});

test("a no-show costs the hours set aside for it, then the notice runs again, as often as it happens", () => {
  const work = {
    interview: {
      needs: "working",
      effort: "3h",
      notice: "2 days",
      no_show: { share: "100%", costs: "1h", withdrawn_after: 3 },
    },
  };
  const scenario = oneDesk(work, ["interview"], 1, {
    cases: {
      types: { plain: { route: ["interview"] } },
      arrivals: { series: { daily: { values: { "2024-01-01": 1, "2024-01-02": 0 } }, then: "hold" }, as: "given" },
    },
  });
  const lines = story(scenario);
  // Lodged at noon on day 0: appointments on the mornings of days 2, 4 and, the notice ending on a Saturday, Monday.
  assert.equal(
    lines.filter((line) => line.includes("enters")),
    ["0 12:00 enters interview", "2 10:00 enters interview", "4 10:00 enters interview"],
  );
  assert.is(lines.at(-1), "7 10:00 withdraws");
  const result = run(scenario);
  assert.is(result.total("no_shows", "interview"), 3);
  assert.is(result.total("hours_worked"), 3);
  assert.is(result.total("withdrawals"), 1);
});

test("a no-show without stated hours costs the mean effort", () => {
  const work = {
    interview: {
      needs: "working",
      effort: { uniform: { low: "1h", high: "4h" } },
      no_show: { share: "100%", then: "withdraw" },
    },
  };
  assert.is(run(oneDesk(work, ["interview"])).total("hours_worked"), 2.5);
});

test("work sent back is done again at its own effort and its check takes as long as the first", () => {
  const work = {
    decision: {
      needs: "working",
      effort: "4h",
      rework_effort: "25%",
      check: { of: "100%", needs: "checking", effort: "2h", sent_back: "0%" },
    },
  };
  const staff = { desk: { fte: 1, skills: ["working"] }, checker: { fte: 1, skills: ["checking"] } };
  const passes = run(oneDesk(work, ["decision"], 1, { staff }));
  assert.equal(
    ["desk", "checker"].map((pool) => passes.total("hours_worked", pool)),
    [4, 2],
  );

  // Sent back for ever: one hour of rework and two of checking, again and again; the case never leaves the backlog.
  const never = oneDesk(
    { decision: { ...work.decision, check: { ...work.decision.check, sent_back: "100%" } } },
    ["decision"],
    1,
    { staff },
  );
  const lines = story(never).filter((line) => line.includes("enters"));
  assert.equal(lines.slice(0, 5), [
    "0 00:00 enters decision",
    "0 13:00 enters decision check",
    "0 15:00 enters decision again (sent back)",
    "0 16:00 enters decision check",
    "1 10:00 enters decision again (sent back)",
  ]);
  const result = run(never);
  assert.is(result.total("decisions"), 0);
  assert.is(result.daily("total_backlog").at(-1), 1);
});

test("a sample of experienced staff's work is checked, and all of a new starter's", () => {
  const check = { of: { new_starters: "100%", others: "0%" }, needs: "checking", effort: "1h", sent_back: "0%" };
  const work = { decision: { needs: "working", effort: "8h", check } };
  const staff = {
    desk: { skills: ["working"], joiners: { count: 1, from: "2024-01-01" }, new_starter_for: "7 days" },
    checker: { fte: 1, skills: ["checking"] },
  };
  const result = run(oneDesk(work, ["decision"], 20, { staff }));
  // One a day. The sixth is taken up when the fifth is done, at closing on Friday: still a new starter's.
  assert.is(result.total("completed", "decision check"), 6);
  assert.is(result.total("completed", "decision"), 20);
});

test("a case whose patience runs out goes to the stage where staff close it", () => {
  const work = {
    decision: { needs: "deciding", effort: "1h" },
    closing: { needs: "working", effort: "4h", closes: "administrative" },
  };
  const scenario = oneDesk(work, ["decision"], 10, {
    cases: {
      types: {
        plain: {
          route: ["decision"],
          administrative: { rate: "1000/day", by_work: { stage: "closing", share: "100%" } },
        },
      },
      in_progress: [{ count: 10 }],
    },
    staff: { desk: { fte: 1, skills: ["working"] }, deciders: { fte: 0, skills: ["deciding"] } },
  });
  const result = run(scenario);
  // All give up on the first day, and wait from its end to be closed: two a working day from Tuesday.
  assert.is(result.daily("waiting", "closing")[0] + result.daily("in_work", "closing")[0], 10);
  assert.equal(result.daily("administrative_outcomes").slice(0, 9), [0, 2, 2, 2, 2, 0, 0, 2, 0]);
  assert.is(result.total("administrative_outcomes"), 10);
  assert.is(result.total("withdrawals"), 0);
});

test("a case whose patience runs out in hand leaves when the work ends, though someone is idle at its next stage", () => {
  const work = { interview: { needs: "working", effort: "6h" }, decision: { needs: "deciding", effort: "1h" } };
  const route = ["interview", "decision"];
  const staff = { desk: { fte: 1, skills: ["working"] }, deciders: { fte: 1, skills: ["deciding"] } };
  const cases = { types: { plain: { route, withdrawal: "10/hour" } }, in_progress: [{ count: 1 }] };
  assert.equal(story(oneDesk(work, route, 1, { staff, cases })).slice(-1), ["0 15:00 withdraws"]);
  // Where it may not withdraw, it does not.
  const stays = { ...work, decision: { ...work.decision, withdrawal: false } };
  assert.equal(story(oneDesk(stays, route, 1, { staff, cases })).slice(-1), ["0 16:00 leaves the hub"]);
  // Sent back by a check: the case waits again, and leaves.
  const checked = {
    interview: { ...work.interview, check: { of: "100%", needs: "deciding", effort: "1h", sent_back: "100%" } },
    decision: work.decision,
  };
  assert.equal(story(oneDesk(checked, route, 1, { staff, cases })).slice(-1), ["0 16:00 withdraws"]);
});

test("a share of those whose patience runs out leaves without work", () => {
  const work = {
    decision: { needs: "deciding", effort: "1h" },
    closing: { needs: "working", effort: "1h", closes: "withdrawal" },
  };
  const scenario = (share: string) =>
    oneDesk(work, ["decision"], 200, {
      cases: {
        types: {
          plain: { route: ["decision"], withdrawal: { rate: "1000/day", by_work: { stage: "closing", share } } },
        },
        in_progress: [{ count: 200 }],
      },
      staff: { desk: { fte: 1, skills: ["working"] }, deciders: { fte: 0, skills: ["deciding"] } },
    });
  assert.is(run(scenario("0%")).daily("withdrawals")[0], 200);
  assert.is(run(scenario("100%")).daily("withdrawals")[0], 0);
  // Binomial(200, 1/2): outside 60 to 140 once in 10^8.
  const half = run(scenario("50%")).daily("withdrawals")[0];
  assert.ok(half >= 60 && half <= 140, `${half}`);
});

test("decisions are made before the stages that follow them, and the case leaves the backlog at the decision", () => {
  const work = { decision: { needs: "working", effort: "2h", decides: true }, serve: { elapsed: "3 days" } };
  const scenario = oneDesk(work, ["decision", "serve"]);
  assert.equal(story(scenario).slice(-3), [
    "0 11:00 decided: decided; out of the backlog",
    "0 11:00 enters serve",
    "3 00:00 leaves the hub",
  ]);
  const result = run(scenario);
  assert.equal(result.daily("total_backlog").slice(0, 2), [0, 0]);
  assert.equal(result.daily("notice", "serve").slice(0, 4), [1, 1, 1, 0]);
});

test("next_case: stages, cohorts, types and ages in the order declared", () => {
  const work = { first: { needs: "working", effort: "8h" }, second: { needs: "working", effort: "8h" } };
  const stock = (id: string, cohort: string, type: string, stage: string, age: number) => ({
    id,
    cohort,
    count: 1,
    types: { [type]: "100%" },
    waiting_for: { [stage]: "100%" },
    ages: { bands: [{ from: `${age - 1} days`, to: `${age} days`, cases: 1 }] },
  });
  const scenario = (next_case: string[]) =>
    oneDesk(work, ["first", "second"], 1, {
      next_case,
      cases: {
        legacy_before: "2023-06-01",
        types: { a: { share: "50%", route: ["first", "second"] }, b: { share: "50%", route: ["first", "second"] } },
        in_progress: [
          stock("w", "flow", "a", "first", 10),
          stock("x", "legacy", "b", "first", 300),
          stock("y", "flow", "b", "second", 20),
          stock("z", "legacy", "a", "second", 400),
        ],
      },
    });
  const order = (next_case: string[]) => {
    const taken = [0, 1, 2, 3].map(
      (number) => lifeOf(scenario(next_case), number).find(({ what }) => what.includes("taken up"))?.moment ?? Infinity,
    );
    return [..."wxyz"].sort((one, other) => taken["wxyz".indexOf(one)] - taken["wxyz".indexOf(other)]).join("");
  };
  assert.is(order(["oldest"]), "zxyw");
  assert.is(order(["second", "oldest"]), "zyxw");
  assert.is(order(["flow", "oldest"]), "ywzx");
  assert.is(order(["a", "oldest"]), "zwxy");
  assert.is(order(["b", "oldest"]), "xyzw");
  assert.is(order(["legacy", "b"]), "xzyw");
  assert.is(order(["first", "legacy"]), "xwzy");
});

test.run();
