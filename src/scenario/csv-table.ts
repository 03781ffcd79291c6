/** A CSV data file as a table of texts: header, rows, and the line each row begins on. */
import { parse } from "csv-parse/browser/esm/sync";
import type { Place } from "./loaded.ts";
import { suggestion } from "./nearest.ts";
import type { Report } from "./problem.ts";
import { isHeader, isTableLike } from "./quotable.ts";
import { isHiding, quoted, visible } from "./visible.ts";

export interface CsvTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a table whose first row names the columns; undefined, and reported, when it is not one. */
export function readCsv(text: string, file: string, report: Report): CsvTable | undefined {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as typeof records;
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number };
    const why = isTableLike(text) ? `: ${message}` : "";
    return void report("CH406", { file, line: lines ?? 1, column: 1 }, `not a well-formed CSV${why}`);
  }
  if (records.length === 0) return void report("CH404", { file, line: 1, column: 1 }, "the data file is empty");
  const [header, ...rows] = records;
  const hides = isHiding(text);
  // A record's `lines` counts up to its end; a quoted cell with line breaks begins earlier.
  const rowOf = ({ record, info }: (typeof records)[number]): CsvRow => ({
    line: info.lines - record.join("").split("\n").length + 1,
    cells: hides ? record.map(visible) : record,
  });
  return { file, header: hides ? header.record.map(visible) : header.record, rows: rows.map(rowOf) };
}

/** Position of a column named at `place`; -1, and reported, when the table has none of that name. */
export function columnOf(table: CsvTable, column: string, place: Place, report: Report): number {
  const position = table.header.indexOf(column);
  if (position < 0)
    report("CH401", place, `${table.file} has no column ${column}`, {
      hint: isHeader(table.header) ? () => suggestion(column, table.header) : undefined,
    });
  return position;
}

/** The number in a cell; undefined, and reported, when it holds another text. */
export function numberIn(table: CsvTable, row: CsvRow, position: number, report: Report): number | undefined {
  const text = row.cells[position];
  const value = Number(text);
  if (text !== "" && Number.isFinite(value)) return value;
  const hint = /^[\d,]+$/.test(text) ? `write ${text.replaceAll(",", "")}` : undefined;
  return void report(
    "CH403",
    { file: table.file, line: row.line, column: 1 },
    `${quoted(text)} in column ${table.header[position]} is not a number`,
    { hint, kind: table.header[position] },
  );
}
