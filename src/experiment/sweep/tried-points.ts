/**
 * Which points to load so that every value of every path has been tried. Loading a scenario takes some hundredths of a second, so where
 * there are very many values those between two that are tried go untried: a value's own limits are a lowest and a highest.
 */
import { isoToDay } from "../../engine/civil-date.ts";
import { amountOf, shownValue } from "./design/axis.ts";
import type { Axis, SweepPoint } from "./points.ts";

/** Points that are tried at most for their values alone: some seconds. */
export const mostTried = 200;
/** Where there are more: values tried of a path whose values are amounts in one unit, beside the lowest and the highest. */
const amountsTried = 12;

const namesFile = /\.(csv|ya?ml)\b/i;

interface Value {
  readonly text: string;
  /** The first point that has it. */
  readonly point: SweepPoint;
}

/** In the points' order; the first is always among them. */
export function triedPoints(axes: readonly Axis[], points: readonly SweepPoint[]): SweepPoint[] {
  const values = axes.map((_, axis): Value[] => {
    const firsts = new Map<string, SweepPoint>();
    for (const point of points) if (!firsts.has(point.texts[axis])) firsts.set(point.texts[axis], point);
    return [...firsts].map(([text, point]) => ({ text, point }));
  });
  const of = (tried: readonly Value[][]) =>
    new Map([points[0], ...tried.flat().map(({ point }) => point)].map((point) => [point.index, point]));
  const all = of(values);
  const chosen = all.size <= mostTried ? all : of(values.map(ofMany));
  return [...chosen.values()].sort((a, b) => a.index - b.index);
}

/** Values of one kind are days, or amounts in one unit that are all whole or all not. Undefined when it is neither. */
function kindOf(text: string): { kind: string; amount: number } | undefined {
  const shown = shownValue(text);
  const day = isoToDay(shown);
  if (day !== undefined) return { kind: "day", amount: day };
  const amount = amountOf(shown);
  return amount && { kind: `${amount.unit} ${Number.isInteger(amount.amount)}`, amount: amount.amount };
}

/** Of amounts the ends and some between; all files; of other texts as many as may be. */
function ofMany(values: readonly Value[]): Value[] {
  const kinds = new Map<string, { value: Value; amount: number }[]>();
  const files: Value[] = [];
  const texts: Value[] = [];
  for (const value of values) {
    const read = kindOf(value.text);
    if (read) {
      const same = kinds.get(read.kind) ?? [];
      kinds.set(read.kind, same);
      same.push({ value, amount: read.amount });
    } else (namesFile.test(value.text) ? files : texts).push(value);
  }
  const amounts = [...kinds.values()].flatMap((kind) => {
    const ordered = kind.sort((a, b) => a.amount - b.amount).map(({ value }) => value);
    return spread(ordered, amountsTried);
  });
  return [...amounts, ...files, ...spread(texts, mostTried)];
}

/** Evenly `count` of them, with the first and the last. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))]);
}
