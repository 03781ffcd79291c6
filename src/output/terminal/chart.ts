/** The backlog drawn and, for those who cannot see a drawing, told. */
import { backlogChart } from "../chart.ts";
import type { Result } from "../tables/result.ts";
import { longDate, plainNumber, wrap } from "../wording.ts";
import { mainTarget } from "./answer.ts";
import { lowerFirst, width } from "./wording.ts";

export function chart(result: Result): string[] {
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
