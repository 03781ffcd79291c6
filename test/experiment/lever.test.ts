/** Levers as they are written: bounds and steps with units as in the scenario file. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Lever, readLever } from "../../src/experiment/solve/lever.ts";

function lever(text: string, most?: number): Lever {
  const read = readLever(text, most);
  if (typeof read === "string") throw new Error(read);
  return read;
}

const ends = ({ values }: Lever) => [values[0], values[1], values.at(-1), values.length];

test("people are counted from the low bound by the step", () => {
  assert.equal(ends(lever("staff.stoke.joiners.count=0..2000/10")), ["0", "10", "2000", 201]);
  assert.is(lever("staff.stoke.joiners.count=0..2000/10").path, "staff.stoke.joiners.count");
});

test("weeks, shares, hours and rates keep their units, which may contain a slash", () => {
  assert.equal(ends(lever("a=1 week..12 weeks/1 week")), ["1 week", "2 weeks", "12 weeks", 12]);
  assert.equal(ends(lever("a=0%..30%/2.5%")), ["0%", "2.5%", "30%", 13]);
  assert.equal(ends(lever("a=25%/year..50%/year/5%/year")), ["25%/year", "30%/year", "50%/year", 6]);
  assert.equal(ends(lever("a=25%/year..50%/year", 5)), ["25%/year", "30%/year", "50%/year", 6]);
  assert.equal(ends(lever("a=2h..4h/0.5h")), ["2h", "2.5h", "4h", 5]);
  assert.equal(ends(lever("a=10 working days..20 working days/5 working days")), [
    "10 working days",
    "15 working days",
    "20 working days",
    3,
  ]);
});

test("dates go by days or weeks", () => {
  assert.equal(ends(lever("a=2023-05-01..2023-12-01/7 days")), ["2023-05-01", "2023-05-08", "2023-11-27", 31]);
  assert.is(lever("a=2023-05-01..2023-12-01/2 weeks").step, "14 days");
});

test("decimals are those a reader would write", () => {
  assert.equal(lever("a=0.1..0.5/0.1").values, ["0.1", "0.2", "0.3", "0.4", "0.5"]);
  assert.equal(lever("a=-1..1/0.5").values, ["-1", "-0.5", "0", "0.5", "1"]);
});

test("a step that is not given is a round one, whole for people, and said to be chosen", () => {
  assert.is(lever("a=0..2000").step, "10");
  assert.ok(lever("a=0..2000").stepChosen);
  assert.not(lever("a=0..2000/10").stepChosen);
  assert.is(lever("a=0..30").step, "1");
  assert.is(lever("a=0..1").step, "0.005");
  assert.is(lever("a=0%..40%").step, "0.2%");
  assert.is(lever("a=2023-05-01..2023-12-01").step, "7 days");
  assert.is(lever("a=2023-05-01..2023-12-01", 12).step, "28 days");
  assert.is(lever("a=0..2000", 12).step, "200");
});

test("anything that is not a lever gets a message that shows how to write one", () => {
  const bad: [string, RegExp][] = [
    ["staff.stoke", /write path=low\.\.high/],
    ["a=5", /write path=low\.\.high/],
    ["a=..5", /write path=low\.\.high/],
    ["a=1..2..3", /write path=low\.\.high/],
    ["a=5..1", /1 is not more than 5/],
    ["a=1..5/0", /step is not more than 0/],
    ["a=1..5/9", /longer than the range/],
    ["a=1 week..12 months", /in one unit/],
    ["a=1 week..12", /in one unit/],
    ["a=many..more", /neither a number/],
    ["a=0..1/0.000001", /at most 100000/],
    ["a=2023-05-01..2023-02-30", /not a date/],
    ["a=2023-05-01..2023-04-01", /not later/],
    ["a=2023-05-01..2023-06-01/7", /days or weeks/],
    ["a=2023-05-01..2023-06-01/9 weeks", /longer than the range/],
  ];
  for (const [text, message] of bad) {
    const read = readLever(text);
    assert.type(read, "string", text);
    assert.match(read as string, message);
  }
});

test.run();
