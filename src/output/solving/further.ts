/** The range next to the one that was tried, as `--vary` takes it. */
import { dayToIso, isIsoDate, parseIsoDate } from "../../engine/civil-date.ts";
import type { Lever } from "../../experiment/solve/lever.ts";

const amountAndUnit = /^([\d.]+)(.*)$/;

const tidy = (amount: number) => Number(amount.toPrecision(12));

function shifted({ path, values, step }: Lever, from: number, to: number, unit: string): string {
  const written = (amount: number) => `${tidy(amount)}${unit}`;
  return to > from ? `${path}=${written(from)}..${written(to)}/${values.length > 1 ? step : ""}` : "";
}

/** The two ends of a range of amounts, and their unit. */
function ends({ values }: Lever): { low: number; high: number; unit: string } | undefined {
  const [low, high] = [values[0], values[values.length - 1]].map((text) => amountAndUnit.exec(text));
  return low && high ? { low: Number(low[1]), high: Number(high[1]), unit: high[2] } : undefined;
}

/** As long a range below, which ends where that one began and does not go below 0; undefined where there is none. */
export function lowerRange(lever: Lever): string | undefined {
  const { path, values, step } = lever;
  if (isIsoDate(values[0])) {
    const [from, to] = [parseIsoDate(values[0]), parseIsoDate(values[values.length - 1])];
    return `${path}=${dayToIso(2 * from - to)}..${values[0]}/${step}`;
  }
  const range = ends(lever);
  return (range && shifted(lever, Math.max(0, 2 * range.low - range.high), range.low, range.unit)) || undefined;
}

/** As long a range above; of shares at most 100%. */
export function higherRange(lever: Lever): string | undefined {
  const { path, values, step } = lever;
  const last = values[values.length - 1];
  if (isIsoDate(last)) {
    const [from, to] = [parseIsoDate(values[0]), parseIsoDate(last)];
    return `${path}=${last}..${dayToIso(2 * to - from)}/${step}`;
  }
  const range = ends(lever);
  if (!range) return undefined;
  const top = 2 * range.high - range.low;
  return shifted(lever, range.high, range.unit === "%" ? Math.min(100, top) : top, range.unit) || undefined;
}
