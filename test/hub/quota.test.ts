/** A quota of starts between legacy and flow. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { officeHours, period, run, type Written } from "./small.ts";

const test = suite("quota");

function hub(share: string, legacy: number, flow: number, more: Written = {}): Written {
  return {
    period: period("2024-02-29"),
    calendar: officeHours,
    cases: {
      legacy_before: "2023-06-28",
      types: { plain: { route: ["decision"] } },
      in_progress: [
        { cohort: "legacy", count: legacy, ages: { bands: [{ from: "300 days", to: "400 days", cases: 1 }] } },
        { cohort: "flow", count: flow },
      ],
    },
    work: { decision: { needs: "deciding", effort: "1h" } },
    staff: { deciders: { fte: 1, skills: ["deciding"] } },
    quota: { legacy: share, at: ["decision"] },
    ...more,
  };
}

function starts(scenario: Written): { legacy: number[]; flow: number[] } {
  const result = run(scenario);
  return { legacy: result.daily("decisions", "legacy"), flow: result.daily("decisions", "flow") };
}

test("while both wait, the share of starts is the one stated, to within one case at any time", () => {
  for (const [text, share] of [
    ["77%", 0.77],
    ["50%", 0.5],
    ["10%", 0.1],
    ["100%", 1],
    ["0%", 0],
  ] as const) {
    const { legacy, flow } = starts(hub(text, 1000, 1000));
    let ofLegacy = 0;
    let all = 0;
    for (let day = 0; day < legacy.length; day++) {
      ofLegacy += legacy[day];
      all += legacy[day] + flow[day];
      assert.ok(Math.abs(ofLegacy - share * all) <= 1, `${text}: ${ofLegacy} of ${all} on day ${day}`);
    }
    assert.is(all, 44 * 8);
  }
});

test("the quota overrides the order of cohorts but not that of stages", () => {
  for (const next_case of [["legacy"], ["flow"], ["oldest"], ["flow", "oldest"]]) {
    const { legacy, flow } = starts(hub("25%", 1000, 1000, { next_case }));
    assert.equal([legacy[0], flow[0]], [2, 6], next_case.join());
  }
});

test("idle staff take any case: an empty cohort delays nobody, and is not made up for later", () => {
  // Eight starts a day; legacy has 10 cases, is empty from the third day on at 50%, and all starts are then of flow.
  const { legacy, flow } = starts(hub("50%", 10, 1000));
  assert.equal(legacy.slice(0, 5), [4, 4, 2, 0, 0]);
  assert.equal(flow.slice(0, 5), [4, 4, 6, 8, 8]);
});

test("a cohort that has cases again does not make up for the time without", () => {
  // A hundred flow claims on the first Sunday, when 40 legacy cases have been started: from then on half and half.
  const values: Record<string, number> = {};
  for (let day = 1; day <= 31; day++) values[`2024-01-${String(day).padStart(2, "0")}`] = day === 7 ? 100 : 0;
  const cases = {
    legacy_before: "2023-06-28",
    types: { plain: { route: ["decision"] } },
    in_progress: [{ cohort: "legacy", count: 1000, ages: { bands: [{ from: "300 days", to: "400 days", cases: 1 }] } }],
    arrivals: { series: { daily: { values }, then: "hold" }, as: "given" },
  };
  const { legacy, flow } = starts(hub("50%", 0, 0, { cases }));
  assert.equal(legacy.slice(0, 5), [8, 8, 8, 8, 8]);
  // The first of Monday's has been in hand since closing on Friday.
  assert.equal(legacy.slice(7, 12), [5, 4, 4, 4, 4]);
  assert.equal(flow.slice(7, 12), [3, 4, 4, 4, 4]);
});

test("the quota applies only to the stages it names", () => {
  const more = {
    cases: {
      legacy_before: "2023-06-28",
      types: { plain: { route: ["interview", "decision"] } },
      in_progress: [
        { cohort: "legacy", count: 500, ages: { bands: [{ from: "300 days", to: "400 days", cases: 1 }] } },
        { cohort: "flow", count: 500 },
      ],
    },
    work: { interview: { needs: "deciding", effort: "1h" }, decision: { needs: "other", effort: "1h" } },
    staff: { deciders: { fte: 1, skills: ["deciding"] }, others: { fte: 3, skills: ["other"] } },
    next_case: ["legacy"],
  };
  // Interviews go by `next_case`, legacy first; whoever decides takes what the interviews give.
  const { legacy, flow } = starts(hub("20%", 0, 0, more));
  assert.is(
    flow.reduce((sum, count) => sum + count, 0),
    0,
  );
  assert.ok(legacy.reduce((sum, count) => sum + count, 0) > 300);
});

test.run();
