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

/** Reads delimited text; blank lines are left out. Undefined, and reported, when it is not well formed. */
export function readGrid(text: string, file: string, report: Report): Grid | undefined {
  // Spreadsheets of some countries begin with a line that names the separator.
  const named = /^\uFEFF?sep=(.)\r?\n/.exec(text);
  const rest = named ? text.slice(named[0].length) : text;
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(rest, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      delimiter: named?.[1] ?? separatorOf(rest),
    }) as unknown as typeof records;
  } catch (error) {
    const { message, lines } = error as { message: string; lines?: number };
    const why = isTableLike(text) ? `: ${message}` : "";
    return void report("CH406", { file, line: lines ?? 1, column: 1 }, `not a well-formed CSV${why}`);
  }
  const hides = isHiding(text);
  // A record's `lines` counts up to its end; a quoted cell with line breaks begins earlier.
  const rowOf = ({ record, info }: (typeof records)[number]): CsvRow => ({
    line: info.lines - record.join("").split("\n").length + 1 + (named ? 1 : 0),
    cells: hides ? record.map(visible) : record,
  });
  return { file, rows: records.map(rowOf) };
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
