/** Published figures beside the simulated ones. */
import type { ObservedComparison } from "../../experiment/run/observed.ts";
import type { Plan } from "../../hub/plan.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { measuredNumber, percent, shortDate, signedPercent, wrap } from "../words/wording.ts";

export function observedLines(
  { series, points, outside }: ObservedComparison,
  { startDay, columns }: Plan,
  width: number,
): string[] {
  const { kind, unit } = columns[series.column];
  const number = (value: number) => measuredNumber(value, kind, unit);
  const toleranced = series.tolerance !== undefined;
  const heading = `${series.label} (by ${series.per}${toleranced ? `, to come within ${percent(series.tolerance ?? 0)}` : ""})`;
  if (points.length === 0) return wrap(`${heading}: no published value lies in the period.`, width);
  const rows = points.map(({ day, simulated, published, difference, error, within }) => [
    shortDate(startDay + day),
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
