import type { Column } from "../../hub/plan.ts";
import type { Cell, Field, TableShape } from "../table.ts";
import type { Result } from "./result.ts";

/** "Waiting: interview", or "Claims" for the whole hub; a title that two columns have is followed by the group. */
function nameOf({ title, group }: Column, columns: readonly Column[]): string {
  const isOnly = columns.filter((other) => other.title === title).length === 1;
  return isOnly || group === "" ? title : `${title} (${group})`;
}

function fieldOf(column: Column, _: number, columns: readonly Column[]): Field {
  const { measure, group, unit, kind, meaning } = column;
  const over = { flow: "summed over the month", level: "at the month's end", ratio: "over the whole month" }[kind];
  const title = group === "" ? measure : `${measure}, ${group}`;
  // Not rounded, so that columns add up as they do in the simulation.
  return { name: nameOf(column, columns), title, type: "number", unit, meaning: `${meaning}; ${over}, mean` };
}

/** The months for a spreadsheet: what {@link monthRows} gives in one column of many rows stands side by side. */
export function monthsWideShape({ point: { plan } }: Pick<Result, "point">): TableShape {
  return {
    file: "months-wide.csv",
    title: "Every measure side by side, month by month",
    meaning: "One row a month, one column a measure and group: means over the replications, not rounded.",
    fields: [
      { name: "Month", title: "Month", type: "yearmonth", meaning: "The calendar month" },
      {
        name: "Days",
        title: "Days",
        type: "integer",
        unit: "days",
        meaning: "Days of the month that lie in the period",
      },
      ...plan.columns.map(fieldOf),
    ],
  };
}

export function* monthsWideRows({ estimates }: Result): Generator<Cell[]> {
  for (const [index, month] of estimates.months.entries())
    yield [month.name, month.to - month.from, ...estimates.byMonth.map((months) => months[index].mean)];
}
