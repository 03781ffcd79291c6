/** A data file as rows of texts, whatever separates its columns. */
import { parse } from "csv-parse/browser/esm/sync";
import type { Report } from "../text/problem.ts";
import { isTableLike } from "../text/quotable.ts";
import { isHiding, visible } from "../text/visible.ts";

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Grid {
  readonly file: string;
  readonly rows: readonly CsvRow[];
}

const separators = [",", ";", "\t"];
/** Lines by which the separator is known. */
const looked = 50;

/** Bytes of a row, its quoted line breaks included. */
const longestRow = 1_000_000;
/** As many as a sheet of a workbook can have. */
const mostColumns = 16_384;

/** The first line, from 1, that separates more columns than are read; 0 where none does. */
function lineWithMany(text: string, separator: string): number {
  let line = 1;
  let columns = 1;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "\n") {
      line++;
      columns = 1;
    } else if (character === separator && ++columns > mostColumns) return line;
  }
  return 0;
}

/** Reads delimited text; blank lines are left out. Undefined, and reported, when it is not well formed. */
export function readGrid(text: string, file: string, report: Report): Grid | undefined {
  // Spreadsheets of some countries begin with a line that names the separator.
  const named = /^\uFEFF?sep=(.)\r?\n/.exec(text);
  const rest = named ? text.slice(named[0].length) : text;
  const separator = named?.[1] ?? separatorOf(rest);
  const crowded = lineWithMany(rest, separator);
  if (crowded > 0)
    return void report(
      "CH406",
      { file, line: crowded + (named ? 1 : 0), column: 1 },
      `the line has more than ${mostColumns} columns, the most that are read`,
    );
  const rows = parsedRows(rest, separator);
  if (!Array.isArray(rows)) {
    const why = isTableLike(text) ? `: ${rows.message}` : "";
    return void report("CH406", { file, line: rows.line, column: 1 }, `not a well-formed CSV${why}`);
  }
  const hides = isHiding(text);
  return {
    file,
    rows: rows.map(({ line, cells }) => ({
      line: line + (named ? 1 : 0),
      cells: hides ? cells.map(visible) : cells,
    })),
  };
}

/** Rows of any text; where it is not well formed, why not and on which line. */
function parsedRows(text: string, separator: string): CsvRow[] | { message: string; line: number } {
  const { stackTraceLimit } = Error;
  try {
    // The parser makes an error of each row that is longer or shorter than the first, and keeps none of them.
    Error.stackTraceLimit = 0;
    const records = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      delimiter: separator,
      // A quote that is never closed would take in the rest of the file.
      max_record_size: longestRow,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // A record's `lines` counts up to its end; a quoted cell with line breaks begins earlier.
    return records.map(({ record, info }) => ({
      line: info.lines - record.join("").split("\n").length + 1,
      cells: record,
    }));
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number };
    return { message, line: lines ?? 1 };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The separator that most lines have equally often. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .split("\n", looked)
    .map((line) => line.replaceAll(/"[^"]*"/g, ""));
  const agreeing = separators.map((separator) => {
    const times = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(separator).length - 1;
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...times.values());
  });
  return separators[agreeing.indexOf(Math.max(...agreeing))];
}
