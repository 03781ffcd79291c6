import { test } from "uvu";
import * as assert from "uvu/assert";
import { WorkingDates } from "../../src/engine/working-dates.ts";

/** Four weeks of Monday to Friday from a Monday two weeks before day 0. */
const span = Uint8Array.from({ length: 28 }, (_, n) => (n % 7 < 5 ? 1 : 0));
const dates = new WorkingDates(span, -14);

test("working days after a day leave out weekends, before day 0 too", () => {
  assert.equal(
    [0, 1, 4, 5].map((n) => dates.after(0, n)),
    [0, 1, 4, 7],
  );
  assert.is(dates.after(-14, 1), -13);
  // From Saturday the first working day after is Monday.
  assert.is(dates.after(-2, 1), 0);
});

test("the day before is the last from which so many working days are over", () => {
  for (let day = -3; day < 10; day++)
    for (let n = 0; n <= 8; n++) {
      const from = dates.before(day, n);
      assert.ok(dates.after(from, n) <= day, `${n} before ${day}`);
      if (n > 0) assert.ok(dates.after(from + 1, n) > day, `${n} before ${day} is the last`);
    }
});

test("beyond the span a week has as many working days as inside it", () => {
  assert.is(dates.after(11, 1 + 50), 14 + 70);
  assert.is(dates.before(-14, 1 + 50), -14 - 70 - 1);
  const always = new WorkingDates(new Uint8Array(3).fill(1), 0);
  assert.equal([always.after(1, 400), always.before(1, 400)], [401, -399]);
});

test("parts of a working day and times below 0 are refused", () => {
  assert.throws(() => dates.after(0, 0.5), RangeError);
  assert.throws(() => dates.before(0, -1), RangeError);
});

test.run();
