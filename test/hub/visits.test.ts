/** A stage that stands more than once in a route is visited again: with its own work, its own luck, its own count. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex } from "../../src/hub/plan.ts";
import { clock, lifeOf, officeHours, period, planOf, run, type Written } from "./small.ts";

const test = suite("visits");

/** Cases of one type that wait from the start, and people who do everything. */
function hub(route: unknown[], work: Written, count = 1, more: Written = {}): Written {
  return {
    period: period("2024-03-31"),
    calendar: officeHours,
    cases: { types: { plain: { route } }, in_progress: [{ count }] },
    work,
    staff: { desk: { fte: 1, skills: ["working"] } },
    ...more,
  };
}

const interview = { needs: "working", effort: "2h", principal: true };
const decision = { needs: "working", effort: "3h" };

/** What becomes of a case after it was lodged, without who does the work. */
function story(scenario: Written, number = 0): string[] {
  return lifeOf(scenario, number)
    .slice(1)
    .map(({ moment, what }) => `${clock(moment)} ${what.replace(/ by caseworker .*: (\d)/, ": $1")}`);
}

const hours = (n: number) => `${n.toFixed(2)} hours of proficient work`;

test("a second visit takes staff time, and the last place of the route decides", () => {
  assert.equal(story(hub(["interview", "decision", "interview"], { interview, decision })), [
    "0 00:00 enters interview",
    `0 00:00 interview is taken up: ${hours(2)}`,
    "0 11:00 enters decision",
    `0 11:00 decision is taken up: ${hours(3)}`,
    "0 14:00 enters interview visit 2",
    `0 14:00 interview visit 2 is taken up: ${hours(2)}`,
    "0 16:00 decided: decided; out of the backlog",
    "0 16:00 leaves the hub",
  ]);
});

test("the measures of a stage count all its visits", () => {
  const result = run(hub(["interview", "decision", "interview", "interview"], { interview, decision }, 20));
  assert.is(result.total("interviews"), 60);
  assert.is(result.total("completed", "interview"), 60);
  assert.is(result.total("decisions"), 20);
  // Nine hours a case, one after the other: on the first evening one decision is done and 19 cases wait for one interview or another.
  const places = ["waiting", "in_work"].map((measure) => result.daily(measure, "interview")[0]);
  const atDecision = ["waiting", "in_work"].map((measure) => result.daily(measure, "decision")[0]);
  assert.is(
    [...places, ...atDecision].reduce((sum, cases) => sum + cases, 0),
    result.daily("total_backlog")[0],
  );
});

test("a share makes the second visit; who skips the last place is decided at the end of the route", () => {
  for (const route of [
    ["interview", "decision", { interview: "30%" }],
    ["interview", { interview: "30%" }, "decision"],
  ]) {
    const scenario = hub(route, { interview, decision }, 4000, {
      staff: { desk: { fte: 100, skills: ["working"] } },
      period: period("2024-06-30"),
    });
    const result = run(scenario);
    assert.is(result.total("decisions"), 4000);
    assert.is(result.daily("total_backlog").at(-1), 0);
    // Four standard deviations of a binomial count: a false alarm in 16,000 seeds.
    const again = result.total("interviews") - 4000;
    assert.ok(Math.abs(again - 1200) < 4 * Math.sqrt(4000 * 0.3 * 0.7), `${again} second interviews`);
  }
});

test("each visit has its own random numbers, and those of the first are the same without a second", () => {
  const spread = { needs: "working", effort: { exponential: { mean: "2h" } } };
  const effortsOf = (route: unknown[]) =>
    story(hub(route, { interview: spread, decision })).flatMap(
      (line) => /interview.* taken up: ([\d.]+)/.exec(line)?.[1] ?? [],
    );
  const [first, second, third] = effortsOf(["interview", "interview", "interview", "decision"]);
  assert.equal(effortsOf(["interview", "decision"]), [first]);
  assert.is(new Set([first, second, third]).size, 3);
});

test("decides says which visit takes the case out of the backlog", () => {
  const decidedAt = (decides: unknown) =>
    story(hub(["interview", "decision", "interview"], { interview: { ...interview, decides }, decision }))
      .find((line) => line.includes("decided"))
      ?.slice(0, 7);
  assert.is(decidedAt({ visit: "first" }), "0 11:00");
  assert.is(decidedAt({ visit: 1 }), "0 11:00");
  assert.is(decidedAt({ visit: 2 }), "0 16:00");
  assert.is(decidedAt({ visit: "last" }), "0 16:00");
});

