import { test } from "uvu";
import * as assert from "uvu/assert";
import { eachBlock, valuesAtOnce } from "../../src/experiment/replications/block.ts";
import type { ReplicationRows } from "../../src/experiment/replications/store.ts";
import { estimateRun } from "../../src/experiment/run/run.ts";
import { verdictOn } from "../../src/experiment/run/verdict.ts";
import { monthsOf } from "../../src/experiment/statistics/month.ts";
import { columns, fakePlan, fakeScenario, startDay } from "../fixtures/fake-model.ts";
import { fakePoint, fakeRows } from "../fixtures/fake-run.ts";

const point = fakePoint();
const rows = fakeRows(point);
const days: [number, number, number][] = [];
const estimates = estimateRun(point, fakeScenario(), rows, (column, day, { mean }) => days.push([column, day, mean]));

test("months are those of the calendar, cut by the period", () => {
  // 1 May to 28 August 2023 are 120 days.
  assert.equal(
    monthsOf(point.plan).map(({ name, from, to }) => [name, to - from]),
    [
      ["2023-05", 31],
      ["2023-06", 30],
      ["2023-07", 31],
      ["2023-08", 28],
    ],
  );
});

test("every measure is given on every day, in order of column and time", () => {
  assert.is(days.length, columns.length * 120);
  assert.equal(
    days.slice(118, 122).map(([column, day]) => [column, day]),
    [
      [0, 118],
      [0, 119],
      [1, 0],
      [1, 1],
    ],
  );
});

test("over a month flows are summed, levels read at its end and ratios recomputed", () => {
  const [may] = monthsOf(point.plan);
  const exits = rows.daily(1, 0, 31);
  const total = exits.reduce((sum, value) => sum + value, 0) / rows.count;
  assert.ok(Math.abs(estimates.byMonth[1][0].mean - total) < 1e-9);
  const backlog = rows.daily(0, may.to - 1, may.to);
  assert.ok(
    Math.abs(estimates.byMonth[0][0].mean - backlog.reduce((sum, value) => sum + value, 0) / rows.count) < 1e-9,
  );
  // 5 in post at the end of May (a Wednesday of the fake week).
  assert.ok(Math.abs(estimates.byMonth[4][0].mean - total / 5) < 1e-9);
});

test("a ratio whose denominator is 0 in every replication has no value that day", () => {
  const ratioOnDay6 = days.find(([column, day]) => column === 4 && day === 6);
  assert.ok(Number.isNaN(ratioOnDay6?.[2]));
});

test("estimates read a prefix only: the last replication does not matter before the one before it is there", () => {
  const gapped = fakeRows(fakePoint({ replications: 4 }));
  assert.is(gapped.count, 4);
  gapped.put({
    replication: 5,
    values: Float64Array.of(1),
    daily: new Float64Array(600),
    outcomes: Float64Array.of(1, 1),
    events: 1,
  });
  assert.is(gapped.count, 4);
  assert.throws(
    () =>
      gapped.put({
        replication: 5,
        values: Float64Array.of(1),
        daily: new Float64Array(600),
        outcomes: Float64Array.of(1, 1),
        events: 1,
      }),
    /twice/,
  );
});

test("clearance, target and outcome agree", () => {
  const cleared = rows.outcome(0);
  assert.equal([...estimates.clearance[0].days], [...cleared]);
  const met = cleared.filter((day) => day <= 99).length / rows.count;
  assert.is(estimates.targets[0].probability.share, met);
  assert.is(estimates.targets[0].verdict, verdictOn(estimates.targets[0].probability, 0.9));
});

test("exits needed and exits achieved a week are both measured up to the deadline", () => {
  const { exits } = estimates.targets[0];
  assert.ok(Math.abs((exits?.needed ?? 0) - 1000 / (100 / 7)) < 1e-9);
  let achieved = 0;
  for (let r = 0; r < rows.count; r++) {
    const flow = rows.daily(1, 0, 100).subarray(r * 100, (r + 1) * 100);
    achieved += flow.reduce((sum, value) => sum + value, 0) / (100 / 7) / rows.count;
  }
  assert.ok(Math.abs((exits?.achieved ?? 0) - achieved) < 1e-9);
});

test("the spread is nearly all due to uncertain inputs when the rate is drawn, and all chance when it is held", () => {
  assert.ok((estimates.targets[0].variance?.ignorance ?? 0) > 0.9);
  const held = fakePoint({ fixed: true });
  assert.equal(estimateRun(held, fakeScenario(), fakeRows(held)).clearanceVariance, {
    chance: 1,
    ignorance: 0,
    standardError: 0,
  });
});

test("an odd number of replications can be estimated from too", () => {
  const odd = fakePoint({ replications: 7 });
  const result = estimateRun(odd, fakeScenario(), fakeRows(odd));
  assert.is(result.replications, 7);
  assert.ok(result.clearance[0].within.high <= 1);
});

test("published figures are compared over the same period of time", () => {
  const [backlog, exits] = estimates.observed;
  assert.is(backlog.points.length, 1);
  assert.is(backlog.outside, 1);
  const [point30] = backlog.points;
  assert.is(point30.day, 30);
  assert.is(point30.difference, point30.simulated - 700);
  assert.ok(Math.abs(point30.error - (point30.simulated - 700) / 700) < 1e-12);
  assert.is(point30.within, Math.abs(point30.difference) <= 350);
  assert.ok(Math.abs(exits.points[0].simulated - estimates.byMonth[1][0].mean) < 1e-9);
  assert.ok(Number.isNaN(exits.points[0].error));
  assert.is(exits.points[0].within, undefined);
});

test("a deadline after the period counts what happens within it and says so", () => {
  const late = fakePoint({
    plan: fakePlan(120, {
      targets: [{ name: "legacy-cleared", column: 0, direction: "at_most", by: 400, share: 0.5 }],
    }),
  });
  const [target] = estimateRun(late, fakeScenario(), fakeRows(late)).targets;
  assert.not(target.inPeriod);
  assert.is(target.atDeadline, undefined);
  assert.is(target.exits, undefined);
});

test("a quarter or week that is only partly in the period is left out", () => {
  const scenario = fakeScenario();
  const observed = { measure: "exits", per: "quarter", values: { values: { "2023-06-30": 1, "2023-07-31": 1 } } };
  (scenario as { observed: object }).observed = {
    q: observed,
    w: { ...observed, per: "week", values: { values: { "2023-05-06": 1, "2023-05-07": 1 } } },
  };
  const [quarter, week] = estimateRun(point, scenario, rows).observed;
  assert.equal(
    quarter.points.map(({ day }) => day + startDay),
    [startDay + 91],
  );
  assert.equal(
    week.points.map(({ day }) => day),
    [6],
  );
});

test("a column is read in stretches that cover its days once and stay within the memory limit", () => {
  const whole = rows.daily(0, 0, 120);
  const days = 50;
  // So many replications that 50 days may be held at once.
  const many = {
    count: valuesAtOnce / days,
    daily: (_: number, from: number, to: number) => new Float64Array(to - from).fill(from),
  };
  const seen: number[][] = [];
  eachBlock(many as unknown as ReplicationRows, 0, 10, 120, ({ from, to }) => seen.push([from, to]));
  assert.equal(seen, [
    [10, 60],
    [60, 110],
    [110, 120],
  ]);
  eachBlock(rows, 0, 0, 120, ({ values }) => assert.equal(values, whole));
});

test("without a replication there is nothing to estimate", () => {
  assert.throws(() => estimateRun(point, fakeScenario(), fakeRows(fakePoint({ replications: 0 }))), /at least one/);
});

test.run();
