/** The answer of a run on a terminal: words first, then a chart and tables. Plain text, 80 columns, nothing told by colour. */
import type { ObservedComparison } from "../experiment/observed.ts";
import type { TargetResult } from "../experiment/targets.ts";
import { columnIndex, type Plan } from "../hub/plan.ts";
import { backlogChart } from "./chart.ts";
import { clearanceSentence, medianErrorSentence, shareWords, varianceSentence } from "./clearance-words.ts";
import { dateCell } from "./table.ts";
import type { Result } from "./tables/result.ts";
import { alignedTable, longDate, measuredNumber, percent, plainNumber, signedPercent, wrap } from "./wording.ts";

const width = 80;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function amountWords(value: number, unit: string): string {
  if (unit === "share") return percent(value);
  return `${plainNumber(value)}${unit === "fte" ? " FTE" : unit ? ` ${unit}` : ""}`;
}

/** The target that speaks of the clearance measure, or the first there is. */
function mainTarget({ point: { plan }, estimates: { targets } }: Result): TargetResult | undefined {
  return targets.find(({ target }) => target.column === plan.thresholds.column) ?? targets[0];
}

function answer(result: Result): string[] {
  const { point, estimates } = result;
  const { plan, fixed } = point;
  const { column } = plan.thresholds;
  const what = lowerFirst(plan.columns[column].title);
  const first = estimates.clearance[0];
  const sentences = [clearanceSentence(what, first, plan), medianErrorSentence(first, plan)];
  if (first.roseAgain > 0)
    sentences.push(
      `In ${percent(first.roseAgain)} of the replications it rises above ${plainNumber(first.threshold)} again later.`,
    );
  const main = mainTarget(result);
  const deadline = main?.atDeadline && main.target.column === column ? main : undefined;
  const spread = estimates.clearanceVariance
    ? varianceSentence("that date", estimates.clearanceVariance, fixed)
    : varianceSentence(
        deadline
          ? `the ${what} on ${longDate(plan.startDay + deadline.target.by)}`
          : `the ${what} at the end of the period`,
        deadline ? deadline.variance : estimates.atEndVariance,
        fixed,
      );
  sentences.push(spread);
  return wrap(sentences.filter(Boolean).join(" "), width);
}

function deadlineLines(result: Result): string[] {
  const {
    point: { plan },
    estimates,
  } = result;
  const main = mainTarget(result);
  const lines: string[] = [];
  const add = (text: string) => lines.push(...wrap(text, width));
  const end = longDate(plan.startDay + plan.days - 1);
  if (main) {
    const { title, unit } = plan.columns[main.target.column];
    const what = lowerFirst(title);
    const goal = `${main.target.direction === "at_most" ? "at most" : "at least"} ${amountWords(main.amount, unit)}`;
    const by = longDate(plan.startDay + main.target.by);
    add(`The ${what} is to be ${goal} by ${by}: it is in ${shareWords(main.probability)} of replications.`);
    if (!main.inPeriod)
      add(`That date lies outside the period, which ends on ${end}: only what happens within it is counted.`);
    if (main.atDeadline) {
      const { median, q05, q95 } = main.atDeadline;
      add(
        `On that day it is ${amountWords(median, unit)} (median; 90% of replications between ${plainNumber(q05)} and ${plainNumber(q95)}).`,
      );
    }
    if (main.exits) {
      const { needed, achieved } = main.exits;
      add(
        `To get there on the day took ${plainNumber(needed)} exits a week from the start; achieved were ${plainNumber(achieved)} a week (${percent(achieved / needed)}).`,
      );
    }
  }
  add(`Within the period, to ${end}, it is cleared in ${shareWords(estimates.clearance[0].within)} of replications.`);
  return lines;
}

function thresholdTable({ point: { plan }, estimates }: Result): string[] {
  const day = (index: number) => dateCell(plan.startDay + index);
  const rows = estimates.clearance.map(({ threshold, q05, median, q95, within }) => [
    plainNumber(threshold),
    day(q05),
    day(median),
    day(q95),
    percent(within.share),
  ]);
  return alignedTable([["Down to", "5%", "Median", "95%", "In the period"], ...rows], "  ", width);
}

