import { test } from "uvu";
import * as assert from "uvu/assert";
import { splitVariance } from "../../src/experiment/statistics/variance.ts";
import { uniform } from "../fixtures/fake-model.ts";

/** A standard normal number by the Box-Muller transformation. */
function normal(...words: number[]): number {
  return Math.sqrt(-2 * Math.log(1 - uniform(1, ...words))) * Math.cos(2 * Math.PI * uniform(2, ...words));
}

/** Pairs with a shared part of standard deviation `ignorance` and an own part of standard deviation `chance`. */
function twoLevels(pairs: number, ignorance: number, chance: number, seed: number): Float64Array {
  return Float64Array.from(
    { length: 2 * pairs },
    (_, r) => 20_000 + ignorance * normal(seed, 3, r >> 1) + chance * normal(seed, 4, r),
  );
}

test("the shares agree with a hand calculation", () => {
  // Pairs (1,3) (5,7) (10,10) (2,6): means 2, 6, 10, 4; within = (4+4+0+16)/8 = 3; between = 2 * 35/3; ignorance = (70/3 - 3)/2.
  const shares = splitVariance(Float64Array.of(1, 3, 5, 7, 10, 10, 2, 6), true);
  const ignorance = (70 / 3 - 3) / 2;
  assert.ok(Math.abs((shares?.ignorance ?? 0) - ignorance / (ignorance + 3)) < 1e-12);
  assert.is((shares?.ignorance ?? 0) + (shares?.chance ?? 0), 1);
});

test("known shares are recovered within four standard errors (fixed seed; false alarm about 1 in 10,000 for each case)", () => {
  for (const [seed, ignorance, chance] of [
    [1, 3, 1],
    [2, 1, 1],
    [3, 1, 3],
  ]) {
    const truth = ignorance ** 2 / (ignorance ** 2 + chance ** 2);
    const shares = splitVariance(twoLevels(400, ignorance, chance, seed), true);
    assert.ok(
      shares && Math.abs(shares.ignorance - truth) < 4 * shares.standardError,
      `${shares?.ignorance} for ${truth}`,
    );
    assert.ok(shares.standardError < 0.06);
  }
});

test("the jackknife error is about the spread of the share over many samples (fixed seed; false alarm below 1 in 1,000)", () => {
  const estimates: number[] = [];
  let stated = 0;
  for (let seed = 0; seed < 400; seed++) {
    const shares = splitVariance(twoLevels(60, 1, 1, 1000 + seed), true);
    estimates.push(shares?.ignorance ?? 0);
    stated += (shares?.standardError ?? 0) / 400;
  }
  const mean = estimates.reduce((sum, one) => sum + one, 0) / 400;
  const spread = Math.sqrt(estimates.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 399);
  // The standard deviation of 400 normal values is known to 3.5%: four times that, and the jackknife's own few per cent.
  assert.ok(Math.abs(stated / spread - 1) < 0.2, `stated ${stated}, seen ${spread}`);
});

test("without shared draws the variance is all chance", () => {
  assert.equal(splitVariance(Float64Array.of(1, 2, 3), false), { chance: 1, ignorance: 0, standardError: 0 });
});

test("a share is never below 0 or above 1, even where twins differ more than pairs do", () => {
  const shares = splitVariance(Float64Array.of(0, 10, 10, 0, 0, 10, 10, 0.5), true);
  assert.is(shares?.ignorance, 0);
  assert.is(shares?.chance, 1);
});

test("there is no split for dates that are never reached, for too few pairs, or for an answer that does not vary", () => {
  assert.is(splitVariance(Float64Array.of(1, Infinity, 2, 3, 4, 5, 6, 7), true), undefined);
  assert.is(splitVariance(Float64Array.of(1, 2, 3, 4, 5, 6), true), undefined);
  assert.is(splitVariance(new Float64Array(20).fill(4), true), undefined);
});

test.run();
