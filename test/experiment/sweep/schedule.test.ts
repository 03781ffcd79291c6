/** What is still to be run: each block once, whatever is there, comes late, fails or is given back. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Block, blocksOf, wholeBlocks } from "../../../src/experiment/sweep/block.ts";
import { Schedule } from "../../../src/experiment/sweep/schedule.ts";

const words = (blocks: readonly Block[]) => blocks.map(({ point, from, count }) => `${point}:${from}+${count}`);

function all(schedule: Schedule): Block[] {
  const blocks: Block[] = [];
  for (let block = schedule.next(); block; block = schedule.next()) blocks.push(block);
  return blocks;
}

const fixed = (points: readonly number[], replications: number) =>
  new Schedule({ points, replications, judge: (_, count) => count });

test("every block of every point is given out once, in order", () => {
  assert.equal(words(all(fixed([0, 3], 25))), ["0:0+10", "0:10+10", "0:20+5", "3:0+10", "3:10+10", "3:20+5"]);
});

test("a block that exists is not given out, and one that comes twice counts once", () => {
  const schedule = fixed([0, 1], 20);
  for (let i = 0; i < 2; i++) schedule.finish({ point: 0, from: 10, count: 10 });
  assert.equal(words(all(schedule)), ["0:0+10", "1:0+10", "1:10+10"]);
  assert.equal(schedule.replications, { done: 10, wanted: 40 });
});

test("a point is done when its last block is, and the sweep when its last point is", () => {
  const done: number[] = [];
  const schedule = new Schedule({ points: [0, 1], replications: 20, judge: (_, n) => n, onDone: (p) => done.push(p) });
  const [a, b, c, d] = all(schedule);
  for (const block of [d, a, c]) schedule.finish(block);
  assert.equal(done, [1]);
  assert.is(schedule.isOver, false);
  schedule.finish(b);
  assert.equal(done, [1, 0]);
  assert.is(schedule.isOver, true);
});

test("a block given back is given out again, unless its result arrived in the meantime", () => {
  const schedule = fixed([0], 20);
  const [first, second] = all(schedule);
  schedule.giveBack(first);
  schedule.giveBack(second);
  schedule.finish(second);
  assert.equal(words(all(schedule)), ["0:0+10"]);
});

test("a failed point is left alone and counted, the others go on", () => {
  const schedule = fixed([0, 1], 20);
  const first = schedule.next() as Block;
  schedule.fail(0, "no");
  schedule.fail(0, "no again");
  assert.equal(words(all(schedule)), ["1:0+10", "1:10+10"]);
  schedule.finish({ point: 1, from: 0, count: 10 });
  schedule.finish({ point: 1, from: 10, count: 10 });
  schedule.finish(first);
  assert.is(schedule.isOver, true);
  assert.equal([...schedule.failed], [[0, "no"]]);
  assert.is(schedule.pointsDone, 1);
});

test("a point that is not precise enough gets more blocks, from where it stopped", () => {
  const schedule = new Schedule({ points: [0], replications: 10, judge: (_, count) => Math.min(30, count * 2) });
  schedule.finish(schedule.next() as Block);
  assert.is(schedule.isOver, false);
  assert.equal(words(all(schedule)), ["0:10+10"]);
  schedule.finish({ point: 0, from: 10, count: 10 });
  assert.equal(words(all(schedule)), ["0:20+10"]);
  schedule.finish({ point: 0, from: 20, count: 10 });
  assert.is(schedule.isOver, true);
  assert.is(schedule.wantedOf(0), 30);
});

test("blocks cover the replications without gaps, and a cap need not be a whole number of them", () => {
  assert.is(wholeBlocks(41, 1000), 50);
  assert.is(wholeBlocks(41, 47), 47);
  assert.is(
    [...blocksOf(0, 47)].reduce((sum, { count }) => sum + count, 0),
    47,
  );
});

test.run();
