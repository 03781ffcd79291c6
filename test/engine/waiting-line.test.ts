import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { WaitingLines } from "./core/engine.ts";

const LINES = 3;
const ITEMS = 12;
const lines = suite("waiting lines");

function walk(waiting: WaitingLines, line: number): number[] {
  const items: number[] = [];
  for (let item = waiting.first(line); item !== -1; item = waiting.next(item)) items.push(item);
  return items;
}

lines("agree with arrays of arrays", () => {
  const action = fc.constantFrom(
    "put" as const,
    "put" as const,
    "putFirst" as const,
    "take" as const,
    "remove" as const,
  );
  const moves = fc.array(fc.tuple(action, fc.nat(LINES - 1), fc.nat(ITEMS - 1)), { maxLength: 100, size: "max" });
  fc.assert(
    fc.property(moves, (steps) => {
      const waiting = new WaitingLines(LINES, ITEMS);
      const model: number[][] = Array.from({ length: LINES }, () => []);
      for (const [action, line, item] of steps) {
        const present = model.findIndex((one) => one.includes(item));
        assert.is(waiting.lineOf(item), present);
        if (action === "take") assert.is(waiting.take(line), model[line].shift() ?? -1);
        else if (action === "remove") {
          if (present === -1) assert.throws(() => waiting.remove(item), /in no line/);
          else {
            waiting.remove(item);
            model[present].splice(model[present].indexOf(item), 1);
          }
        } else if (present !== -1) assert.throws(() => waiting[action](line, item), /already/);
        else {
          waiting[action](line, item);
          if (action === "put") model[line].push(item);
          else model[line].unshift(item);
        }
        for (let each = 0; each < LINES; each++) {
          assert.equal(walk(waiting, each), model[each]);
        }
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});

lines("hold 100,000 items in order", () => {
  const waiting = new WaitingLines(2, 100_000);
  for (const item of [2, 0, 1]) waiting.put(1, item);
  for (let item = 3; item < 100_000; item++) waiting.put(item % 2, item);
  assert.is(walk(waiting, 0).length + walk(waiting, 1).length, 100_000);
  assert.equal([waiting.take(1), waiting.take(1), waiting.take(1), waiting.take(1)], [2, 0, 1, 3]);
  assert.is(waiting.lineOf(99_999), 1);
  assert.is(waiting.lineOf(3), -1);
});

lines("refuse to add to a line that does not exist", () => {
  const waiting = new WaitingLines(2, 3);
  for (const misuse of [() => waiting.put(2, 0), () => waiting.put(-1, 0), () => waiting.putFirst(2, 0)]) {
    assert.throws(misuse, (error: Error) => error instanceof RangeError);
  }
  assert.throws(() => waiting.next(0), /in no line/);
  assert.throws(() => waiting.remove(0), /in no line/);
  assert.equal([walk(waiting, 0), walk(waiting, 1), waiting.lineOf(0)], [[], [], -1]);
});

lines.run();
