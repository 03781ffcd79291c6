/** What a solve gives to write: the question, and an answer or, with two levers, an answer for each value of the second. */
import { isIsoDate, parseIsoDate } from "../../engine/civil-date.ts";
import type { Lever } from "../../experiment/solve/lever.ts";
import type { Solution } from "../../experiment/solve/solve.ts";
import { targetNamed } from "../../experiment/solve/trials.ts";
import type { Plan } from "../../hub/plan.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { longDate, plainNumber } from "../words/wording.ts";

export interface SolveResult {
  /** The scenario without the levers. */
  readonly loaded: LoadedScenario;
  readonly plan: Plan;
  readonly lever: Lever;
  readonly second?: Lever;
  readonly target: string;
  /** The probability asked for. */
  readonly share: number;
  readonly indifference: number;
  /** Replications asked for; undefined when they follow from the indifference, up to the cap. */
  readonly replications?: number;
  readonly cap: number;
  readonly seed: string | number;
  readonly fixed: boolean;
  readonly paired: boolean;
  /** One, or one for each value of the second lever. */
  readonly solutions: readonly Solution[];
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
}

/** The amount a target asks for. */
export function targetAmount({ plan, target }: SolveResult): number {
  const { direction } = targetNamed(plan, target);
  return plan.regimes[0].scenario.targets[target]?.[direction]?.value ?? Number.NaN;
}

/** 1240 -> "1,240", a date in words; units stay as in the file. */
function valueText(value: string): string {
  if (isIsoDate(value)) return longDate(parseIsoDate(value));
  return /^\d{4,}$/.test(value) ? plainNumber(Number(value)) : value;
}

/** A place of the lattice as its value; outside the range as that, and "?" where there are too few replications to say. */
export function valueWords({ values }: Lever, place: number): string {
  if (Number.isNaN(place)) return "?";
  const isDate = isIsoDate(values[0]);
  if (place === Number.NEGATIVE_INFINITY) return `${isDate ? "before" : "less than"} ${valueText(values[0])}`;
  if (place === Number.POSITIVE_INFINITY)
    return `${isDate ? "after" : "more than"} ${valueText(values[values.length - 1])}`;
  return valueText(values[place]);
}

/** The same for a cell or JSON: undefined outside the range. */
export function valueAt({ values }: Lever, place: number): string | undefined {
  return Number.isInteger(place) ? values[place] : undefined;
}
