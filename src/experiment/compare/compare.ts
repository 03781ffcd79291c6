/**
 * Plans beside each other over the same replications. Replication r of every plan has the same luck and the same draws of what the
 * plans share, so that a difference is of the plans: every estimate here is of differences within replications.
 */
import type { OutcomeColumn, Plan } from "../../hub/plan.ts";
import { type ComparedWithBest, compareWithBest } from "../precision/best.ts";
import type { ReplicationScalars } from "../replications/source.ts";
import { estimateMean, type MeanEstimate } from "../statistics/mean.ts";
import { estimateShare, type ShareEstimate } from "../statistics/share.ts";
import { type Summary, summarise } from "../statistics/summary.ts";
import { type ComparedTarget, compareTargets } from "./compared-targets.ts";

/** One plan with its replications, in the same order in every plan compared. */
export interface ComparedPlan {
  /** A name that no other plan compared has. */
  readonly name: string;
  readonly plan: Plan;
  readonly rows: readonly ReplicationScalars[];
}

/** Which of two values of an outcome is the better; undefined where neither is better. */
export type Better = "lower" | "higher" | undefined;

/** One outcome of one plan. Days are counted from 1970-01-01, and "not within the period" is Infinity. */
export interface OutcomeOfPlan extends Summary {
  /** Replications in which the day does not come within the period. */
  readonly never: number;
}

/** One plan less the first, within replications. */
export interface PairedDifference {
  /** Of days: of min(day, end of the time that all plans cover), which holds for a day that never comes. */
  readonly mean: MeanEstimate;
  readonly summary: Summary;
  /** Probability of being better than the first plan, or of being lower where neither is better; ties count half. */
  readonly better: ShareEstimate;
  /** Variance of the mean difference over that from independent runs of the two plans. NaN where neither varies. */
  readonly varianceRatio: number;
  /** Replications of each plan that independent runs would have needed for as narrow an interval; NaN where nothing varies. */
  readonly independent: number;
  readonly differences: Float64Array;
}

export interface OutcomeComparison {
  readonly outcome: OutcomeColumn;
  readonly better: Better;
  /** One for each plan. */
  readonly plans: readonly OutcomeOfPlan[];
  /** One for each plan after the first. */
  readonly differences: readonly PairedDifference[];
  /** One for each plan, where there are more than two and one value is better than another. */
  readonly best?: readonly ComparedWithBest[];
}

export interface Comparison {
  readonly plans: readonly ComparedPlan[];
  readonly replications: number;
  /** Whether replications 2k and 2k+1 share draws, so that errors count pairs. */
  readonly paired: boolean;
  /** The end of the time that all plans cover, as days since 1970-01-01: the day after the last. */
  readonly end: number;
  /** One for each target of any plan. */
  readonly targets: readonly ComparedTarget[];
  /** One for each outcome that all plans have. */
  readonly outcomes: readonly OutcomeComparison[];
}

/** A quotient of whole numbers may come out a little over the whole number that it is. */
const wholeNumberSlack = 1e-6;

/** A backlog or date is better lower; a target says of its own measure which way it is to go. */
export function betterOf({ name, unit }: OutcomeColumn, { targets }: Plan): Better {
  if (unit === "day") return "lower";
  const target = targets.find((one) => name === `at:${one.name}`);
  if (target) return target.direction === "at_most" ? "lower" : "higher";
  return /^(wait|waited|gave_up|broken):|^time_to_decision$|^median_days:/.test(name) ? "lower" : undefined;
}

/** Whether an outcome is the same in every replication of every plan. */
export function isSame({ differences }: OutcomeComparison): boolean {
  return differences.every(({ differences: all }) => all.every((value) => value === 0));
}

/** The outcomes that all plans have under the same name and unit, in the order of the first. */
function commonOutcomes(plans: readonly ComparedPlan[]): OutcomeColumn[] {
  return plans[0].plan.outcomes.filter(({ name, unit }) =>
    plans.every(({ plan }) => plan.outcomes.some((other) => other.name === name && other.unit === unit)),
  );
}

