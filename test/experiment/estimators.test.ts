import { test } from "uvu";
import * as assert from "uvu/assert";
import { estimateMean } from "../../src/experiment/statistics/mean.ts";
import { orderStatistic, quantileInterval } from "../../src/experiment/statistics/quantile.ts";
import { effectiveSize, estimateShare, wilsonInterval } from "../../src/experiment/statistics/share.ts";
import { summarise } from "../../src/experiment/statistics/summary.ts";
import { uniform } from "../fixtures/fake-model.ts";

const near = (value: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} is not ${expected}`);

test("the mean of independent replications has the standard error sd/sqrt(n) and a Student-t interval", () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squares 32, sd sqrt(32/7); t(7) at 97.5% is 2.36462425.
  const { mean, standardError, low95, high95 } = estimateMean([2, 4, 4, 4, 5, 5, 7, 9], false);
  near(mean, 5);
  near(standardError, Math.sqrt(32 / 7 / 8));
  near(high95 - mean, 2.364624252 * Math.sqrt(32 / 7 / 8), 1e-8);
  near(mean - low95, high95 - mean);
});

test("pairs that share draws count once: the error is that of the pair means", () => {
  // Pair means 2, 6, 10: mean 6, sd 4, error 4/sqrt(3).
  const { mean, standardError } = estimateMean([1, 3, 5, 7, 10, 10], true);
  near(mean, 6);
  near(standardError, 4 / Math.sqrt(3));
});

test("a last replication without its twin is a group of one", () => {
  // Deviations from mean 4: groups (1,3) -> -4, (8) -> 4; K = 2: sqrt(2/1 * 32)/3.
  const { mean, standardError } = estimateMean([1, 3, 8], true);
  near(mean, 4);
  near(standardError, Math.sqrt(64) / 3);
});

test("one replication has a mean and no error", () => {
  const { mean, standardError } = estimateMean([3], false);
  assert.is(mean, 3);
  assert.ok(Number.isNaN(standardError));
  assert.ok(Number.isNaN(estimateMean([3, 5], true).standardError));
});

test("values that do not exist are left out, their twins stay", () => {
  const { mean, standardError } = estimateMean([1, Number.NaN, 3, 5, Number.NaN, Number.NaN], true);
  near(mean, 3);
  // Groups: -2 and 0+2; K = 2: sqrt(2 * 8)/3.
  near(standardError, Math.sqrt(16) / 3);
  assert.ok(Number.isNaN(summarise(Float64Array.of(Number.NaN), false).median));
});

test("quantiles are order statistics and Infinity keeps its place", () => {
  const dates = [1, 2, 3, 4, 5, 6, 7, Infinity, Infinity, Infinity];
  assert.is(orderStatistic(dates, 0.05), 1);
  assert.is(orderStatistic(dates, 0.5), 5);
  assert.is(orderStatistic(dates, 0.7), 7);
  assert.is(orderStatistic(dates, 0.71), Infinity);
  assert.is(orderStatistic(dates, 0.95), Infinity);
});

test("a quantile at a whole number of values is not raised by rounding", () => {
  // 0.05 * 140 is 7.000000000000001 in binary.
  assert.is(
    orderStatistic(
      Array.from({ length: 140 }, (_, i) => i + 1),
      0.05,
    ),
    7,
  );
});

test("the Wilson interval agrees with published values", () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611; 15 of 148: 0.0624 to 0.1605.
  const cases = [
    [81, 263, 0.2553, 0.3662],
    [0, 20, 0, 0.1611],
    [15, 148, 0.0624, 0.1605],
    [29, 29, 0.883, 1],
  ];
  for (const [seen, n, low, high] of cases) {
    const interval = wilsonInterval(seen / n, n);
    near(interval.low, low, 6e-5);
    near(interval.high, high, 6e-5);
  }
});

test("pairs that always agree count as half their number, pairs that never agree as their number", () => {
  assert.is(effectiveSize([1, 1, 0, 0, 1, 1, 0, 0], true), 4);
  assert.is(effectiveSize([1, 0, 0, 1, 1, 0, 0, 1], true), 4);
  assert.is(effectiveSize([1, 1, 0, 0, 1, 1, 0, 0], false), 8);
  assert.is(effectiveSize([1, 1, 1, 1], true), 2);
  const { low, high } = estimateShare([0, 0, 0, 0], true);
  assert.is(low, 0);
  near(high, wilsonInterval(0, 2).high);
});

test("the median of 100 lies between the 40th and the 61st value at 95%", () => {
  const values = Float64Array.from({ length: 100 }, (_, i) => i + 1);
  assert.equal(quantileInterval(values, 0.5, false), { low: 40, high: 61 });
});

test("an end for which the sample is too small is infinite", () => {
  assert.equal(quantileInterval(Float64Array.of(1, 2, 3, 4, 5), 0.5, false), { low: -Infinity, high: Infinity });
  // With six values the extremes give 1 - 2/64 = 96.9%.
  assert.equal(quantileInterval(Float64Array.of(1, 2, 3, 4, 5, 6), 0.5, false), { low: 1, high: 6 });
  assert.is(quantileInterval(Float64Array.of(1, 2, 3, Infinity, Infinity, Infinity), 0.5, false).high, Infinity);
});

test("the interval of a median covers it as often as it states (fixed seed; false alarm below 1 in 1,000)", () => {
  // 2,000 samples of 25 uniforms; exact coverage 95.7% (ranks 8 and 18), so at least 93.9% is met with probability > 0.999.
  let covered = 0;
  for (let sample = 0; sample < 2000; sample++) {
    const { low, high } = quantileInterval(
      Float64Array.from({ length: 25 }, (_, i) => uniform(77, sample, i)),
      0.5,
      false,
    );
    if (low <= 0.5 && 0.5 <= high) covered++;
  }
  assert.ok(covered / 2000 > 0.939, `${covered} of 2000`);
  assert.ok(covered / 2000 < 0.975, `${covered} of 2000`);
});

test.run();
