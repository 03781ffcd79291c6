/** The backlog through time as a table that adds up. */
import type { Month } from "../../experiment/statistics/month.ts";
import { columnIndex, type Plan } from "../../hub/plan.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { measuredNumber, plainNumber, wrap } from "../words/wording.ts";
import { type CalendarRow, fewRows, monthRows } from "./calendar-rows.ts";
import { joinedLines, type LedgerLine, ledgerColumns, ledgerLines } from "./ledger.ts";
import { staffNumbers } from "./staff-numbers.ts";

/** What the tables are made from: the mean of a measure over a month. */
export interface MonthlyMeans {
  readonly plan: Plan;
  readonly months: readonly Month[];
  readonly mean: (column: number, month: number) => number;
}

interface ExtraColumn {
  readonly heading: string;
  readonly column: number;
}

/** A flow is added up over the months of a row, a level is that of the last. */
function overRow({ plan, mean }: MonthlyMeans, column: number, { from, to }: CalendarRow): number {
  if (column < 0) return 0;
  if (plan.columns[column].kind !== "flow") return mean(column, to - 1);
  let sum = 0;
  for (let month = from; month < to; month++) sum += mean(column, month);
  return sum;
}

const staffMeasures = new Set(["caseworkers_in_post", "staff_in_training", "productive_fte"]);

/** Values of a column as a table has them. */
export function columnNumbers(plan: Plan, column: number, values: readonly number[]): string[] {
  const { kind, unit, measure } = plan.columns[column];
  return staffMeasures.has(measure) ? staffNumbers(values) : values.map((value) => measuredNumber(value, kind, unit));
}

/** The backlog that the plan watches, where it is not the whole, and the staff. */
function besideLedger(plan: Plan, stock: number): ExtraColumn[] {
  const watched = plan.thresholds.column;
  const { title } = plan.columns[watched];
  const staff = columnIndex(plan, "caseworkers_in_post");
  return [
    ...(watched === stock ? [] : [{ heading: title.replace(/ backlog$/, ""), column: watched }]),
    ...(staff < 0 ? [] : [{ heading: "FTE", column: staff }]),
  ];
}

/** The ledger month by month, in whole cases, with the headings of the ways out that are used. */
export function monthlyLines({ plan, months, mean }: MonthlyMeans): { lines: LedgerLine[]; ways: string[] } {
  const columns = ledgerColumns(plan);
  const over = (column: number) => months.map((_, month) => (column < 0 ? 0 : mean(column, month)));
  const [claims, exits, stock] = [over(columns.claims), over(columns.exits), over(columns.stock)];
  const ways = columns.ways
    .map(([heading, column]) => ({ heading, values: over(column) }))
    .filter(({ values }) => values.some((value) => value > 0));
  const lines = ledgerLines(
    months.map((_, i) => ({
      claims: claims[i],
      exits: exits[i],
      ways: ways.map(({ values }) => values[i]),
      end: stock[i],
    })),
  );
  return { lines, ways: ways.map(({ heading }) => heading) };
}

function ledger(
  means: MonthlyMeans,
  rows: readonly CalendarRow[],
  what: string,
  width: number,
  figures = "means",
): string[] {
  const { plan } = means;
  const { lines, ways } = monthlyLines(means);
  const hasClaims = lines.some(({ claims }) => claims > 0);
  const { stock } = ledgerColumns(plan);
  const beside = besideLedger(plan, stock);
  const besides = beside.map(({ column }) =>
    columnNumbers(
      plan,
      column,
      rows.map((row) => overRow(means, column, row)),
    ),
  );
  const number = (value: number) => plainNumber(value);
  const table = joinedLines(lines, rows).map((line, i) => [
    rows[i].name,
    number(line.start),
    ...(hasClaims ? [number(line.claims)] : []),
    ...line.ways.map(number),
    number(line.exits),
    number(line.end),
    ...besides.map((values) => values[i]),
  ]);
  const headings = [
    what,
    "Start",
    ...(hasClaims ? ["Claims"] : []),
    ...ways,
    "Exits",
    "End",
    ...beside.map(({ heading }) => heading),
  ];
  const equation = `start${hasClaims ? " + claims" : ""} - exits = end`;
  return [
    ...alignedTable([headings, ...table], "", width),
    ...wrap(`${plan.columns[stock].title}: ${figures}, rounded so that ${equation}.`, width),
  ];
}

/** At most twelve rows. @param figures what the numbers are */
export function briefLedger(means: MonthlyMeans, width: number, figures?: string): string[] {
  return ledger(means, fewRows(means.months, means.plan.startDay), "Time", width, figures);
}

/** Month by month, where the short table has longer times; nothing where it shows the months already. */
export function monthlyLedger(means: MonthlyMeans, width: number): string[] {
  const rows = monthRows(means.months, means.plan.startDay);
  return rows.length === fewRows(means.months, means.plan.startDay).length
    ? []
    : ["By month", ...ledger(means, rows, "Month", width)];
}
