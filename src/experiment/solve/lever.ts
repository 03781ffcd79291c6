/**
 * A lever: a value of the scenario that is varied over a lattice of steps, written as `path=low..high` or `path=low..high/step`, with
 * units as in the file: `staff.stoke.training=1 week..12 weeks/1 week`, `staff.stoke.joiners.from=2023-05-01..2023-12-01/7 days`.
 */

import { dayToIso, isoToDay } from "../../engine/civil-date.ts";
import { plural } from "../../engine/wording.ts";

export interface Lever {
  readonly path: string;
  /** Values as the scenario file would have them, from the low bound by equal steps; the last is not above the high bound. */
  readonly values: readonly string[];
  /** The step in words: "10", "7 days", "0.5%". */
  readonly step: string;
  /** Whether the step was chosen here because none was given. */
  readonly stepChosen: boolean;
}

/** The most values of a lever. */
export const mostValues = 100_000;

interface Measured {
  readonly amount: number;
  /** What follows the number: "", "%", " week", "%/year". */
  readonly unit: string;
}

const form = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+))(\D.*|)$/;
const timeUnit = /^ ?(working )?(minute|hour|day|week|month|year)s?$/;

function measured(text: string): Measured | undefined {
  const match = form.exec(text.trim());
  if (!match) return undefined;
  const unit = match[2].replace(/\s+/g, " ").trimEnd();
  // One week and two weeks are the same unit.
  return { amount: Number(match[1]), unit: timeUnit.test(unit) ? unit.replace(timeUnit, " $1$2") : unit };
}

/** 0.1 + 0.2 -> 0.3: a lattice value has no more decimals than a reader would write. */
const tidy = (amount: number): number => Number(amount.toPrecision(12));

function written(amount: number, unit: string): string {
  return `${tidy(amount)}${unit}${timeUnit.test(unit) && tidy(amount) !== 1 ? "s" : ""}`;
}

/** The least of 1, 2, 5, 10, 20, … (times a power of ten) that cuts `span` into at most `most` steps. */
function roundStep(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  return tidy(([1, 2, 5].find((digit) => digit * power * most >= span * (1 - 1e-9)) ?? 10) * power);
}

function chosenStep(low: Measured, high: Measured, most: number): number {
  const span = high.amount - low.amount;
  const round = roundStep(span, most);
  // Bare whole numbers are most often people, who come whole; over a span of one they are shares or ratios.
  const whole = low.unit === "" && Number.isInteger(low.amount) && Number.isInteger(high.amount) && span > 1;
  return whole ? Math.max(1, round) : round;
}

/** Days of "7 days" or "2 weeks". */
function daysOf(text: string): number | undefined {
  const match = /^\s*(\d+)\s*(day|week)s?\s*$/.exec(text);
  return match ? Number(match[1]) * (match[2] === "week" ? 7 : 1) : undefined;
}

const daysWords = (days: number): string => `${days} ${plural(days, "day")}`;

function dates(path: string, low: number, range: string, most: number): Lever | string {
  const [end, step, more] = range.split("/").map((part) => part.trim());
  const high = isoToDay(end);
  if (high === undefined || more !== undefined) return `${path}: ${range} is not a date, or a date and a step in days`;
  if (high <= low) return `${path}: ${end} is not later than ${dayToIso(low)}`;
  const days = step === undefined ? undefined : daysOf(step);
  if (step !== undefined && !days) return `${path}: a step between dates is written in days or weeks, not "${step}"`;
  const stride = days ?? [1, 7, 14, 28].find((one) => (high - low) / one <= most) ?? Math.ceil((high - low) / most);
  const count = Math.floor((high - low) / stride) + 1;
  if (count < 2) return `${path}: a step of ${step} is longer than the range`;
  return {
    path,
    values: Array.from({ length: count }, (_, i) => dayToIso(low + i * stride)),
    step: daysWords(stride),
    stepChosen: days === undefined,
  };
}

/** `high` or `high/step`, where the units may hold a stroke of their own (25%/year). */
function highAndStep(range: string, unit: string): { high: Measured; step?: Measured } | undefined {
  const whole = measured(range);
  if (whole?.unit === unit) return { high: whole };
  for (let at = range.indexOf("/"); at >= 0; at = range.indexOf("/", at + 1)) {
    const high = measured(range.slice(0, at));
    const step = measured(range.slice(at + 1));
    if (high?.unit === unit && step?.unit === unit) return { high, step };
  }
  return undefined;
}

/**
 * Reads a lever.
 * @param most how many steps are wanted at most when none is given
 * @returns what is wrong with the text, as a sentence, when it is not one
 */
export function readLever(text: string, most = 200): Lever | string {
  const [, path = "", bounds = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const [low, range, extra] = bounds.split("..").map((part) => part.trim());
  if (path.trim() === "" || !low || !range || extra !== undefined)
    return `"${text}" is not a lever: write path=low..high or path=low..high/step, as in staff.stoke.joiners.count=0..2000/10`;
  const firstDay = isoToDay(low);
  if (firstDay !== undefined) return dates(path.trim(), firstDay, range, most);
  return numbers(path.trim(), low, range, most);
}

function numbers(path: string, lowText: string, range: string, most: number): Lever | string {
  const low = measured(lowText);
  if (!low) return `${path}: "${lowText}" is neither a number, with its unit, nor a date`;
  const given = highAndStep(range, low.unit);
  if (!given)
    return `${path}: write both bounds and the step in one unit, as in 1 week..12 weeks/1 week, not "${lowText}..${range}"`;
  const { high } = given;
  if (!(high.amount > low.amount)) return `${path}: ${range} is not more than ${lowText}`;
  const step = given.step?.amount ?? chosenStep(low, high, most);
  if (!(step > 0)) return `${path}: the step is not more than 0`;
  const count = Math.floor((high.amount - low.amount) / step + 1e-9) + 1;
  if (count < 2) return `${path}: a step of ${written(step, low.unit)} is longer than the range`;
  if (count > mostValues) return `${path}: that makes ${count} values; at most ${mostValues} are allowed`;
  return {
    path,
    values: Array.from({ length: count }, (_, i) => written(low.amount + i * step, low.unit)),
    step: written(step, low.unit),
    stepChosen: given.step === undefined,
  };
}

/** One lever put at one of its values: an override of the scenario. */
export interface Setting {
  readonly path: string;
  readonly value: string;
}
