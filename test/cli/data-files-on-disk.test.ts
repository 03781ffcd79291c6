/** Data files as spreadsheets and other systems save them, read from disk by the command line. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { changed } from "../scenario/in-memory.ts";

const test = suite("data files on disk");
let folder = "";

test.before(() => {
  folder = mkdtempSync(join(tmpdir(), "casehub-data-"));
});
test.after(() => rmSync(folder, { recursive: true }));

function load(file: string, bytes: Uint8Array | string, more = "") {
  writeFileSync(join(folder, file), bytes);
  const series = `arrivals: {series: {quarterly: {file: ${file}, date: Quarter ends, column: Claims${more}}, then: hold}}`;
  const path = join(folder, "main.yaml");
  writeFileSync(path, changed(["arrivals: {rate: 1/day}", series]));
  const { loaded, problems } = loadScenario(path, { readText });
  const points = loaded?.scenario.cases.arrivals?.series?.quarterly;
  return {
    values: points && "values" in points ? points.values : undefined,
    told: problems
      .filter(({ code }) => !code.startsWith("CH6"))
      .map(({ code, message, hint }) => `${code} ${message} ${hint ?? ""}`),
  };
}

const expected = { "2023-03-31": 17240, "2023-06-30": 18030 };

function workbook(bookType: "xlsx" | "ods"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["About these figures"]]), "Notes");
  const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));
  const rows = [
    ["Table 1: claims"],
    [],
    ["Quarter ends", "Claims"],
    [day(2023, 3, 31), 17240],
    [day(2023, 6, 30), 18030],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), "Data_1");
  return new Uint8Array(write(book, { type: "buffer", bookType, cellDates: true }));
}

for (const form of ["xlsx", "ods"] as const)
  test(`a sheet of an ${form} workbook, with its dates as dates`, () => {
    assert.equal(load(`claims.${form}`, workbook(form), ", sheet: Data_1, header_row: 3").values, expected);
    assert.match(
      load(`claims.${form}`, workbook(form)).told[0],
      /CH415 .* has 2 sheets say which: sheet: Notes \(or Data_1\)/,
    );
  });

const text = "Quarter ends,Claims\n2023-03-31,17240\n2023-06-30,18030\n";

test("CSV in UTF-8 with a byte order mark and Windows line ends", () => {
  assert.equal(load("claims.csv", `\uFEFF${text.replaceAll("\n", "\r\n")}`).values, expected);
});

test("other encodings and forms are refused with how to save the file", () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
  assert.match(load("a.csv", utf16).told[0], /CH103 .*UTF-16: save it as UTF-8/);
  const windows = Buffer.from(text.replace("Claims\n", "Claims \x96 all\n"), "latin1");
  assert.match(load("b.csv", windows).told[0], /CH103 .*Windows-1252\): save it as UTF-8/);
  assert.match(load("c.csv", workbook("xlsx")).told[0], /CH103 .*is a workbook or an archive: save it as \.xlsx/);
  assert.match(load("d.xlsx", text).told[0], /CH103 .*cannot be read as a workbook/);
  assert.match(load("e.xlsx", workbook("xlsx").slice(0, 900)).told[0], /CH103 .*cannot be read as a workbook/);
});

test("a workbook that would unpack to more than the limit is refused from its list of parts", () => {
  const bytes = workbook("xlsx");
  // The size before packing of the first part, in the archive's list at its end.
  const list = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(list + 24, 900_000_000, true);
  assert.match(load("f.xlsx", bytes).told[0], /CH103 .*unpacks to 900 MB; a workbook may have 50 MB/);
});

test.run();