/** Ones, zeros and, for ties, halves. A day that comes is earlier than one that never does, and two that never do tie. */
function betterScores(values: Float64Array, first: Float64Array, better: Better): Float64Array {
  const sign = better === "higher" ? -1 : 1;
  return values.map((value, r) => {
    if (Number.isNaN(value) || Number.isNaN(first[r])) return Number.NaN;
    if (value === first[r]) return 0.5;
    return sign * value < sign * first[r] ? 1 : 0;
  });
}

function differenceOf(
  values: Float64Array,
  first: Float64Array,
  { paired, better, end }: { paired: boolean; better: Better; end: number },
): PairedDifference {
  const [own, other] = [values, first].map((numbers) => numbers.map((value) => Math.min(value, end)));
  // A time that is not reached in some has no mean difference: leaving those out would favour the slower plan.
  const isWhole = [...own, ...other].every((value) => value !== Number.POSITIVE_INFINITY);
  const differences = own.map((value, r) => (isWhole ? value - other[r] : Number.NaN));
  const mean = estimateMean(differences, paired);
  const unpaired = estimateMean(own, paired).standardError ** 2 + estimateMean(other, paired).standardError ** 2;
  const varianceRatio = mean.standardError ** 2 / unpaired;
  const scores = betterScores(values, first, better).filter((score) => !Number.isNaN(score));
  return {
    mean,
    summary: summarise(differences, paired),
    better: scores.length > 0 ? estimateShare(scores, paired) : { share: Number.NaN, low: 0, high: 1 },
    varianceRatio,
    independent: varianceRatio > 0 ? Math.ceil(values.length / varianceRatio - wholeNumberSlack) : Number.NaN,
    differences,
  };
}

function compareOutcome(
  outcome: OutcomeColumn,
  plans: readonly ComparedPlan[],
  paired: boolean,
  end: number,
): OutcomeComparison {
  const isDay = outcome.unit === "day";
  const values = plans.map(({ plan, rows }) => {
    const index = plan.outcomes.findIndex(({ name }) => name === outcome.name);
    return Float64Array.from(rows, ({ outcomes }) => outcomes[index] + (isDay ? plan.startDay : 0));
  });
  const better = betterOf(outcome, plans[0].plan);
  const cap = isDay ? end : Number.POSITIVE_INFINITY;
  return {
    outcome,
    better,
    plans: values.map((one) => ({
      ...summarise(one, paired),
      never: one.reduce((sum, value) => sum + (value === Number.POSITIVE_INFINITY ? 1 : 0), 0),
    })),
    differences: values.slice(1).map((one) => differenceOf(one, values[0], { paired, better, end: cap })),
    best:
      better && plans.length > 2
        ? compareWithBest(
            values.map((one) => one.map((value) => Math.min(value, cap))),
            better,
            paired,
          )
        : undefined,
  };
}

/**
 * Compares plans outcome by outcome.
 * @param plans two or more, the first of which the others are compared with
 * @param paired whether replications 2k and 2k+1 of any plan share draws
 * @throws RangeError when a plan has other replications than the first, or there is none
 */
export function comparePlans(plans: readonly ComparedPlan[], paired: boolean): Comparison {
  const [{ rows: first }] = plans;
  if (plans.length < 2 || first.length < 1) throw new RangeError("a comparison needs two plans and a replication");
  for (const { rows } of plans)
    if (rows.length !== first.length || rows.some(({ replication }, r) => replication !== first[r].replication))
      throw new RangeError("plans are compared over the same replications");
  const end = Math.min(...plans.map(({ plan }) => plan.startDay + plan.days));
  return {
    plans,
    replications: first.length,
    paired,
    end,
    targets: compareTargets(plans, paired),
    outcomes: commonOutcomes(plans).map((outcome) => compareOutcome(outcome, plans, paired, end)),
  };
}
