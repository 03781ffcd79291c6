import * as fc from "fast-check";
import { mean, sampleVariance } from "simple-statistics";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { orderStatisticQuantile } from "../../src/engine/tally/order-statistic-quantile.ts";
import { TimeWeightedMean } from "../../src/engine/tally/time-weighted-mean.ts";
import { Welford } from "../../src/engine/tally/welford.ts";

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

const welford = suite("Welford");

welford("agrees with the two-pass mean, variance and extremes", () => {
  const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 2, maxLength: 200 });
  fc.assert(
    fc.property(values, (sample) => {
      const tally = new Welford();
      for (const value of sample) tally.add(value);
      assert.is(tally.count, sample.length);
      near(tally.mean, mean(sample), 1e-9);
      near(tally.variance, sampleVariance(sample), 1e-6);
      assert.equal([tally.min, tally.max], [Math.min(...sample), Math.max(...sample)]);
    }),
    { seed: 5 },
  );
});

welford("keeps the variance of small differences between large values", () => {
  const tally = new Welford();
  for (const value of [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]) tally.add(value);
  assert.is(tally.variance, 30);
});

welford("has no mean without values and no variance of one value", () => {
  const tally = new Welford();
  assert.equal([tally.count, tally.mean, tally.variance, tally.min, tally.max], [0, NaN, NaN, Infinity, -Infinity]);
  tally.add(5);
  assert.equal([tally.count, tally.mean, tally.variance, tally.min, tally.max], [1, 5, NaN, 5, 5]);
});

welford.run();

const overTime = suite("time-weighted mean");

overTime("weighs each value by how long it lasted", () => {
  const line = new TimeWeightedMean(2, 10);
  line.set(6, 13);
  line.set(0, 14);
  assert.is(line.mean(16), (2 * 3 + 6 * 1 + 0 * 2) / 6);
  assert.is(line.mean(14), 3);
});

overTime("leaves out the warm-up but keeps the value at its end", () => {
  const line = new TimeWeightedMean();
  line.set(100, 1);
  line.set(4, 5);
  line.reset(7);
  assert.is(line.mean(9), 4);
  line.set(8, 9);
  assert.is(line.mean(11), 6);
});

overTime("changes nothing when the same value is set again", () => {
  const steps = fc.array(fc.tuple(fc.nat(50), fc.nat(20)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(steps, (changes) => {
      const plain = new TimeWeightedMean();
      const repeated = new TimeWeightedMean();
      let time = 0;
      for (const [value, lasting] of changes) {
        plain.set(value, time);
        repeated.set(value, time);
        repeated.set(value, time + lasting / 2);
        time += lasting;
      }
      assert.is(plain.mean(time + 1), repeated.mean(time + 1));
    }),
    { seed: 6 },
  );
});

overTime("refuses to go back, and has no mean over no time", () => {
  const line = new TimeWeightedMean(1, 5);
  assert.ok(Number.isNaN(line.mean(5)));
  for (const back of [() => line.set(1, 4), () => line.mean(4), () => line.reset(4), () => line.set(1, NaN)]) {
    assert.throws(back, (error: Error) => error instanceof RangeError);
  }
});

overTime.run();

const quantile = suite("order-statistic quantile");

quantile("is the smallest value that a share p of the sample does not exceed", () => {
  const values = fc.array(fc.oneof(fc.nat(30), fc.constantFrom(Infinity, -Infinity)), { minLength: 1, maxLength: 60 });
  // Percentages keep n p exact in whole numbers: 100 * count >= percent * n.
  fc.assert(
    fc.property(values, fc.nat(100), (sample, percent) => {
      const sorted = sample.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const enough = sorted.find(
        (value) => 100 * sorted.filter((other) => other <= value).length >= percent * sorted.length,
      );
      assert.is(orderStatisticQuantile(sorted, percent / 100), enough);
    }),
    { numRuns: 1000, seed: 7 },
  );
});

quantile("is Infinity exactly when too few values are finite", () => {
  const dates = [...Array.from({ length: 90 }, (_, i) => i), ...new Array<number>(10).fill(Infinity)];
  assert.is(orderStatisticQuantile(dates, 0.9), 89);
  assert.is(orderStatisticQuantile(dates, 0.91), Infinity);
  assert.is(orderStatisticQuantile(dates, 0.5), 49);
});

quantile("uses p as the decimal it was written as", () => {
  const ranks = Float64Array.from({ length: 100 }, (_, i) => i + 1);
  for (let percent = 1; percent <= 100; percent++) assert.is(orderStatisticQuantile(ranks, percent / 100), percent);
});

quantile("gives the ends at 0 and 1, and the lower of two middle values", () => {
  assert.equal(
    [0, 0.5, 1].map((p) => orderStatisticQuantile([3, 5, 8, Infinity], p)),
    [3, 5, Infinity],
  );
  assert.is(orderStatisticQuantile([4], 0.5), 4);
});

quantile("refuses an empty sample and a p that is no share", () => {
  for (const misuse of [
    () => orderStatisticQuantile([], 0.5),
    () => orderStatisticQuantile([1], -0.1),
    () => orderStatisticQuantile([1], 1.1),
    () => orderStatisticQuantile([1], NaN),
  ]) {
    assert.throws(misuse, (error: Error) => error instanceof RangeError);
  }
});

quantile.run();
