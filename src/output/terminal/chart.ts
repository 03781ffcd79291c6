/** The backlog drawn and, for those who cannot see a drawing, told. */
import { backlogChart } from "../drawing/chart.ts";
import type { Result } from "../tables/result.ts";
import { longDate, plainNumber, wrap } from "../words/wording.ts";
import { mainTarget } from "./answer.ts";
import { startWords } from "./start.ts";

function marked(result: Result): { observed: { day: number; value: number }[]; deadline?: number } {
  const { plan } = result.point;
  const series = result.estimates.observed.filter(
    (one) => one.series.column === plan.thresholds.column && one.series.per === "day",
  );
  const deadline = mainTarget(result)?.target.by;
  return {
    observed: series.flatMap(({ points }) => points.map(({ day, published }) => ({ day, value: published }))),
    deadline: deadline !== undefined && deadline >= 0 && deadline < plan.days ? deadline : undefined,
  };
}

/** The lines of a chart but for the picture's rows: heading, axis, dates, words. */
export function chartFrame(result: Result, width: number): string[] {
  const { deadline } = marked(result);
  return [
    ...wrap(result.point.plan.columns[result.point.plan.thresholds.column].title, width),
    "axis",
    "dates",
    ...words(result, width),
  ].concat(deadline === undefined ? [] : ["deadline"]);
}

function words(result: Result, width: number): string[] {
  const { plan } = result.point;
  const { backlog } = result.estimates;
  const { observed, deadline } = marked(result);
  const peak = backlog.reduce((best, { median }, day) => (median > backlog[best].median ? day : best), 0);
  const start = result.estimates.opening?.mean ?? 0;
  const most =
    peak > 0 && peak < plan.days - 1 && backlog[peak].median > start
      ? `, at most ${plainNumber(backlog[peak].median)} (median) on ${longDate(plan.startDay + peak)}`
      : "";
  const end = longDate(plan.startDay + plan.days - 1);
  return wrap(
    `In words: ${startWords(result.estimates, plan, plainNumber)}${most}, ${plainNumber(backlog[plan.days - 1].median)} (median) on ${end}. ` +
      `Marks: * median, : 5% to 95%${observed.length > 0 ? ", o published" : ""}${deadline === undefined ? "" : ", ^ deadline"}.`,
    width,
  );
}

/** @param height rows of the picture */
export function chart(result: Result, height: number, width: number): string[] {
  const { plan } = result.point;
  const { observed, deadline } = marked(result);
  const lines = backlogChart(
    { days: result.estimates.backlog, startDay: plan.startDay, observed, deadline },
    { width, height },
  );
  return [...wrap(plan.columns[plan.thresholds.column].title, width), ...lines, ...words(result, width)];
}
