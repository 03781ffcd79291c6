/** The fluid estimate alone, on a terminal: words, a chart, months. Plain text, 80 columns. */

import { lowerFirst } from "../engine/wording.ts";
import type { IgnoranceBand } from "../experiment/run/ignorance.ts";
import { observedSeries } from "../experiment/run/observed.ts";
import { openingLevels } from "../experiment/run/opening.ts";
import { monthsOf } from "../experiment/statistics/month.ts";
import type { Summary } from "../experiment/statistics/summary.ts";
import type { FluidResult } from "../hub/fluid/fluid.ts";
import { columnIndex, outcomeIndex, type Plan } from "../hub/plan.ts";
import type { LoadedScenario } from "../scenario/loaded.ts";
import { backlogChart } from "./drawing/chart.ts";
import { noCaseWords } from "./terminal/empty.ts";
import { ignoranceLines } from "./terminal/ignorance.ts";
import { briefLedger, type MonthlyMeans } from "./terminal/months.ts";
import { usualWidth } from "./terminal/wording.ts";
import { targetsLeftOut } from "./words/fluid-left-out.ts";
import { fluidLimits } from "./words/fluid-words.ts";
import { goalWords, statedAmount } from "./words/target-words.ts";
import { longDate, measuredNumber, plainNumber, sectionsText, wrap } from "./words/wording.ts";

/** A number that is certain: what a summary of replications would be without chance. */
function certain(value: number): Summary {
  return { mean: value, q05: value, q25: value, median: value, q75: value, q95: value, low95: value, high95: value };
}

/** Whether no case awaits a decision at any time, and none comes. */
function hasNoCase(plan: Plan, { daily }: FluidResult): boolean {
  const isNothing = (measure: string) => {
    const at = columnIndex(plan, measure) * plan.days;
    return at < 0 || daily.subarray(at, at + plan.days).every((value) => value === 0);
  };
  return ["total_backlog", "arrivals", "exits"].every(isNothing);
}

function answerSentences(plan: Plan, result: FluidResult): string[] {
  const { daily, outcomes } = result;
  const { startDay, days, columns, thresholds, targets } = plan;
  const what = lowerFirst(columns[thresholds.column].title);
  const end = longDate(startDay + days - 1);
  // A level that the backlog starts at or below is not reached.
  const had = thresholds.at.filter((level) => level === thresholds.at[0] || level < startLevel(plan, daily));
  const reached = had.map((level) => {
    const day = outcomes[outcomeIndex(plan, `cleared:${columns[thresholds.column].measure}:${level}`)];
    const state = level === 0 ? "cleared" : `down to ${plainNumber(level)}`;
    return Number.isFinite(day) ? `${state} on ${longDate(startDay + day)}` : `not ${state} by ${end}`;
  });
  const list = reached.length > 1 ? `${reached.slice(0, -1).join(", ")} and ${reached.at(-1)}` : reached[0];
  const unjudged = targetsLeftOut(plan);
  const goals = targets.map((target) => {
    const { name, column, by, over } = target;
    if (unjudged.includes(target))
      return `${goalWords(plan, target, statedAmount(plan, target))}: the fluid estimate says nothing of it.`;
    const { unit, kind } = columns[column];
    const met = outcomes[outcomeIndex(plan, `met:${name}`)] <= by;
    const judged = over || by >= days ? outcomes[outcomeIndex(plan, `at:${name}`)] : daily[column * days + by];
    const worst = target.direction === "at_least" ? "lowest" : "highest";
    const at =
      over === "period" ? "until then" : over ? `in the ${worst} ${over}` : by >= days ? "at the end" : "on that day";
    return `${goalWords(plan, target, statedAmount(plan, target))}: ${met ? "met" : "missed"}, with ${measuredNumber(judged, kind, unit)} ${at}.`;
  });
  return [
    ...goals,
    hasNoCase(plan, result)
      ? noCaseWords(plan, (column) => daily[column * days + days - 1])
      : `The ${what} is ${list}.`,
  ];
}

/** The watched level on the morning of the first day or, of what is no backlog, in its evening. */
function startLevel(plan: Plan, daily: Float64Array): number {
  const onFirstDay = (column: number) => daily.subarray(column * plan.days, column * plan.days + 1);
  const [level] = openingLevels(plan, onFirstDay) ?? onFirstDay(plan.thresholds.column);
  return level;
}

/** A month of the fluid in the place of means over replications. */
function monthlyMeans(plan: Plan, daily: Float64Array): MonthlyMeans {
  const months = monthsOf(plan);
  const mean = (column: number, month: number) => {
    const { from, to } = months[month];
    const part = daily.subarray(column * plan.days + from, column * plan.days + to);
    return plan.columns[column].kind === "flow" ? part.reduce((sum, one) => sum + one, 0) : part[part.length - 1];
  };
  return { plan, months, mean };
}

function picture({ scenario }: LoadedScenario, plan: Plan, daily: Float64Array, width: number): string[] {
  const { column } = plan.thresholds;
  const levels = daily.subarray(column * plan.days, (column + 1) * plan.days);
  const observed = observedSeries(scenario, plan)
    .filter((series) => series.column === column && series.per === "day")
    .flatMap(({ points }) => points)
    .filter(({ day }) => day >= 0 && day < plan.days);
  const deadline = plan.targets[0]?.by;
  const lines = backlogChart(
    { days: Array.from(levels, certain), startDay: plan.startDay, observed, deadline },
    { width, height: 13 },
  );
  const words = `In words: it starts at ${plainNumber(startLevel(plan, daily))} and ends at ${plainNumber(levels[plan.days - 1])} on ${longDate(plan.startDay + plan.days - 1)}. Marks: * fluid estimate${observed.length ? ", o published" : ""}${deadline !== undefined && deadline >= 0 && deadline < plan.days ? ", ^ deadline" : ""}.`;
  return [...wrap(plan.columns[column].title, width), ...lines, ...wrap(words, width)];
}

export interface FluidAnswer {
  readonly plan: Plan;
  /** At the best estimates. */
  readonly result: FluidResult;
  readonly band: IgnoranceBand | undefined;
  /** Whether ranges are left out of account on purpose. */
  readonly isFixed: boolean;
}

export function fluidSummary(
  loaded: LoadedScenario,
  { plan, result, band, isFixed }: FluidAnswer,
  width = usualWidth,
): string {
  const { title, question } = loaded.scenario;
  const sections = [
    [...wrap(title, width), ...(question ? wrap(question, width) : [])],
    ["Fluid estimate, without chance", ...wrap(answerSentences(plan, result).join(" "), width)],
    ...(hasNoCase(plan, result)
      ? []
      : [picture(loaded, plan, result.daily, width), briefLedger(monthlyMeans(plan, result.daily), width, "amounts")]),
    ...(hasNoCase(plan, result) ? [] : [ignoranceLines(plan, band, isFixed, width)]),
    wrap(
      `${fluidLimits(plan)}. ${band ? "The answer, the chart and the months are at the best estimate of every value" : "Every value is at its best estimate"}. To know how sure the answer is, run without --fluid.`,
      width,
    ),
  ];
  return sectionsText(sections);
}