test("work of a second visit is checked and sent back at that visit", () => {
  const checked = {
    ...interview,
    rework_effort: "50%",
    check: { of: "100%", sent_back: "50%", needs: "working", effort: "1h" },
  };
  const lines = story(hub(["interview", "interview"], { interview: checked }, 1), 0);
  const entered = lines.flatMap((line) => /enters (.*)/.exec(line)?.[1] ?? []);
  const from = entered.indexOf("interview visit 2");
  assert.ok(from > 0, lines.join("\n"));
  assert.ok(entered.slice(0, from).every((name) => !name.includes("visit 2")));
  assert.ok(entered.slice(from).every((name) => name.includes("visit 2")));
  const result = run(hub(["interview", "interview"], { interview: checked }, 12));
  // Each piece is checked once: as many checks as interviews, of both visits.
  assert.is(result.total("completed", "interview check"), result.total("completed", "interview"));
  assert.is(result.total("decisions"), 12);
});

test("no-shows are counted visit by visit, and notice runs at each", () => {
  const missed = { ...interview, notice: "7 days", no_show: { share: "40%", withdrawn_after: 2 } };
  const scenario = hub(["interview", "interview", "decision"], { interview: missed, decision }, 2000, {
    staff: { desk: { fte: 200, skills: ["working"] } },
    period: period("2024-12-31"),
  });
  const result = run(scenario);
  // 16% of those who come to either visit miss it twice.
  const left = 2000 * 0.84 * 0.84;
  assert.is(result.total("decisions") + result.total("withdrawals"), 2000);
  assert.ok(
    Math.abs(result.total("decisions") - left) < 4 * Math.sqrt(2000 * 0.7056 * 0.2944),
    `${result.total("decisions")} decided`,
  );
  const life = story(hub(["interview", "interview"], { interview: { ...interview, notice: "7 days" } }));
  // The notice of the first visit is over for a case of the starting stock.
  assert.ok(life.includes("0 11:00 enters interview visit 2"), life.join("\n"));
  assert.is(life.at(-1), "7 11:00 leaves the hub");
});

test("a dated change of the route brings a second visit to those who have not passed it, and takes it from those who wait for it", () => {
  const added = hub(["interview", "decision"], { interview, decision }, 3, {
    changes: [{ on: "2024-01-02", set: { "cases.types.plain.route": ["interview", "interview", "decision"] } }],
    next_case: ["decision", "oldest"],
  });
  // Five hours a case: the second is at its decision overnight, done before the change; the third makes both visits.
  assert.is(run(added).total("interviews"), 4);
  const removed = hub(["interview", "interview", "decision"], { interview, decision }, 8, {
    changes: [{ on: "2024-01-02", set: { "cases.types.plain.route": ["interview", "decision"] } }],
    next_case: ["first_come"],
  });
  // Four first interviews on the first day; the other four and the fifth wait for theirs. Nobody makes a second one after the change.
  assert.is(run(removed).total("interviews"), 8);
  assert.is(run(removed).total("decisions"), 8);
});

test("stock can be placed at a later visit", () => {
  const scenario = hub(["interview", "decision", "interview"], { interview, decision }, 1, {
    cases: {
      types: { plain: { route: ["interview", "decision", "interview"] } },
      in_progress: [{ count: 10, waiting_for: { "interview visit 2": "100%" } }],
    },
  });
  assert.is(run(scenario).total("interviews"), 10);
  assert.is(run(scenario).total("completed", "decision"), 0);
  const first = {
    ...scenario,
    cases: { ...(scenario.cases as Written), in_progress: [{ count: 10, waiting_for: { interview: "100%" } }] },
  };
  assert.is(run(first).total("interviews"), 20);
});

