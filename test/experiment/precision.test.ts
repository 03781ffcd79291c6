import { test } from "uvu";
import * as assert from "uvu/assert";
import { nextCount, reachedHalfWidth, runUntilPrecise } from "../../src/experiment/precision/precision.ts";
import { type PrecisionGoal, precisionNames, readPrecision } from "../../src/experiment/precision/precision-goal.ts";
import { estimateMean } from "../../src/experiment/statistics/mean.ts";
import { fakePlan, uniform } from "../fixtures/fake-model.ts";

const plan = fakePlan(120, {
  outcomes: [
    { name: "cleared:legacy_backlog:0", unit: "day", title: "Day cleared", meaning: "" },
    { name: "at:legacy-cleared", unit: "count", title: "Backlog", meaning: "" },
    { name: "use:team", unit: "share", title: "Use", meaning: "" },
    { name: "wait:interview", unit: "hours", title: "Wait", meaning: "" },
    { name: "met:legacy-cleared", unit: "day", title: "Day", meaning: "" },
  ],
});

function goal(text: string): PrecisionGoal {
  const read = readPrecision(text, plan);
  if ("wrong" in read) throw new Error(read.wrong);
  return read;
}

test("a goal names a measure and half a width in its unit", () => {
  const read = (text: string) => {
    const { outcome, of, halfWidth } = goal(text);
    return [outcome.name, of, halfWidth];
  };
  assert.equal(read("clearance_date ±3 days"), ["cleared:legacy_backlog:0", "median", 3]);
  assert.equal(read("clearance_date +-3"), ["cleared:legacy_backlog:0", "median", 3]);
  assert.equal(read(" backlog_at_deadline +/- 50 cases "), ["at:legacy-cleared", "mean", 50]);
  assert.equal(read("use:team ±2%"), ["use:team", "mean", 0.02]);
  assert.equal(read("wait:interview ±.5 hours"), ["wait:interview", "mean", 0.5]);
});

test("an invalid goal is refused with the reason", () => {
  const said: [string, RegExp][] = [
    ["clearance_date", /is not a precision/],
    ["clearance_date ±", /is not a precision/],
    ["clearance_dat ±3 days", /nothing in this scenario is called clearance_dat: did you mean clearance_date\?/],
    ["clearance_date ±3 hours", /counted in days/],
    ["clearance_date ±0 days", /above 0/],
    ["clearance_date ±3%", /counted in days/],
    ["use:team ±2 days", /a share, in points/],
    ["legacy-cleared ±3 days", /a share, in points/],
  ];
  for (const [text, expected] of said) {
    const read = readPrecision(text, plan);
    assert.ok("wrong" in read, text);
    assert.match(read.wrong, expected);
  }
});

test("a target is named for the probability that it is met", () => {
  const of = goal("legacy-cleared ±3%");
  assert.equal([of.outcome.name, of.of, of.halfWidth, of.by], ["met:legacy-cleared", "probability", 0.03, 99]);
  // 30 of 60 by day 99: Wilson's interval of a half reaches 1.96 x sqrt(1/4 / (60 + 1.96²)) to either side.
  const days = Float64Array.from({ length: 60 }, (_, r) => (r % 2 ? 99 : r % 4 ? 100 : Number.POSITIVE_INFINITY));
  assert.ok(Math.abs(reachedHalfWidth(days, of, false) - 0.1226) < 1e-3);
});

test("every name is in one list, with what it means", () => {
  assert.equal(
    precisionNames(plan).map(({ name, meaning }) => `${name}: ${meaning}`),
    [
      "clearance_date: median of the day on which the legacy backlog is down to 0",
      "backlog_at_deadline: mean of the level at the date of the target legacy-cleared",
      "legacy-cleared: probability that this target is met",
      "cleared:legacy_backlog:0: median of: Day cleared",
      "at:legacy-cleared: mean of: Backlog",
      "use:team: mean of: Use",
      "wait:interview: mean of: Wait",
      "met:legacy-cleared: median of: Day",
    ],
  );
});

test("a median known to be never is as precise as it can be; one that may be is not bounded", () => {
  const date = goal("clearance_date ±3 days");
  const never = new Float64Array(60).fill(Number.POSITIVE_INFINITY);
  assert.is(reachedHalfWidth(never, date, false), 0);
  assert.is(
    reachedHalfWidth(
      never.map((value, i) => (i % 2 ? value : i)),
      date,
      false,
    ),
    Number.POSITIVE_INFINITY,
  );
});

test("the next round is as long as the widths ask for, at most twice as long, in whole pairs, up to the cap", () => {
  const wide = (halfWidth: number) => [{ goal: goal("clearance_date ±3 days"), halfWidth, met: halfWidth <= 3 }];
  assert.is(nextCount(100, wide(3.6), 10_000), 144);
  assert.is(nextCount(100, wide(30), 10_000), 200);
  assert.is(nextCount(100, wide(3.01), 10_000), 110);
  assert.is(nextCount(100, wide(Number.POSITIVE_INFINITY), 10_000), 200);
  assert.is(nextCount(100, wide(30), 150), 150);
  assert.is(nextCount(51, wide(3.3), 10_000) % 2, 0);
});

/** Values that come as they are asked for. */
function source(value: (r: number) => number) {
  let values = new Float64Array(0);
  const rounds: number[] = [];
  return {
    rounds,
    extendTo: async (count: number) => {
      rounds.push(count);
      values = Float64Array.from({ length: count }, (_, r) => value(r));
      return true;
    },
    outcome: () => values,
  };
}

const noisy = (r: number) => 100 * uniform(5, r);

test("rounds go on until the interval is as narrow as asked, from 200 replications for a mean and 50 for a median", async () => {
  const one = source(noisy);
  const goals = [goal("wait:interview ±2 hours")];
  const { count, complete, reached } = await runUntilPrecise(goals, { cap: 10_000, paired: false }, one);
  assert.is(one.rounds[0], 200);
  assert.ok(complete && reached[0].met && reached[0].halfWidth <= 2);
  const { low95, high95 } = estimateMean(one.outcome(), false);
  assert.is(reached[0].halfWidth, (high95 - low95) / 2);
  // Uniform on 0 to 100: about (1.96 x 28.9 / 2)² = 800 replications.
  assert.ok(count > 600 && count < 1100, `${count}`);
});

test("reaching the cap is not a success; the slowest of several measures decides", async () => {
  const one = source(noisy);
  const goals = [goal("wait:interview ±40 hours"), goal("use:team ±1%")];
  const { count, reached } = await runUntilPrecise(goals, { cap: 300, paired: true }, one);
  assert.is(count, 300);
  assert.equal(
    reached.map(({ met }) => met),
    [true, false],
  );
});

test("a run that is told to stop ends where it is", async () => {
  const one = source(noisy);
  const stopped = { ...one, extendTo: async (count: number) => (await one.extendTo(count)) && count < 300 };
  const goals = [goal("use:team ±1%")];
  const { complete, count } = await runUntilPrecise(goals, { cap: 5000, paired: false }, stopped);
  assert.not(complete);
  assert.is(count, 400);
});

test("values that do not vary are precise at once", async () => {
  const { count, reached } = await runUntilPrecise(
    [goal("clearance_date ±1 day")],
    { cap: 5000, paired: true },
    source(() => 7),
  );
  assert.is(count, 50);
  assert.ok(reached.every(({ met }) => met));
});

test.run();
