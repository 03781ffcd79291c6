/** Where a table begins: the row that names its columns, which titles may stand above. */

import type { Place } from "../loaded.ts";
import type { Report } from "../text/problem.ts";
import { type CsvTable, tableBelow } from "./csv-table.ts";
import type { Grid } from "./grid.ts";

/** Rows among which the header is looked for. */
const looked = 50;

export interface HeaderWanted {
  /** Whether a row names the columns. */
  readonly fits: (cells: readonly string[]) => boolean;
  /** `header_row:` as stated. */
  readonly row?: number;
  /** Where the table is asked for. */
  readonly place: Place;
}

/** The table of a grid. Without a row stated or found it begins at the first, and what misses its columns says so. */
export function tableOf(grid: Grid, { fits, row, place }: HeaderWanted, report: Report): CsvTable | undefined {
  const { file, rows } = grid;
  if (row !== undefined) {
    const stated = rows.findIndex(({ line }) => line === row);
    if (stated < 0) return void report("CH412", place, `row ${row} of ${file} is empty, or past its end`);
    return tableBelow(grid, stated, report);
  }
  const found = rows.slice(0, looked).findIndex(({ cells }) => fits(cells));
  if (found > 0) {
    const { line, cells } = rows[found];
    report(
      "CH620",
      { file, line, column: 1 },
      `the columns are named on line ${line} (${cells.filter(Boolean).slice(0, 4).join(", ")}); the lines above them are taken for titles`,
      { hint: `say header_row: ${line} where the file is named` },
    );
  }
  return tableBelow(grid, Math.max(0, found), report);
}

/** A line that looks more like a header than the first, for the hint of a message; undefined when the first looks like one. */
export function likelyHeader({ rows }: Grid): number | undefined {
  const filled = rows.slice(0, looked).map(({ cells }) => cells.filter((cell) => cell !== "").length);
  const most = Math.max(0, ...filled);
  const first = filled.indexOf(most);
  return first > 0 && filled[0] < most ? rows[first].line : undefined;
}
