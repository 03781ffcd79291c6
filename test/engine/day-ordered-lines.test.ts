import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { DayOrderedLines } from "./core/engine.ts";

const GROUPS = 3;
const ITEMS = 40;
const FIRST = -700;
const LAST = 2500;
const lines = suite("day-ordered lines");

lines("agree with arrays sorted by day, first come first within a day", () => {
  const day = fc.oneof(
    fc.integer({ min: FIRST, max: LAST }),
    fc.constantFrom(FIRST, FIRST + 31, FIRST + 32, FIRST + 1023, FIRST + 1024, LAST),
  );
  const action = fc.constantFrom("put" as const, "put" as const, "put" as const, "take" as const, "remove" as const);
  const moves = fc.array(fc.tuple(action, fc.nat(GROUPS - 1), day, fc.nat(ITEMS - 1)), { maxLength: 150, size: "max" });
  fc.assert(
    fc.property(moves, (steps) => {
      const waiting = new DayOrderedLines(GROUPS, FIRST, LAST, ITEMS);
      const model: { day: number; item: number }[][] = Array.from({ length: GROUPS }, () => []);
      for (const [action, group, day, item] of steps) {
        const present = model.findIndex((one) => one.some((waiter) => waiter.item === item));
        assert.is(waiting.groupOf(item), present);
        if (action === "take") assert.is(waiting.takeOldest(group), model[group].shift()?.item ?? -1);
        else if (action === "remove") {
          if (present === -1) assert.throws(() => waiting.remove(item), /in no line/);
          else {
            waiting.remove(item);
            model[present] = model[present].filter((waiter) => waiter.item !== item);
          }
        } else if (present !== -1) assert.throws(() => waiting.put(group, day, item), /already/);
        else {
          waiting.put(group, day, item);
          const place = model[group].findLastIndex((waiter) => waiter.day <= day);
          model[group].splice(place + 1, 0, { day, item });
        }
        for (let each = 0; each < GROUPS; each++) {
          assert.is(waiting.isEmpty(each), model[each].length === 0);
          assert.is(waiting.peekOldest(each), model[each][0]?.item ?? -1);
          assert.is(waiting.oldestDay(each), model[each][0]?.day ?? Infinity);
        }
      }
    }),
    { numRuns: 300, seed: 4 },
  );
});

lines("give 100,000 items back by day, and in order of joining within one", () => {
  const waiting = new DayOrderedLines(1, 0, 364, 100_000);
  const day = (item: number): number => (item * 7919) % 365;
  for (let item = 0; item < 100_000; item++) waiting.put(0, day(item), item);
  const taken = Array.from({ length: 100_000 }, () => waiting.takeOldest(0));
  assert.equal(
    taken,
    Array.from(taken.keys()).sort((a, b) => day(a) - day(b) || a - b),
  );
  assert.is(waiting.takeOldest(0), -1);
});

lines("refuse groups and days that do not exist, and leave the item out", () => {
  const waiting = new DayOrderedLines(2, 10, 20, 5);
  for (const misuse of [
    () => waiting.put(0, 9, 0),
    () => waiting.put(0, 21, 0),
    () => waiting.put(2, 10, 0),
    () => waiting.put(-1, 10, 0),
  ]) {
    assert.throws(misuse, (error: Error) => error instanceof RangeError);
  }
  assert.equal([waiting.groupOf(0), waiting.isEmpty(0), waiting.oldestDay(0)], [-1, true, Infinity]);
});

lines.run();
