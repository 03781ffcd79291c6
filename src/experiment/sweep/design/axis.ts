/** The values that one path takes in a sweep, as texts that an override would have after its `=`. */
import { dayToIso, isoToDay } from "../../../engine/civil-date.ts";
import { type Dimension, readQuantity } from "../../../scenario/values/quantity.ts";
import { readLever } from "../../solve/lever.ts";

/** A value written as YAML that stays what it is: text in quotes, so that "no" or "1e3" is not read as something else. */
export function overrideText(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}

/** An override's value as a reader would write it: without the quotes of {@link overrideText}. */
export function shownValue(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** The values of a grid or zip; what is wrong with them, as a sentence, when they cannot be read. */
export function axisValues(path: string, given: string | readonly unknown[]): readonly string[] | { wrong: string } {
  if (typeof given !== "string") return given.map(overrideText);
  const lever = readLever(`${path}=${given}`);
  return typeof lever === "string" ? { wrong: lever } : lever.values;
}

interface Amount {
  readonly amount: number;
  readonly unit: string;
}

/** A number with the unit after it, both as written; undefined when it is none. */
export function amountOf(value: unknown): Amount | undefined {
  if (typeof value === "number") return { amount: value, unit: "" };
  const match = /^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*(\D.*|)$/.exec(String(value));
  return match ? { amount: Number(match[1]), unit: match[2].trim() } : undefined;
}

const plural = (unit: string) => unit.replace(/s$/, "");

/**
 * The value at a share u of the way from low to high: a day between dates, a whole number between whole numbers without a unit, else a
 * number to twelve digits with the unit of `high`. A sentence when the two are not of one kind.
 */
export function between(
  path: string,
  [low, high]: readonly [unknown, unknown],
): ((u: number) => string) | { wrong: string } {
  const days = [low, high].map((end) => (typeof end === "string" ? isoToDay(end) : undefined));
  const [first, last] = days;
  if (first !== undefined && last !== undefined && first < last)
    return (u) => dayToIso(first + Math.min(last - first, Math.floor(u * (last - first + 1))));
  const [from, to] = [amountOf(low), amountOf(high)];
  if (!from || !to || plural(from.unit) !== plural(to.unit) || !(from.amount < to.amount))
    return { wrong: `${path}: ${String(low)} and ${String(high)} are not two values in one unit, the lower first` };
  const span = to.amount - from.amount;
  if (to.unit === "" && Number.isInteger(from.amount) && Number.isInteger(to.amount) && span > 1)
    return (u) => String(from.amount + Math.min(span, Math.floor(u * (span + 1))));
  const unit = /^[a-z]/i.test(to.unit) ? ` ${to.unit}` : to.unit;
  return (u) => `${Number((from.amount + u * span).toPrecision(12))}${unit}`;
}

/** Order in which a text is tried: the first that reads it says what it is. */
const readable: readonly Dimension[] = [
  "number",
  "share",
  "effort",
  "elapsed",
  "weekly hours",
  "yearly days",
  "hazard",
];

/** A shown value as a number, with what it measures; days since 1970-01-01 for a date. Undefined when it is no number. */
export function numberOf(shown: string): { value: number; dimension: Dimension | "date" } | undefined {
  const day = isoToDay(shown);
  if (day !== undefined) return { value: day, dimension: "date" };
  for (const dimension of readable) {
    const read = readQuantity(dimension, shown);
    if (read) return { value: read.value, dimension };
  }
  return undefined;
}

/** A number of a dimension in its canonical unit, as the file would have it. */
export function quantityText(dimension: Dimension, value: number, workingDays?: boolean): string {
  const number = Number(value.toPrecision(12));
  switch (dimension) {
    case "share":
      return `${Number((value * 100).toPrecision(12))}%`;
    case "effort":
      return `${number}h`;
    case "elapsed":
      return `${number} ${workingDays ? "working " : ""}days`;
    case "hazard":
    case "rate":
      return `${number}/day`;
    case "weekly hours":
      return `${number}h/week`;
    case "yearly days":
      return `${number} days/year`;
    default:
      return String(number);
  }
}
