/** A data file as a table of texts: header, rows, and the line each row begins on. */

import { plural } from "../../engine/wording.ts";
import type { Place } from "../loaded.ts";
import { suggestion } from "../text/nearest.ts";
import type { Report } from "../text/problem.ts";
import { isHeader } from "../text/quotable.ts";
import { quoted } from "../text/visible.ts";
import { type CsvRow, type Grid, readGrid } from "./grid.ts";
import { numberCell } from "./number-cell.ts";
import { RowProblems } from "./row-problems.ts";

export interface CsvTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Reads a table whose first row names the columns; undefined, and reported, when it is not one. */
export function readCsv(text: string, file: string, report: Report): CsvTable | undefined {
  const grid = readGrid(text, file, report);
  if (!grid) return undefined;
  const table = tableBelow(grid, 0, report);
  if (!table) return undefined;
  const problems = new RowProblems(file, report);
  for (const row of table.rows) sameLength(table, row, problems);
  return problems.any ? undefined : table;
}

/** The table whose header is the row at an index. */
export function tableBelow({ file, rows }: Grid, header: number, report: Report): CsvTable | undefined {
  if (rows.length <= header) return void report("CH404", { file, line: 1, column: 1 }, "the data file is empty");
  return { file, header: rows[header].cells, rows: rows.slice(header + 1) };
}

/** Whether a row has a cell for each column; one that has not is a problem. */
export function sameLength({ header }: CsvTable, { line, cells }: CsvRow, problems: RowProblems): boolean {
  const fits = cells.length === header.length;
  const count = (n: number) => `${n} ${plural(n, "cell")}`;
  if (!fits)
    problems.add(
      "CH406",
      line,
      "length",
      `the row has ${count(cells.length)} and the header ${header.length}`,
      "put a text that holds the separator in double quotes",
    );
  return fits;
}

/** Position of a column named at `place`; -1, and reported, when the table has none of that name, or several. */
export function columnOf(table: CsvTable, column: string, place: Place, report: Report): number {
  const position = table.header.indexOf(column);
  if (position < 0)
    report("CH401", place, `${table.file} has no column ${quoted(column)}`, {
      hint: isHeader(table.header) ? () => suggestion(column, table.header) : undefined,
    });
  else if (table.header.includes(column, position + 1)) {
    report("CH411", place, `${table.file} has more than one column ${quoted(column)}`, {
      hint: "give each column a name of its own in the file",
    });
    return -1;
  }
  return position;
}

/** The number in a cell; undefined, and reported, when it holds another text. */
export function numberIn(table: CsvTable, row: CsvRow, position: number, report: Report): number | undefined {
  const text = row.cells[position];
  const read = numberCell(text, { kind: "any" });
  if ("value" in read) return read.value;
  const { why, hint } = "why" in read ? read : { why: "is not a number", hint: undefined };
  return void report(
    "CH403",
    { file: table.file, line: row.line, column: 1 },
    `${quoted(text)} in column ${table.header[position]} ${why}`,
    { hint, kind: table.header[position] },
  );
}
