import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { CsvWriter, dateCell, type Field, roundedTo, textCell } from "../../src/output/table.ts";
import { inFolder } from "../fixtures/folder.ts";

const fields: Field[] = [
  { name: "text", title: "Text", type: "string", meaning: "" },
  { name: "number", title: "Number", type: "number", meaning: "" },
  { name: "rounded", title: "Rounded", type: "number", meaning: "", digits: 3 },
  { name: "date", title: "Date", type: "date", meaning: "" },
  { name: "yes", title: "Yes", type: "boolean", meaning: "" },
];

test("cells are written as ISO dates, shortest numbers and quoted text, with \\n and nothing for no value", () =>
  inFolder((folder) => {
    const writer = new CsvWriter(`${folder}/t.csv`, fields);
    writer.row(['a "b", c', 0.1, 1234.56, 19_478, true]);
    writer.row(["two\nlines", Number.NaN, -0.0004567, Infinity, false]);
    writer.row([undefined, -0, 77_123, Number.NaN, undefined]);
    writer.close();
    assert.is(
      readFileSync(`${folder}/t.csv`, "utf8"),
      'text,number,rounded,date,yes\n"a ""b"", c",0.1,1230.0,2023-05-01,true\n"two\nlines",,-0.000457,never,false\n,0.0,77100.0,,\n',
    );
  }));

test("text that a spreadsheet would run as a formula is made harmless", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) assert.match(textCell(text), /^"?'/);
  assert.is(textCell("9 weeks = long"), "9 weeks = long");
});

test("another reader reads back what was written, quotes, commas and line breaks included", () =>
  inFolder((folder) => {
    let file = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1 }),
        (rows) => {
          const path = `${folder}/${file++}.csv`;
          const writer = new CsvWriter(path, fields.slice(0, 2));
          for (const row of rows) writer.row(row);
          writer.close();
          const read = parse(readFileSync(path, "utf8"), {
            from_line: 2,
            relax_column_count: true,
            record_delimiter: "\n",
          }) as string[][];
          assert.equal(
            read.map(([text, number]) => [text, Number(number) + 0]),
            rows.map(([text, number]) => [/^[=+\-@\t\r]/.test(text) ? `'${text}` : text, number + 0]),
          );
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  }));

test("a long table is written whole", () =>
  inFolder((folder) => {
    const writer = new CsvWriter(`${folder}/t.csv`, fields.slice(1, 2));
    for (let i = 0; i < 50_000; i++) writer.row([i]);
    writer.close();
    const lines = readFileSync(`${folder}/t.csv`, "utf8").split("\n");
    assert.is(lines.length, 50_002);
    assert.is(lines[50_000], "49999.0");
  }));

test("rounding keeps significant digits, not decimals", () => {
  assert.is(roundedTo(123_456.789, 7), 123_456.8);
  assert.is(roundedTo(0.000_123_456_789, 3), 0.000_123);
  assert.is(roundedTo(123_456_789, 7), 123_456_800);
  assert.is(roundedTo(0.1 + 0.2), 0.1 + 0.2);
});

test("a day that never comes is a word", () => {
  assert.is(dateCell(Infinity), "never");
  assert.is(dateCell(Number.NaN), "");
});

test.run();