function chart(result: Result): string[] {
  const {
    point: { plan },
    estimates,
  } = result;
  const { column } = plan.thresholds;
  const what = lowerFirst(plan.columns[column].title);
  const series = estimates.observed.filter((one) => one.series.column === column && one.series.per === "day");
  const observed = series.flatMap(({ points }) => points.map(({ day, published }) => ({ day, value: published })));
  const deadline = mainTarget(result)?.target.by;
  const lines = backlogChart(
    { days: estimates.backlog, startDay: plan.startDay, observed, deadline },
    { width, height: 13 },
  );
  const [start, end] = [estimates.backlog[0], estimates.backlog[plan.days - 1]];
  const peak = estimates.backlog.reduce(
    (best, { median }, day) => (median > estimates.backlog[best].median ? day : best),
    0,
  );
  const most =
    peak > 0 && peak < plan.days - 1
      ? `, is highest on ${longDate(plan.startDay + peak)} at ${plainNumber(estimates.backlog[peak].median)},`
      : "";
  const words =
    `In words: the median ${what} starts at ${plainNumber(start.median)}${most} and ends at ${plainNumber(end.median)} on ${longDate(plan.startDay + plan.days - 1)}. ` +
    `Marks: * median, : 5% to 95% of replications${observed.length ? ", o published" : ""}${deadline !== undefined && deadline >= 0 && deadline < plan.days ? ", ^ deadline" : ""}.`;
  return [plan.columns[column].title, ...lines, ...wrap(words, width)];
}

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

function monthTable(result: Result): string[] {
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

function targetLines({ point: { plan }, estimates }: Result): string[] {
  return estimates.targets.flatMap(({ target, amount, probability, met, undone }) => {
    const { title, unit } = plan.columns[target.column];
    const goal = `${lowerFirst(title)} ${target.direction === "at_most" ? "at most" : "at least"} ${amountWords(amount, unit)} by ${dateCell(plan.startDay + target.by)}`;
    const later = undone > 0 ? `; later undone in ${percent(undone)}` : "";
    const indent = " ".repeat(10);
    const [first, ...rest] = wrap(
      `${target.name}: ${goal} in ${percent(target.share)} of replications; it is in ${percent(probability.share)}${later}.`,
      width,
      indent,
    );
    return [`  ${met ? "MET   " : "MISSED"}  ${first.trimStart()}`, ...rest];
  });
}

/** Means of the steady state, for a scenario that has a warm-up to leave out. */
function steadyState({ loaded, point: { plan }, estimates }: Result): string[] {
  if (!loaded.scenario.warm_up) return [];
  const number = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : "-");
  const rows = plan.outcomes.flatMap(({ name, title, unit }, index) => {
    const { mean, low95, high95 } = estimates.outcomes[index];
    const wanted = /^(wait|waited|gave_up|use|time_to_decision)(:|$)/.test(name) && Number.isFinite(mean);
    return wanted ? [[title, number(mean), number(low95), number(high95), unit]] : [];
  });
  return ["After the warm-up", ...alignedTable([["", "Mean", "95% low", "high", ""], ...rows], "  ", width)];
}

function observedLines({ series, points, outside }: ObservedComparison, { startDay, columns }: Plan): string[] {
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

/**
 * The summary as text.
 * @param folder where the files are, as the user would name it
 */
export function terminalSummary(result: Result, folder: string): string {
  const { loaded, point, estimates, complete } = result;
  const { title, question } = loaded.scenario;
  const replications = complete
    ? `${plainNumber(estimates.replications)} replications`
    : `the first ${plainNumber(estimates.replications)} of ${plainNumber(point.replications)} replications: the run was interrupted`;
  const sections = [
    [...wrap(title, width), ...(question ? wrap(question, width) : [])],
    answer(result),
    deadlineLines(result),
    thresholdTable(result),
    chart(result),
    ["By month", ...monthTable(result)],
    estimates.targets.length ? ["Targets", ...targetLines(result)] : [],
    steadyState(result),
    ...estimates.observed.map((comparison) => observedLines(comparison, point.plan)),
    [
      ...wrap(
        `From ${replications}, seed ${point.seed}${point.fixed ? ", every value at its best estimate" : ""}.`,
        width,
      ),
      `Files: ${folder}`,
    ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
