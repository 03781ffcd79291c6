/** Dated series made daily: counts spread over their quarters or months, levels read between their dates. */
import { addMonths, isoToDay } from "../../engine/civil-date.ts";
import type { DrawnScenario } from "../draws.ts";

type Arrivals = NonNullable<DrawnScenario["cases"]["arrivals"]>;
type CountSeries = NonNullable<Arrivals["series"]>;
export type LevelSeries = { monthly?: Points; quarterly?: Points; at?: Points; scale?: number; then?: "hold" };
type Points = NonNullable<CountSeries["quarterly"]>;

/** [day number, value] in order of date. @throws Error when the series was not read from its file */
export function datedValues(points: Points): [number, number][] {
  if (!("values" in points)) throw new Error("a series still names its file: it must be loaded first");
  return Object.entries(points.values)
    .map(([iso, value]): [number, number] => [isoToDay(iso) ?? Number.NaN, value])
    .sort((a, b) => a[0] - b[0]);
}

interface Span {
  /** First and last day, inclusive, as day numbers. */
  first: number;
  last: number;
  /** Cases per day. */
  rate: number;
}

/** First day of the span that ends on `last`. */
function spanStart(every: string, last: number): number {
  if (every === "daily") return last;
  if (every === "weekly") return last - 6;
  return addMonths(last + 1, every === "monthly" ? -1 : -3);
}

function spansOf(series: CountSeries): { spans: Span[]; every: string } {
  for (const every of ["quarterly", "monthly", "weekly", "daily"] as const) {
    const points = series[every];
    if (!points) continue;
    const spans = datedValues(points).map(([last, count]) => {
      const first = spanStart(every, last);
      return { first, last, rate: count / (last - first + 1) };
    });
    return { spans, every };
  }
  throw new Error("a series of counts is quarterly, monthly, weekly or daily");
}

/** The rate after the last published span, as the series' `then` says. */
function rateAfter(series: CountSeries, spans: Span[], every: string, day: number): number {
  const { then } = series;
  const last = spans[spans.length - 1];
  if (then === undefined) throw new Error("a series ends before the period does, and says nothing of how it goes on");
  if (then === "hold") return last.rate * (series.scale ?? 1);
  const scale = then.scale ?? 1;
  if ("rate" in then) return then.rate * scale;
  if ("hold" in then) return last.rate * (series.scale ?? 1) * scale;
  const cycle = spans.slice(-Number(/\d+/.exec(then.repeat)?.[0]));
  const months = every === "quarterly" ? 3 * cycle.length : every === "monthly" ? cycle.length : 0;
  // A year's cycle repeats by calendar date, so that a quarter falls on the same quarter again.
  let back = day;
  const step = last.last - cycle[0].first + 1;
  while (back > last.last) back = months > 0 ? addMonths(back, -months) : back - step;
  const span = cycle.find(({ first, last: end }) => back >= first && back <= end) ?? last;
  return span.rate * (series.scale ?? 1) * scale;
}

/** Arrivals per day for each day of the period; days before the series starts have its first rate. */
export function dailyRates(
  arrivals: Arrivals | undefined,
  startDay: number,
  fromDay: number,
  toDay: number,
  rates: Float64Array,
): void {
  if (!arrivals) return void rates.fill(0, fromDay, toDay);
  const { series } = arrivals;
  if (!series) return void rates.fill(arrivals.rate ?? 0, fromDay, toDay);
  const { spans, every } = spansOf(series);
  let at = 0;
  for (let day = fromDay; day < toDay; day++) {
    const date = startDay + day;
    while (at < spans.length && date > spans[at].last) at++;
    rates[day] = at < spans.length ? spans[at].rate * (series.scale ?? 1) : rateAfter(series, spans, every, date);
  }
}

/** Levels for each day of the period: linear between the dated values, held at the ends. */
export function dailyLevels(series: LevelSeries, startDay: number, days: number): Float64Array {
  const values = datedValues(series.monthly ?? series.quarterly ?? series.at ?? { values: {} });
  const scale = series.scale ?? 1;
  let after = 0;
  return Float64Array.from({ length: days }, (_, day) => {
    const date = startDay + day;
    while (after < values.length && values[after][0] < date) after++;
    if (after === 0) return values[0][1] * scale;
    if (after === values.length) return values[after - 1][1] * scale;
    const [d0, v0] = values[after - 1];
    const [d1, v1] = values[after];
    return (v0 + ((v1 - v0) * (date - d0)) / (d1 - d0)) * scale;
  });
}
