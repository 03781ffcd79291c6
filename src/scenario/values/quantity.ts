/**
 * Dimensioned values. A quantity is written with its unit (`7.4h`, `25%/year`) and held as a number in the
 * canonical unit of its dimension, with what the author said about where it comes from and how sure they are.
 */

/** What a value measures; each has one canonical unit, given in {@link dimensions}. */
export type Dimension =
  | "count"
  | "number"
  | "share"
  | "effort"
  | "elapsed"
  | "hazard"
  | "rate"
  | "weekly hours"
  | "yearly days";

export type Confidence = "high" | "medium" | "low" | "assumption";

/** How a ranged value is drawn: PERT takes the value as mode; the others use the range alone or the value as mode. */
export type RangeDistribution = "pert" | "triangular" | "uniform";

/** One number of a scenario in its canonical unit, with its provenance and, if uncertain, its range. */
export interface Quantity {
  readonly kind: "quantity";
  readonly dimension: Dimension;
  /** Best estimate, in the canonical unit. */
  readonly value: number;
  /** Elapsed times only: counted in working days, not calendar days. */
  readonly workingDays?: boolean;
  readonly range?: readonly [number, number];
  /** Bounds of what is possible here, in the canonical unit. */
  readonly within?: readonly [number, number];
  /** Only whole numbers are possible here. */
  readonly whole?: true;
  readonly distribution?: RangeDistribution;
  readonly source?: string;
  readonly confidence?: Confidence;
  readonly note?: string;
  /** Where it stands in the resolved scenario, e.g. `work.interview.effort.lognormal.mean`; the key of its draw. */
  path?: string;
}

interface DimensionRule {
  readonly unit: string;
  readonly example: string;
  /** A bare number is an error unless the dimension has no unit. */
  readonly bare: boolean;
  read(text: string): { value: number; workingDays?: boolean } | undefined;
}

const number = String.raw`([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)`;
/** Mean length of a year and a month in days (Gregorian: 365.2425 is not used, as rates here are quoted per 365.25). */
const daysIn: Record<string, number> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4375,
  year: 365.25,
};
const unitName = "(minute|hour|day|week|month|year)";

function pattern(source: string): RegExp {
  return new RegExp(`^\\s*${source}\\s*$`);
}

const shareWithin = pattern(`${number}\\s*% within an? ${unitName}`);
const amountPer = pattern(`${number}\\s*(%?)\\s*(?:/|per|an?)\\s*${unitName}`);
const amountPerSome = pattern(`${number} per ${number} ${unitName}s?`);
const someWorkingDays = pattern(`${number} working days?`);
const someTime = pattern(`${number}\\s*${unitName}s?`);
const someEffort = pattern(`${number}\\s*(h|hours?|min|minutes?)`);

function readHazard(text: string): { value: number } | undefined {
  if (/^\s*never\s*$/.test(text)) return { value: 0 };
  const within = shareWithin.exec(text);
  if (within) {
    const share = Number(within[1]) / 100;
    return share < 1 ? { value: -Math.log1p(-share) / daysIn[within[2]] } : undefined;
  }
  return readRate(text);
}

function readRate(text: string): { value: number } | undefined {
  const per = amountPer.exec(text);
  if (per) return { value: (Number(per[1]) * (per[2] ? 0.01 : 1)) / daysIn[per[3]] };
  const each = amountPerSome.exec(text);
  return each ? { value: Number(each[1]) / (Number(each[2]) * daysIn[each[3]]) } : undefined;
}

function readElapsed(text: string): { value: number; workingDays?: boolean } | undefined {
  const working = someWorkingDays.exec(text);
  if (working) return { value: Number(working[1]), workingDays: true };
  const match = someTime.exec(text);
  return match ? { value: Number(match[1]) * daysIn[match[2]] } : undefined;
}

function readEffort(text: string): { value: number } | undefined {
  const match = someEffort.exec(text);
  return match ? { value: Number(match[1]) * (match[2].startsWith("h") ? 1 : 1 / 60) } : undefined;
}

function scaled(source: string, factor: number): (text: string) => { value: number } | undefined {
  const form = pattern(source);
  return (text) => {
    const match = form.exec(text);
    return match ? { value: Number(match[1]) * factor } : undefined;
  };
}

/** The rules of each dimension: canonical unit, an example to show in errors, how a text is read. */
export const dimensions: Readonly<Record<Dimension, DimensionRule>> = {
  count: { unit: "", example: "1280", bare: true, read: scaled(number, 1) },
  number: { unit: "", example: "0.6", bare: true, read: scaled(number, 1) },
  share: { unit: "share of 1", example: "12%", bare: false, read: scaled(`${number}\\s*%`, 0.01) },
  effort: { unit: "hours of staff time", example: "7.4h", bare: false, read: readEffort },
  elapsed: { unit: "days", example: "14 days", bare: false, read: readElapsed },
  hazard: { unit: "per day", example: "25%/year", bare: false, read: readHazard },
  rate: { unit: "per day", example: "220/day", bare: false, read: readRate },
  "weekly hours": {
    unit: "hours a week",
    example: "6h/week",
    bare: false,
    read: scaled(`${number}\\s*(?:h|hours?)\\s*/\\s*week`, 1),
  },
  "yearly days": {
    unit: "working days a year",
    example: "25 days/year",
    bare: false,
    read: scaled(`${number}\\s*days?\\s*/\\s*year`, 1),
  },
};

/** Reads one value of a dimension; undefined when the text is not one. Bare numbers are read where the dimension has no unit. */
export function readQuantity(
  dimension: Dimension,
  raw: string | number,
): { value: number; workingDays?: boolean } | undefined {
  const rule = dimensions[dimension];
  if (typeof raw === "number") return rule.bare && Number.isFinite(raw) ? { value: raw } : undefined;
  return rule.read(raw);
}

/** Whether a value is a quantity leaf of a parsed scenario. */
export function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && (value as Quantity).kind === "quantity";
}

/** A scenario with every quantity replaced by its number. */
export type InNumbers<T> = T extends Quantity
  ? number
  : T extends readonly (infer U)[]
    ? InNumbers<U>[]
    : T extends object
      ? { [K in keyof T]: InNumbers<T[K]> }
      : T;

/**
 * Replaces each quantity by a number: the one `draw` gives for it (its draw), in the canonical unit.
 * An elapsed time is a pair in the parsed scenario (`{amount, working}`), so that it still counts working days.
 */
export function inNumbers<T>(tree: T, draw: (quantity: Quantity) => number): InNumbers<T> {
  if (isQuantity(tree)) return draw(tree) as InNumbers<T>;
  if (Array.isArray(tree)) return tree.map((item) => inNumbers(item, draw)) as InNumbers<T>;
  if (typeof tree === "object" && tree !== null && !ArrayBuffer.isView(tree)) {
    const out: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(tree)) out[key] = inNumbers(value, draw);
    return out as InNumbers<T>;
  }
  return tree as InNumbers<T>;
}