test("by hand: cases leave between two visits to a stage, and the rest are decided at the second", () => {
  // One caseworker, 9 to 17, first come first served. Interview (2 hours), report (3 hours), interview again, which decides. Six cases wait
  // from the start: a and b (may withdraw), c (may be closed administratively), d (stays), e (may withdraw), f (stays). Nobody leaves until
  // Wednesday; on that day all who may leave do.
  //
  //   Monday     interviews of a, b, c, d                                                              8 hours
  //   Tuesday    interviews of e, f to 13:00; report of a to 16:00; report of b, one hour of three     8 hours
  //   Wednesday  a leaves as it waits for its second interview; c and e as they wait for the report; b is in hand, and leaves when
  //              its report is done at 11:00 and it would wait for its second interview.
  //              report of b to 11:00, of d to 14:00, of f to 17:00                                    8 hours
  //   Thursday   second interviews of d to 11:00 and of f to 13:00: both are decided                   4 hours
  //
  // First interviews 6, second 2, reports 4 (a, b, d, f): 6 x 2 + 2 x 2 + 4 x 3 = 28 hours. Withdrawals 3 (a, b, e), administrative 1 (c),
  // decisions 2: six cases.
  const types = ["leaves", "leaves", "closed", "stays", "leaves", "stays"];
  const route = ["interview", "report", "interview"];
  const scenario = hub(route, { interview, report: { needs: "working", effort: "3h" } }, 1, {
    period: period("2024-01-07"),
    cases: {
      types: {
        leaves: { route, withdrawal: "0%/year" },
        closed: { route, administrative: "0%/year" },
        stays: { route },
      },
      in_progress: types.map((type) => ({ count: 1, types: { [type]: "100%" } })),
    },
    // A hazard of 27 a day: a case is still there in the evening about once in 10^12.
    changes: [
      {
        on: "2024-01-03",
        set: { "cases.types.leaves.withdrawal": "1000000%/year", "cases.types.closed.administrative": "1000000%/year" },
      },
    ],
    next_case: ["first_come"],
  });
  const result = run(scenario);
  const week = (measure: string, group = "") => result.daily(measure, group).slice(0, 5);
  assert.equal(week("hours_worked", "desk"), [8, 8, 8, 4, 0]);
  assert.equal(week("interviews"), [4, 2, 0, 2, 0]);
  assert.equal(week("completed", "report"), [0, 1, 3, 0, 0]);
  assert.equal(week("withdrawals"), [0, 0, 3, 0, 0]);
  assert.equal(week("administrative_outcomes"), [0, 0, 1, 0, 0]);
  assert.equal(week("decisions"), [0, 0, 0, 2, 0]);
  assert.equal(week("exits"), [0, 0, 4, 2, 0]);
  assert.equal(week("total_backlog"), [6, 6, 2, 0, 0]);
  // A piece that ends at 17:00 leaves the next one in hand overnight. Monday: e is in hand and f waits for its first interview, a to d for the
  // report. Tuesday: a waits for its second interview, c to f for the report, which b has in hand. Wednesday: d is in hand, f waits.
  assert.equal(week("waiting", "interview"), [1, 1, 1, 0, 0]);
  assert.equal(week("in_work", "interview"), [1, 0, 1, 0, 0]);
  assert.equal(week("waiting", "report"), [4, 4, 0, 0, 0]);
  assert.equal(week("in_work", "report"), [0, 1, 0, 0, 0]);

  const lives = types.map((_, number) => story(scenario, number));
  const takenUp = (what: string) => lives.flat().filter((line) => line.includes(` ${what} is taken up`)).length;
  assert.equal(["interview", "interview visit 2", "report"].map(takenUp), [6, 2, 4]);
  const ends = lives.map((life) => life.at(-1)?.slice(0, 7));
  assert.equal([ends[1], ends[3], ends[5]], ["2 11:00", "3 11:00", "3 13:00"]);
});

test("a quota at a stage counts the starts of all its visits", () => {
  const scenario = hub(["interview", "interview"], { interview: { ...interview, effort: "1h" } }, 1, {
    cases: {
      legacy_before: "2023-07-01",
      types: { plain: { route: ["interview", "interview"] } },
      in_progress: [
        { cohort: "legacy", count: 400, ages: { bands: [{ from: "300 days", to: "400 days", cases: 1 }] } },
        { cohort: "flow", count: 400, waiting_for: { interview: "50%", "interview visit 2": "50%" } },
      ],
    },
    quota: { legacy: "75%", at: ["interview"] },
    staff: { desk: { fte: 10, skills: ["working"] } },
    period: period("2024-01-02"),
  });
  // 80 starts a day, three in four of them legacy: with later visits first, two starts to a legacy decision and one or two to one of flow.
  const result = run(scenario);
  assert.is(result.total("completed", "interview"), 160);
  const flow = result.total("decisions", "flow");
  assert.ok(flow >= 30 && flow <= 41, `${flow} decisions of flow`);
});

test("the fluid model makes as many second visits, and clears on the same day", () => {
  const scenario = hub(
    ["interview", { interview: "30%" }, "decision", { interview: "10%" }],
    { interview, decision },
    2000,
    {
      staff: { desk: { fte: 40, skills: ["working"] } },
    },
  );
  const plan = planOf(scenario);
  const flow = fluid(plan);
  const at = columnIndex(plan, "completed", "interview") * plan.days;
  const made = flow.daily.subarray(at, at + plan.days).reduce((sum, amount) => sum + amount, 0);
  assert.ok(Math.abs(made - 2800) < 1, `${made} interviews in the fluid`);
  const backlog = columnIndex(plan, "total_backlog") * plan.days;
  const clearedBy = (daily: ArrayLike<number>) => Array.from(daily).findIndex((cases) => cases < 0.5);
  const simulated = clearedBy(run(scenario).daily("total_backlog"));
  assert.ok(
    Math.abs(clearedBy(flow.daily.subarray(backlog, backlog + plan.days)) - simulated) <= 2,
    `simulated: day ${simulated}`,
  );
});

test.run();
