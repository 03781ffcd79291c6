/** The second line of a case: apart from all rows, and its own through every block that is added. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { engine } from "./core/engine.ts";

const test = suite("cold line");

const rowBytes = 64;

test("each case has its own, however many blocks of rows are added", () => {
  const core = engine();
  core.openRows(10, 1);
  const rows = Array.from({ length: 5000 }, () => core.takeRow());
  rows.forEach((row, i) => void core.decideRow(row, 7 * i, i % 5));
  assert.equal(
    rows.map((row) => [core.decidedOn(row), core.outcomeOfRow(row)]),
    rows.map((_, i) => [7 * i, i % 5]),
  );
});

test("writing to it touches no row, and a row lies on a line of the processor's cache", () => {
  const core = engine();
  core.openRows(3, 1);
  const rows = Array.from({ length: 3000 }, () => core.takeRow());
  assert.ok(rows.every((row) => row % rowBytes === 0));
  assert.is(new Set(rows).size, rows.length);
  // A row that is given back holds the address of the one given back before it.
  for (const row of rows) core.giveRowBack(row);
  for (const row of rows) core.decideRow(row, -1, -1);
  const again = rows.map(() => core.takeRow());
  assert.equal(again, [...rows].reverse());
});

test("rows lie as close without second lines as they did", () => {
  const core = engine();
  core.openRows(100, 0);
  const rows = Array.from({ length: 100 }, () => core.takeRow());
  assert.equal(
    rows.map((row) => row - rows[0]),
    rows.map((_, i) => i * rowBytes),
  );
});

test.run();
