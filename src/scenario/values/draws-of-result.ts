/**
 * The values that a run drew, used again: its `replications.csv` as a file of draws. Numbers there have the canonical units that its
 * datapackage.json states, and two rows, the replications that share a draw, are one draw.
 */
import type { CsvTable } from "../data/csv-table.ts";
import type { Report } from "../text/problem.ts";

/** Whether a table is one of replications, as a result folder has it: nothing else has both columns. */
export function isOfResult({ header }: CsvTable): boolean {
  return header.includes("replication") && header.includes("draw");
}

/** The first row of each draw, in order. Rows of one draw that differ are reported: then they are not one draw. */
export function drawsOfResult(
  table: CsvTable,
  columns: readonly { readonly column: string; readonly position: number }[],
  report: Report,
): number[] {
  const at = table.header.indexOf("draw");
  const firsts = new Map<string, number>();
  for (const [row, { cells, line }] of table.rows.entries()) {
    const first = firsts.get(cells[at]);
    if (first === undefined) firsts.set(cells[at], row);
    else {
      const other = columns.find(({ position }) => cells[position] !== table.rows[first].cells[position]);
      if (!other) continue;
      report(
        "CH405",
        { file: table.file, line, column: 1 },
        `draw ${cells[at]} has ${cells[other.position]} in column ${other.column} here and ${table.rows[first].cells[other.position]} on line ${table.rows[first].line}`,
        {
          hint: "rows with the same number in the column draw hold the same values: number the draws, or leave that column out and write units",
        },
      );
      break;
    }
  }
  return [...firsts.values()];
}
