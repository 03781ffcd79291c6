import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fewRows, monthRows } from "../../src/output/terminal/calendar-rows.ts";
import { apportioned, joinedLines, ledgerLines } from "../../src/output/terminal/ledger.ts";
import { staffNumbers } from "../../src/output/terminal/staff-numbers.ts";

const test = suite("the table through time");

const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

/** Means of a hub in which nothing is lost: a stock, then what comes and goes in each row. */
const books = fc
  .record({
    opening: fc.double({ min: 0, max: 1000, noNaN: true }),
    rows: fc.array(
      fc.record({
        claims: fc.double({ min: 0, max: 300, noNaN: true }),
        ways: fc.array(fc.double({ min: 0, max: 0.4, noNaN: true }), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ opening, rows }) => {
    let stock = opening;
    return rows.map(({ claims, ways }) => {
      const gone = ways.map((share) => ((stock + claims) * share) / 1.25);
      stock += claims - sum(gone);
      return { claims, ways: gone, exits: sum(gone), end: stock };
    });
  });

test("every line adds up in whole cases and continues from the one before, and no number is far from its mean", () => {
  fc.assert(
    fc.property(books, (means) => {
      let before: number | undefined;
      for (const [i, { start, claims, ways, exits, end }] of ledgerLines(means).entries()) {
        const mean = means[i];
        if (before !== undefined) assert.is(start, before);
        assert.is(start + claims - exits, end);
        assert.is(sum(ways), exits);
        for (const [value, exact] of [
          [claims, mean.claims],
          [exits, mean.exits],
          [end, mean.end],
          ...ways.map((way, w) => [way, mean.ways[w]]),
        ]) {
          assert.ok(Number.isInteger(value) && value >= 0, `${value}`);
          assert.ok(Math.abs(value - exact) <= 2, `${value} for ${exact}`);
        }
        before = end;
      }
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("parts are rounded to a given sum with the least change", () => {
  assert.equal(apportioned([1.3, 2.4, 0.2], 4), [1, 3, 0]);
  assert.equal(apportioned([0.6, 0.6, 0.6], 2), [0, 1, 1]);
  assert.equal(apportioned([], 0), []);
});

/** Months from 1 May 2023. */
const monthsFrom = (count: number) => {
  const months = [];
  let day = 19_478;
  for (let i = 0; i < count; i++) {
    const length = new Date(Date.UTC(2023, 5 + i, 0)).getUTCDate();
    months.push({ name: "", from: day - 19_478, to: day - 19_478 + length });
    day += length;
  }
  return months;
};

test("up to twelve months are months, then quarters, years and more", () => {
  const names = (count: number) => fewRows(monthsFrom(count), 19_478).map(({ name }) => name);
  assert.equal(names(2), ["May 2023", "Jun 2023"]);
  assert.is(names(12).length, 12);
  assert.equal(names(13), ["May-Jun 2023", "Jul-Sep 2023", "Oct-Dec 2023", "Jan-Mar 2024", "Apr-May 2024"]);
  assert.is(names(35).length, 12);
  assert.equal(names(36), ["May-Dec 2023", "2024", "2025", "Jan-Apr 2026"]);
  assert.ok(names(12 * 40).length <= 12);
  assert.is(monthRows(monthsFrom(36), 19_478).length, 36);
});

test("a small team of people who are not all full-time is given to a tenth, a large one in whole numbers", () => {
  assert.equal(staffNumbers([2.9, 2.9]), ["2.9", "2.9"]);
  assert.equal(staffNumbers([0.1, 3, 0]), ["0.1", "3.0", "0.0"]);
  assert.equal(staffNumbers([5, 5.01, 4.98]), ["5", "5", "5"]);
  assert.equal(staffNumbers([1280.4, 21.6]), ["1,280", "22"]);
  assert.equal(staffNumbers([1280.4, 12.6]), ["1,280", "12.6"]);
  assert.equal(staffNumbers([]), []);
});

test("a row of several months is the sum of the lines of its months, and adds up", () => {
  fc.assert(
    fc.property(books, (means) => {
      const lines = ledgerLines(means);
      const half = Math.ceil(lines.length / 2);
      const rows = [
        { from: 0, to: half },
        { from: half, to: lines.length },
      ].filter(({ from, to }) => to > from);
      for (const [i, { start, claims, ways, exits, end }] of joinedLines(lines, rows).entries()) {
        const own = lines.slice(rows[i].from, rows[i].to);
        assert.equal([start, end], [own[0].start, own[own.length - 1].end]);
        assert.is(exits, sum(own.map((line) => line.exits)));
        assert.is(start + claims - exits, end);
        assert.is(sum(ways), exits);
      }
    }),
  );
});

test.run();
