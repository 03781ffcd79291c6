/** A chart of one measure in plain characters, to be read without colour and at 80 columns. */
import type { Summary } from "../../experiment/statistics/summary.ts";
import { plainNumber, shortDate } from "../words/wording.ts";

export interface ChartData {
  /** One summary a day. */
  readonly days: readonly Summary[];
  /** Days since 1970-01-01 of the first. */
  readonly startDay: number;
  readonly observed: readonly { readonly day: number; readonly value: number }[];
  /** Marked below the axis, if it lies in the period. */
  readonly deadline?: number;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** A round number at or above the largest value, so that the axis reads easily. */
function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}

/**
 * Lines of the chart: `*` the median, `:` between the 5% and 95% order statistics, `o` a published figure; `^` under the axis
 * marks the deadline. No line is longer than `width`.
 */
export function backlogChart(
  { days, startDay, observed, deadline }: ChartData,
  { width, height }: ChartSize,
): string[] {
  const finite = (value: number) => (Number.isFinite(value) ? value : 0);
  const top = roundUp(Math.max(...days.map(({ q95 }) => finite(q95)), ...observed.map(({ value }) => value)));
  const labelled = new Set([0, Math.round((height - 1) / 2), height - 1]);
  const label = (row: number) => (labelled.has(row) ? plainNumber((top * row) / (height - 1)) : "");
  const margin = Math.max(...[...labelled].map((row) => label(row).length));
  const columns = Math.min(days.length, width - margin - 4);
  const rowOf = (value: number) => Math.round((finite(value) / top) * (height - 1));
  const columnOf = (day: number) => (days.length === 1 ? 0 : Math.round((day * (columns - 1)) / (days.length - 1)));
  const cells = Array.from({ length: height }, () => new Array<string>(columns).fill(" "));
  for (let x = 0; x < columns; x++) {
    const { q05, median, q95 } = days[columns === 1 ? 0 : Math.round((x * (days.length - 1)) / (columns - 1))];
    for (let row = rowOf(q05); row <= rowOf(q95); row++) cells[row][x] = ":";
    cells[rowOf(median)][x] = "*";
  }
  for (const { day, value } of observed) if (day >= 0 && day < days.length) cells[rowOf(value)][columnOf(day)] = "o";
  const lines = cells.map((row, index) => `  ${label(index).padStart(margin)} |${row.join("")}`.trimEnd()).reverse();
  const pad = " ".repeat(margin + 3);
  lines.push(`${pad}+${"-".repeat(columns)}`);
  const [first, last] = [shortDate(startDay), shortDate(startDay + days.length - 1)];
  if (deadline !== undefined && deadline >= 0 && deadline < days.length) {
    const mark = `^ ${shortDate(startDay + deadline)}`;
    const at = columnOf(deadline);
    lines.push(
      `${pad} ${at + mark.length <= columns ? " ".repeat(at) + mark : `${shortDate(startDay + deadline)} ^`.padStart(at + 1)}`,
    );
  }
  lines.push(`${pad} ${first}${last.padStart(Math.max(columns - first.length, last.length + 1))}`);
  return lines;
}
