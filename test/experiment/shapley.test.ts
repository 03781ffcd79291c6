/** Splitting a difference: against games whose Shapley values are known, and to the last bit. */
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { addingUp, roundedParts } from "../../src/experiment/attribution/exact-sum.ts";
import { growing, mirroredOrders } from "../../src/experiment/attribution/orders.ts";
import { exactSplit, sampledSplit, type Worths } from "../../src/experiment/attribution/part.ts";
import { pairInteractions, shapleyValues } from "../../src/experiment/attribution/shapley.ts";

const shapley = suite("Shapley values");

function uniforms(seed: number): () => number {
  const streams = new RandomStreams(seed, 0);
  let drawn = 0;
  return () => streams.uniform(1, drawn++, 0, 0);
}

const near = (got: ArrayLike<number>, wanted: readonly number[], tolerance = 1e-12) => {
  assert.is(got.length, wanted.length);
  wanted.forEach((value, i) => {
    assert.ok(Math.abs(got[i] - value) <= tolerance, `${i}: ${got[i]} is not ${value}`);
  });
};

const has = (coalition: number, player: number) => (coalition >> player) & 1;

shapley("the glove game gives the owner of the only left glove two thirds", () => {
  const worth = (coalition: number) => (has(coalition, 0) && (has(coalition, 1) || has(coalition, 2)) ? 1 : 0);
  near(shapleyValues(3, worth), [2 / 3, 1 / 6, 1 / 6]);
});

shapley("the airport game charges each for the stretch it shares", () => {
  // Runway costs 1, 2, 3, 4 (Littlechild and Owen, 1973): each stretch is shared by those that need it.
  const cost = [1, 2, 3, 4];
  const worth = (coalition: number) => Math.max(0, ...cost.filter((_, i) => has(coalition, i)));
  near(shapleyValues(4, worth), [1 / 4, 1 / 4 + 1 / 3, 1 / 4 + 1 / 3 + 1 / 2, 1 / 4 + 1 / 3 + 1 / 2 + 1]);
});

shapley("additive effects are split as they are, and do not interact", () => {
  const effects = [3, -1, 0, 10];
  const worth = (coalition: number) => effects.reduce((sum, effect, i) => sum + effect * has(coalition, i), 5);
  near(shapleyValues(4, worth), effects);
  near(pairInteractions(4, worth), [0, 0, 0, 0, 0, 0]);
});

shapley("an effect that two changes have only together is shared between them, and shown as their interaction", () => {
  const worth = (coalition: number) => 8 * has(coalition, 0) * has(coalition, 2);
  near(shapleyValues(3, worth), [4, 0, 4]);
  near(pairInteractions(3, worth), [0, 8, 0]);
  // Of what takes three, Owen's index gives each pair a half.
  near(
    pairInteractions(3, (coalition) => (coalition === 7 ? 1 : 0)),
    [0.5, 0.5, 0.5],
  );
});

shapley("parts add up to the whole to the last bit, in any order", () => {
  const numbers = fc.array(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => (Math.abs(value) < 1e-200 ? 0 : value)),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(numbers, fc.boolean(), (given, backwards) => {
      const sum = given.reduce((total, one) => total + one, 0);
      const { parts, whole } = addingUp(given, sum);
      const order = backwards ? [...parts].reverse() : parts;
      assert.is(order.reduce((total, one) => total + one, 0) - whole, 0);
      const largest = Math.max(...given.map(Math.abs), Math.abs(sum));
      for (const [i, part] of parts.entries()) assert.ok(Math.abs(part - given[i]) <= 1e-11 * largest);
    }),
    { seed: 1, numRuns: 500 },
  );
});

shapley("rounded parts add up to the rounded whole, each within one of its own value", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 9 }), (given) => {
      const sum = given.reduce((total, one) => total + one, 0);
      const rounded = roundedParts(given, sum);
      assert.is(
        rounded.reduce((total, one) => total + one, 0),
        Math.sign(sum) * Math.round(Math.abs(sum)) + 0,
      );
      for (const [i, part] of rounded.entries()) assert.ok(Math.abs(part - given[i]) <= 1 + 1e-9);
    }),
    { seed: 1, numRuns: 500 },
  );
});

/** A game with interactions and luck: n changes, worth per replication. */
function noisyGame(
  n: number,
  replications: number,
): { worths: Worths; worth: (r: number) => (c: readonly number[]) => number } {
  const uniform = uniforms(n);
  const strength = Array.from({ length: replications }, () => Array.from({ length: n }, () => uniform() * 10));
  const worth = (r: number) => (coalition: readonly number[]) => {
    const sum = coalition.reduce((total, i) => total + strength[r][i], 0);
    return 100 * Math.exp(-sum / 20) + (coalition.includes(0) && coalition.includes(n - 1) ? 7 : 0);
  };
  return { worth, worths: (coalition) => Float64Array.from({ length: replications }, (_, r) => worth(r)(coalition)) };
}

shapley("exact parts add up bit by bit, replication error included, with first and last effects", () => {
  const { worths } = noisyGame(5, 12);
  const split = exactSplit(5, worths, true);
  assert.is(
    split.parts.reduce((sum, { amount }) => sum + amount, 0),
    split.whole,
  );
  assert.ok(Math.abs(split.whole - split.difference.mean) < 1e-9);
  assert.is(split.interactions.length, 10);
  const [strongest] = split.interactions;
  assert.equal([strongest.one, strongest.other], [0, 4]);
  for (const { amount, first, last, low95, high95 } of split.parts) {
    assert.ok(low95 <= amount && amount <= high95);
    assert.ok(Math.min(first.mean, last.mean) < amount && amount < Math.max(first.mean, last.mean));
  }
});

shapley("each order is run with its reverse, and coalitions grow along it", () => {
  const orders = mirroredOrders(6, 7, uniforms(3));
  assert.is(orders.length, 8);
  for (let k = 0; k < orders.length; k += 2) assert.equal([...orders[k]].reverse(), orders[k + 1]);
  assert.equal(growing([2, 0, 1]), [[], [2], [0, 2], [0, 1, 2]]);
});

shapley("sampled parts add up bit by bit, and their intervals cover the exact parts as often as they state", () => {
  // 60 samples of 8 orders x 7 parts = 420 intervals at 95%: fewer than 85% covered has, for independent ones, a chance far below 1e-6.
  const n = 7;
  const { worths } = noisyGame(n, 1);
  const exact = exactSplit(n, worths, false).parts.map(({ amount }) => amount);
  let covered = 0;
  for (let sample = 0; sample < 60; sample++) {
    const orders = mirroredOrders(n, 16, uniforms(1000 + sample));
    const { parts, whole } = sampledSplit(orders, worths, false);
    assert.is(
      parts.reduce((sum, { amount }) => sum + amount, 0),
      whole,
    );
    assert.is(Number.isNaN(parts[0].standardError), true);
    parts.forEach(({ amount, samplingError }, i) => {
      // Student's t with 7 degrees of freedom: 2.365.
      if (Math.abs(amount - exact[i]) <= 2.365 * samplingError) covered++;
    });
  }
  assert.ok(covered >= 0.85 * 60 * n, `${covered} of ${60 * n}`);
});

shapley.run();
