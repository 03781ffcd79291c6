/** The dated values of a series as its rows are read one after the other. */

import { dayToIso } from "../../engine/civil-date.ts";
import type { Entry } from "../text/placed.ts";
import { quoted } from "../text/visible.ts";
import type { CsvTable } from "./csv-table.ts";
import { dateSpan, lastDayFrom } from "./date-cell.ts";
import { numberCell, pointsAsked } from "./number-cell.ts";
import type { RowProblems } from "./row-problems.ts";
import type { Spacing, TableOptions, TableUse } from "./table-options.ts";

interface Dated {
  value: number;
  readonly line: number;
}

/** A cell of a value, where it stands, and the cell that dates it. */
export interface DatedCell {
  readonly line: number;
  readonly date: string;
  readonly value: string;
  /** Names of the columns that hold the two, for messages. */
  readonly columns: { readonly date: string; readonly value: string };
}

const units: Readonly<Record<Spacing, string>> = {
  quarterly: "quarter",
  monthly: "month",
  weekly: "week",
  daily: "day",
};

export class DatedValues {
  private readonly options: TableOptions;
  private readonly spacing: Spacing | undefined;
  private readonly problems: RowProblems;
  private readonly values = new Map<string, Dated>();
  private readonly unpublished = new Map<string, { line: number; text: string }>();
  /** Of values with fractions, those whose point may separate thousands; the first of them, and how many have none. */
  private grouped: { line: number; text: string } | undefined;
  private plainFractions = 0;
  /** What to do about two rows of one date. */
  private readonly choose: string;

  constructor(options: TableOptions, { spacing }: TableUse, problems: RowProblems, choose: string) {
    this.options = options;
    this.spacing = spacing;
    this.problems = problems;
    this.choose = choose;
  }

  get size(): number {
    return this.values.size + this.unpublished.size;
  }

  add({ line, date: dateText, value: text, columns }: DatedCell): void {
    const number = numberCell(text, this.options);
    // Notes below a table have neither date nor value.
    if ("unpublished" in number && !("last" in dateSpan(dateText, this.options.order))) return;
    const date = this.dateOf(dateText, line, columns.date);
    if ("why" in number)
      this.problems.add(
        "CH403",
        line,
        number.why.replaceAll(/[\d.]+/g, "#"),
        `${quoted(text)} in column ${columns.value} ${number.why}`,
        number.hint,
      );
    if (date === undefined || "why" in number) return;
    if ("unpublished" in number) this.leaveOut(date, line, number.unpublished);
    else {
      if (number.maybeGrouped) this.grouped ??= { line, text };
      else if (!Number.isInteger(number.value)) this.plainFractions++;
      this.put(date, line, number.value);
    }
  }

  private dateOf(text: string, line: number, column: string): string | undefined {
    const { order, dated } = this.options;
    const span = dateSpan(text, order);
    const refuse = (why: string, hint?: string) =>
      void this.problems.add("CH402", line, why, `${quoted(text)} in column ${column} ${why}`, hint);
    if ("why" in span) return refuse(span.why, span.hint);
    if (dated !== "first day" || span.first !== span.last || !this.spacing) return dayToIso(span.last);
    const last = lastDayFrom(span.first, this.spacing);
    return last === undefined ? refuse(`is not the first day of a ${units[this.spacing]}`) : dayToIso(last);
  }

  private put(date: string, line: number, value: number): void {
    const before = this.values.get(date);
    if (!before) this.values.set(date, { value, line });
    else if (this.options.sum) before.value += value;
    else this.twice(date, line, before.line);
  }

  private leaveOut(date: string, line: number, text: string): void {
    // In a sum, what does not apply adds nothing; what is kept back would.
    const adds = text !== "" && !/^\[z\]$/i.test(text);
    if (this.options.sum && adds)
      this.problems.add("CH403", line, "sum", `${quoted(text)} was not published and cannot be added up`, this.choose);
    else if (!this.unpublished.has(date)) this.unpublished.set(date, { line, text });
  }

  private twice(date: string, line: number, before: number): void {
    this.problems.add("CH405", line, "twice", `${date} has a row already, on line ${before}`, this.choose);
  }

  /** Reports what only the whole shows: levels that may be thousands, and gaps where counts may have none. */
  finish(): void {
    if (this.grouped && this.plainFractions === 0)
      this.problems.add(
        "CH403",
        this.grouped.line,
        "points",
        `${quoted(this.grouped.text)} and all other values with a point can be read as thousands`,
        pointsAsked("decimals: point"),
      );
    const dates = [...this.values.keys()].sort();
    for (const [date, { line, text }] of this.unpublished) {
      const within = !this.values.has(date) && date > dates[0] && date < (dates.at(-1) ?? "");
      if (this.options.kind === "count" && within)
        this.problems.add(
          "CH414",
          line,
          "gap",
          `${date} has no value (${text === "" ? "an empty cell" : text}), and a series of counts cannot have a gap`,
          "state a value for it in the file, or let the series end before it",
        );
    }
  }

  /** As written in a scenario, in order of date. */
  entries(file: string): Map<string, Entry> {
    const sorted = [...this.values].sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(
      sorted.map(([date, { value, line }]) => {
        const place = { file, line, column: 1 };
        return [date, { key: place, node: { kind: "scalar", place, value } }] as [string, Entry];
      }),
    );
  }
}

/** `sum:` and `where:`, offered with the columns in which rows of one date differ. */
export function waysToChoose({ header, rows }: CsvTable, used: readonly number[]): string {
  const example = header.flatMap((name, i) => {
    if (used.includes(i) || name === "") return [];
    const texts = new Set(rows.slice(0, 1000).map(({ cells }) => cells[i] ?? ""));
    const [first] = texts;
    return texts.size > 1 && texts.size <= 100 && first !== "" ? [`{${name}: ${first}}`] : [];
  });
  return `add the rows of a date up with sum: true, or choose rows with where:${example.length > 0 ? `, such as ${example.slice(0, 2).join(" or ")}` : ""}`;
}
