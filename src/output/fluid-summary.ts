/** The fluid estimate alone, on a terminal: words, a chart, months. Plain text, 80 columns. */
import { monthsOf } from "../experiment/month.ts";
import { observedSeries } from "../experiment/observed.ts";
import type { Summary } from "../experiment/summary.ts";
import type { FluidResult } from "../hub/fluid/fluid.ts";
import { columnIndex, outcomeIndex, type Plan } from "../hub/plan.ts";
import type { LoadedScenario } from "../scenario/loaded.ts";
import { backlogChart } from "./chart.ts";
import { fluidLimits } from "./fluid-words.ts";
import { amountWords, lowerFirst, width } from "./terminal/wording.ts";
import { alignedTable, longDate, measuredNumber, plainNumber, wrap } from "./wording.ts";

/** A number that is certain: what a summary of replications would be without chance. */
function certain(value: number): Summary {
  return { mean: value, q05: value, q25: value, median: value, q75: value, q95: value, low95: value, high95: value };
}

function answerSentences(plan: Plan, { daily, outcomes }: FluidResult): string[] {
  const { startDay, days, columns, thresholds, targets } = plan;
  const what = lowerFirst(columns[thresholds.column].title);
  const end = longDate(startDay + days - 1);
  const reached = thresholds.at.map((level) => {
    const day = outcomes[outcomeIndex(plan, `cleared:${columns[thresholds.column].measure}:${level}`)];
    const state = level === 0 ? "cleared" : `down to ${plainNumber(level)}`;
    return Number.isFinite(day) ? `${state} on ${longDate(startDay + day)}` : `not ${state} by ${end}`;
  });
  const list = reached.length > 1 ? `${reached.slice(0, -1).join(", ")} and ${reached.at(-1)}` : reached[0];
  const goals = targets.map(({ name, column, direction, by }) => {
    const { title, unit, kind } = columns[column];
    const met = outcomes[outcomeIndex(plan, `met:${name}`)] <= by;
    const bound = plan.regimes[0].scenario.targets[name][direction]?.value ?? Number.NaN;
    const goal = `${direction === "at_most" ? "at most" : "at least"} ${amountWords(bound, unit)}`;
    const level = by >= 0 && by < days ? measuredNumber(daily[column * days + by], kind, unit) : "outside the period";
    return `Target ${name}, ${lowerFirst(title)} ${goal} by ${longDate(startDay + by)}: ${met ? "met" : "missed"}, with ${level} on that day.`;
  });
  return [`The ${what} is ${list}.`, ...goals];
}

function months(plan: Plan, daily: Float64Array): string[] {
  const wanted: [string, number][] = [
    ["Backlog", plan.thresholds.column],
    ["Claims", columnIndex(plan, "arrivals")],
    ["Interviews", columnIndex(plan, "interviews")],
    ["Decisions", columnIndex(plan, "decisions")],
    ["Withdrawn", columnIndex(plan, "withdrawals")],
    ["Exits", columnIndex(plan, "exits")],
    ["FTE", columnIndex(plan, "caseworkers_in_post")],
  ];
  const rows = monthsOf(plan).map(({ name, from, to }) => [
    name,
    ...wanted.map(([, column]) => {
      const { kind, unit } = plan.columns[column];
      const part = daily.subarray(column * plan.days + from, column * plan.days + to);
      const value = kind === "flow" ? part.reduce((sum, one) => sum + one, 0) : part[part.length - 1];
      return measuredNumber(value, kind, unit);
    }),
  ]);
  return ["By month", ...alignedTable([["Month", ...wanted.map(([heading]) => heading)], ...rows], "", width)];
}

function picture({ scenario }: LoadedScenario, plan: Plan, daily: Float64Array): string[] {
  const { column } = plan.thresholds;
  const levels = daily.subarray(column * plan.days, (column + 1) * plan.days);
  const observed = observedSeries(scenario, plan)
    .filter((series) => series.column === column && series.per === "day")
    .flatMap(({ points }) => points)
    .filter(({ day }) => day >= 0 && day < plan.days);
  const deadline = (plan.targets.find((target) => target.column === column) ?? plan.targets[0])?.by;
  const lines = backlogChart(
    { days: Array.from(levels, certain), startDay: plan.startDay, observed, deadline },
    { width, height: 13 },
  );
  const words = `In words: it starts at ${plainNumber(levels[0])} and ends at ${plainNumber(levels[plan.days - 1])} on ${longDate(plan.startDay + plan.days - 1)}. Marks: * fluid estimate${observed.length ? ", o published" : ""}${deadline !== undefined && deadline >= 0 && deadline < plan.days ? ", ^ deadline" : ""}.`;
  return [plan.columns[column].title, ...lines, ...wrap(words, width)];
}

export function fluidSummary(loaded: LoadedScenario, plan: Plan, result: FluidResult): string {
  const { title, question } = loaded.scenario;
  const sections = [
    [...wrap(title, width), ...(question ? wrap(question, width) : [])],
    ["Fluid estimate, without chance", ...wrap(answerSentences(plan, result).join(" "), width)],
    picture(loaded, plan, result.daily),
    months(plan, result.daily),
    wrap(
      `${fluidLimits(plan)}. Every value is at its best estimate. To know how sure the answer is, run without --fluid.`,
      width,
    ),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
