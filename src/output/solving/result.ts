/** What a solve gives to write: the question, and an answer or, with two levers, an answer for each value of the second. */

import type { Lever } from "../../experiment/solve/lever.ts";
import { targetNamed } from "../../experiment/solve/trials.ts";
import type { Solution } from "../../experiment/solve.ts";
import type { Plan } from "../../hub/plan.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { amountWords, lowerFirst } from "../terminal/wording.ts";
import { longDate } from "../wording.ts";

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

/** "legacy-cleared (legacy backlog at most 0 cases by 31 December 2023)"; the name alone where a lever moves the target itself. */
export function targetWords(result: SolveResult): string {
  const { plan, target, lever, second } = result;
  if ([lever, second].some((one) => one?.path.startsWith(`targets.${target}.`))) return target;
  const { column, direction, by } = targetNamed(plan, target);
  const { title, unit } = plan.columns[column];
  const bound = direction === "at_most" ? "at most" : "at least";
  const amount = amountWords(targetAmount(result), unit);
  return `${target} (${lowerFirst(title)} ${bound} ${amount} by ${longDate(plan.startDay + by)})`;
}

/** A place of the lattice as its value; outside the range as that, and "?" where there are too few replications to say. */
export function valueWords({ values }: Lever, place: number): string {
  if (Number.isNaN(place)) return "?";
  if (place === Number.NEGATIVE_INFINITY) return `below ${values[0]}`;
  return place === Number.POSITIVE_INFINITY ? `beyond ${values.at(-1)}` : values[place];
}

/** The same for a cell or JSON: undefined outside the range. */
export function valueAt({ values }: Lever, place: number): string | undefined {
  return Number.isInteger(place) ? values[place] : undefined;
}
