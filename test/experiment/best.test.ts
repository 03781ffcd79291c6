/** Multiple comparison with the best on samples whose best is known. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { studentTQuantile } from "../../src/engine/distribution/families/student-t.ts";
import { normalQuantile } from "../../src/engine/distribution/normal-quantile.ts";
import { compareWithBest } from "../../src/experiment/precision/best.ts";
import { uniform } from "../fixtures/fake-model.ts";

const normal = (...words: number[]) => normalQuantile((Math.floor(uniform(...words) * 2 ** 31) + 0.5) / 2 ** 31);

/** Correlated samples about the means: a share of each value is luck in common. */
function sample(means: readonly number[], n: number, trial: number): Float64Array[] {
  return means.map((mean, plan) =>
    Float64Array.from({ length: n }, (_, r) => mean + 2 * normal(trial, 99, r) + (1 + plan) * normal(trial, plan, r)),
  );
}

test("with two plans the interval is the one-sided paired t interval, with 0 as its limit", () => {
  const [a, b] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 2, 5, 5)];
  // Differences 1, 0, 2, 1: mean 1, standard error sqrt((2/3)/4).
  const half = studentTQuantile(0.95, 3) * Math.sqrt(2 / 3 / 4);
  const [first, second] = compareWithBest([a, b], "lower", false) ?? [];
  assert.ok(Math.abs(first.low - -(1 + half)) < 1e-12);
  assert.is(first.high, 0);
  assert.is(second.low, 0);
  assert.ok(Math.abs(second.high - (1 + half)) < 1e-12);
  assert.equal([first.mayBeBest, second.mayBeBest], [true, half >= 1]);
});

test("when higher is better the intervals change sign", () => {
  const plans = sample([0, 1, 3], 30, 1);
  const higher = compareWithBest(plans, "higher", false) ?? [];
  const lower =
    compareWithBest(
      plans.map((one) => one.map((value) => -value)),
      "lower",
      false,
    ) ?? [];
  for (const [i, one] of higher.entries()) {
    assert.ok(Math.abs(one.low + lower[i].high) < 1e-12 && Math.abs(one.high + lower[i].low) < 1e-12);
    assert.is(one.mayBeBest, lower[i].mayBeBest);
  }
});

test("identical plans may all be the best, with no difference between them", () => {
  const one = Float64Array.of(3, 1, 2);
  assert.equal(compareWithBest([one, one, one], "lower", false), [
    { low: 0, high: 0, mayBeBest: true },
    { low: 0, high: 0, mayBeBest: true },
    { low: 0, high: 0, mayBeBest: true },
  ]);
});

test("all intervals hold together in 95% of samples or more, whatever the variances and the common random numbers", () => {
  // 2,000 trials: fewer than 1,857 that hold has a probability below 1 in 100,000 when the coverage is 95%.
  const trials = 2000;
  for (const means of [
    [0, 0, 0, 0],
    [0, 0.3, 0.6, 3],
  ]) {
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const best = compareWithBest(sample(means, 12, trial + 1000 * means[3]), "lower", false) ?? [];
      const right = means.every((mean, i) => {
        const distance = mean - Math.min(...means.filter((_, j) => j !== i));
        return best[i].low <= distance && distance <= best[i].high;
      });
      if (right) held++;
    }
    assert.ok(held >= 1857, `${held} of ${trials} hold for means ${means}`);
  }
});

test("plans that cannot be compared are refused", () => {
  assert.is(compareWithBest([Float64Array.of(1), Float64Array.of(2), Float64Array.of(3)], "lower", false), undefined);
  assert.is(compareWithBest([Float64Array.of(1, 2), Float64Array.of(2, NaN)], "lower", false), undefined);
});

test.run();
