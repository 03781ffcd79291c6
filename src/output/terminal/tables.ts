/** The tables below the answer: months, targets, the steady state and published figures. */
import type { ObservedComparison } from "../../experiment/observed.ts";
import { columnIndex, type Plan } from "../../hub/plan.ts";
import { dateCell } from "../table.ts";
import type { Result } from "../tables/result.ts";
import { goalWords } from "../target-words.ts";
import { verdictWord } from "../verdict-words.ts";
import { alignedTable, measuredNumber, percent, plainNumber, signedPercent, wrap } from "../wording.ts";
import { lowerFirst, width } from "./wording.ts";

/** Columns of the table by month that the plan has, and their short headings. */
function monthColumns({ point: { plan } }: Result): [string, number][] {
  const backlog = plan.thresholds.column;
  const wanted: [string, number][] = [
    ["Backlog", backlog],
    ["Claims", columnIndex(plan, "arrivals")],
    ["Interviews", columnIndex(plan, "interviews")],
    ["Decisions", columnIndex(plan, "decisions")],
    ["Withdrawn", columnIndex(plan, "withdrawals")],
    ["Exits", columnIndex(plan, "exits")],
    ["FTE", columnIndex(plan, "caseworkers_in_post")],
    ["Per FTE", columnIndex(plan, "principal_stages_per_fte")],
  ];
  return wanted.filter(([, column]) => column >= 0);
}

export function monthTable(result: Result): string[] {
  const {
    point: { plan },
    estimates,
  } = result;
  const columns = monthColumns(result);
  const cell = (column: number, month: number) =>
    measuredNumber(estimates.byMonth[column][month].mean, plan.columns[column].kind, plan.columns[column].unit);
  const rows = estimates.months.map(({ name }, month) => [name, ...columns.map(([, column]) => cell(column, month))]);
  const has = (heading: string) => columns.some(([name]) => name === heading);
  const notes = [
    `Backlog: ${lowerFirst(plan.columns[plan.thresholds.column].title)} at the end of the month`,
    "the other counts are of all cases",
    ...(has("FTE") ? ["FTE: caseworkers in post at its end"] : []),
    ...(has("Per FTE") ? ["per FTE: interviews and exits"] : []),
  ];
  const note = `Means over the replications. ${notes.join("; ")}.`;
  return [
    ...alignedTable([["Month", ...columns.map(([heading]) => heading)], ...rows], "", width),
    ...wrap(note, width),
  ];
}

export function targetLines({ point: { plan }, estimates }: Result): string[] {
  return estimates.targets.flatMap(({ target, amount, probability, verdict, undone, undoneDays }) => {
    const later =
      undone > 0 ? `; out of bounds again later in ${percent(undone)} (median ${plainNumber(undoneDays)} days)` : "";
    const indent = " ".repeat(17);
    const [first, ...rest] = wrap(
      `${goalWords(plan, target, amount)}: met in ${percent(probability.share)} of replications; asked: ${percent(target.share)}${later}.`,
      width,
      indent,
    );
    return [`  ${verdictWord(verdict).padEnd(13)}  ${first.trimStart()}`, ...rest];
  });
}

/** Means of the steady state, for a scenario that has a warm-up to leave out. */
export function steadyState({ loaded, point: { plan }, estimates }: Result): string[] {
  if (!loaded.scenario.warm_up) return [];
  const number = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : "-");
  const rows = plan.outcomes.flatMap(({ name, title, unit }, index) => {
    const { mean, low95, high95 } = estimates.outcomes[index];
    const wanted = /^(wait|waited|gave_up|use|time_to_decision)(:|$)/.test(name) && Number.isFinite(mean);
    return wanted ? [[title, number(mean), number(low95), number(high95), unit]] : [];
  });
  return ["After the warm-up", ...alignedTable([["", "Mean", "95% low", "95% high", ""], ...rows], "  ", width)];
}

export function observedLines({ series, points, outside }: ObservedComparison, { startDay, columns }: Plan): string[] {
  const { kind, unit } = columns[series.column];
  const number = (value: number) => measuredNumber(value, kind, unit);
  const toleranced = series.tolerance !== undefined;
  const heading = `${series.label} (by ${series.per}${toleranced ? `, to come within ${percent(series.tolerance ?? 0)}` : ""})`;
  if (points.length === 0) return wrap(`${heading}: no published value lies in the period.`, width);
  const rows = points.map(({ day, simulated, published, difference, error, within }) => [
    dateCell(startDay + day),
    number(simulated),
    number(published),
    number(difference),
    signedPercent(error),
    ...(toleranced ? [within ? "yes" : "NO"] : []),
  ]);
  const verdict = toleranced
    ? [`  ${points.filter(({ within }) => within).length} of ${points.length} within it.`]
    : [];
  return [
    ...wrap(heading, width),
    ...alignedTable(
      [["Date", "Simulated", "Published", "Difference", "Error", ...(toleranced ? ["Within"] : [])], ...rows],
      "  ",
      width,
    ),
    ...verdict,
    ...(outside > 0 ? [`  Published values outside the period: ${outside}.`] : []),
  ];
}
