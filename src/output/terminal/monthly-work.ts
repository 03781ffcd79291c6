/** The work behind the backlog, month by month. */
import { lowerFirst } from "../../engine/wording.ts";
import { columnIndex } from "../../hub/plan.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { plainNumber, wrap } from "../words/wording.ts";
import { monthRows } from "./calendar-rows.ts";
import { columnNumbers, type MonthlyMeans, monthlyLines } from "./months.ts";

/** Interviews, staff and what they do, month by month. */
export function monthlyWork(means: MonthlyMeans, width: number): string[] {
  const { plan, mean, months } = means;
  const columns = [
    ["Interviews", columnIndex(plan, "interviews")],
    ["Decided", columnIndex(plan, "decisions")],
    ["FTE", columnIndex(plan, "caseworkers_in_post")],
    ["Training", columnIndex(plan, "staff_in_training")],
    ["Productive", columnIndex(plan, "productive_fte")],
    ["Per FTE", columnIndex(plan, "principal_stages_per_fte")],
  ] as const;
  const shown = columns.filter(([, column]) => column >= 0 && months.some((_, month) => mean(column, month) > 0));
  if (shown.length === 0) return [];
  const calendar = monthRows(months, plan.startDay);
  const { lines, ways } = monthlyLines(means);
  const numbers = shown.map(([heading, column]) => {
    // As the ledger has them, so that one number stands for one thing.
    const way = ways.indexOf(heading);
    if (way >= 0) return lines.map((line) => plainNumber(line.ways[way]));
    return columnNumbers(
      plan,
      column,
      calendar.map(({ from }) => mean(column, from)),
    );
  });
  const rows = calendar.map(({ name }, i) => [name, ...numbers.map((values) => values[i])]);
  const notes = shown.flatMap(([heading, column]) => {
    if (heading === "FTE") return ["FTE: caseworkers in post at the end of the month"];
    if (heading === "Per FTE") return ["per FTE: interviews and exits"];
    return heading === "Productive" ? [`productive: ${lowerFirst(plan.columns[column].meaning)}`] : [];
  });
  return [
    "Work by month",
    ...alignedTable([["Month", ...shown.map(([heading]) => heading)], ...rows], "", width),
    ...wrap(`Means over the replications.${notes.length > 0 ? ` ${notes.join("; ")}.` : ""}`, width),
  ];
}
