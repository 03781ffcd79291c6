import { test } from "uvu";
import * as assert from "uvu/assert";
import { MemoryStore } from "../../src/experiment/replications/memory-store.ts";
import { clearedByEachDay, estimateClearance } from "../../src/experiment/run/clearance.ts";
import { firstPassage } from "../../src/experiment/statistics/first-day.ts";

/** Replications of one daily column. */
function rowsOf(...histories: number[][]): MemoryStore {
  const store = new MemoryStore(histories[0].length);
  for (const [replication, daily] of histories.entries())
    store.put({
      replication,
      daily: Float64Array.from(daily),
      values: new Float64Array(),
      outcomes: new Float64Array(),
      events: 0,
    });
  return store;
}

test("the day of clearance is the first at or below the threshold, and a later rise is noticed", () => {
  // Three replications over four days.
  const rows = rowsOf([5, 3, 2, 1], [5, 2, 3, 2], [5, 5, 5, 5]);
  const { day, undone } = firstPassage(rows, 0, 4, "at_most", [2, 2, 2]);
  assert.equal([...day], [2, 1, Infinity]);
  assert.equal([...undone], [0, 1, 0]);
});

test("a target from below is reached by rising", () => {
  const { day } = firstPassage(rowsOf([1, 2, 3, 4]), 0, 4, "at_least", [3]);
  assert.equal([...day], [2]);
});

test('"never" is a date like any other, later than all', () => {
  const days = Float64Array.of(10, Infinity, 12, 14, Infinity, 16, 18, 20, 22, 24);
  const clearance = estimateClearance(0, days, new Uint8Array(10), false);
  assert.is(clearance.within.share, 0.8);
  assert.is(clearance.q05, 10);
  assert.is(clearance.median, 18);
  assert.is(clearance.q95, Infinity);
});

test("no mean of dates is given unless every replication clears", () => {
  assert.is(estimateClearance(0, Float64Array.of(1, Infinity), new Uint8Array(2), false).mean, undefined);
  assert.is(estimateClearance(0, Float64Array.of(1, 4), new Uint8Array(2), false).mean?.mean, 2.5);
});

test("the probability of being cleared never falls, and ends at the share that clears", () => {
  const clearance = estimateClearance(0, Float64Array.of(1, 1, 3, Infinity), new Uint8Array(4), true);
  const days = clearedByEachDay(clearance, 5, true);
  assert.equal(
    days.map(({ share }) => share),
    [0, 0.5, 0.5, 0.75, 0.75],
  );
  assert.ok(days.every(({ share, low, high }) => low <= share && share <= high));
});

test("replications that rise again are counted", () => {
  assert.is(estimateClearance(0, Float64Array.of(1, 2, 3, 4), Uint8Array.of(1, 0, 0, 0), false).roseAgain, 0.25);
});

test.run();
