/** A comparison in sentences. */
import { lowerFirst } from "../../engine/wording.ts";
import type { Comparison, OutcomeComparison, PairedDifference } from "../../experiment/compare/compare.ts";
import type { OutcomeColumn, Plan } from "../../hub/plan.ts";
import { longDate, percent, plainNumber } from "../words/wording.ts";

/** A difference, with as many decimals as say something. */
export function amount(value: number): string {
  const size = Math.abs(value);
  return plainNumber(value, size >= 100 || size === 0 ? 0 : size >= 1 ? 1 : 3);
}

const unitWords: Partial<Record<OutcomeColumn["unit"], string>> = { day: " days", days: " days", hours: " hours" };

function interval({ mean: { low95, high95 } }: PairedDifference, sign: 1 | -1): string {
  if (Number.isNaN(low95)) return "too few replications for an interval";
  const [low, high] = sign > 0 ? [low95, high95] : [-high95, -low95];
  return `95% interval ${amount(low)} to ${amount(high)}`;
}

/** What the outcome of a target or threshold speaks of. */
function subject({ name, title }: OutcomeColumn, plan: Plan): string {
  const target = plan.targets.find((one) => name === `at:${one.name}`);
  const { title: watched } = plan.columns[target ? target.column : plan.thresholds.column];
  if (target)
    return `the ${lowerFirst(watched)} at the end of ${longDate(plan.startDay + Math.min(target.by, plan.days - 1))}`;
  const level = /^cleared:.*:([^:]+)$/.exec(name)?.[1];
  if (level === undefined) return lowerFirst(title);
  return `the ${lowerFirst(watched)} ${level === "0" ? "is cleared" : `falls to ${plainNumber(Number(level))}`}`;
}

/** 'With "My hub", the legacy backlog is cleared 43.2 days sooner than with "No hub" on average (95% interval …).' */
export function differenceSentence(
  comparison: Comparison,
  { outcome, differences }: OutcomeComparison,
  k: number,
): string {
  const { plans } = comparison;
  const [first, name] = [plans[0].name, plans[k + 1].name];
  const difference = differences[k];
  const { mean } = difference.mean;
  const what = subject(outcome, plans[0].plan);
  const isDay = outcome.unit === "day";
  const lead = `With "${name}", ${what}`;
  if (Number.isNaN(mean)) return `${lead}: no replication has a value in both plans.`;
  if (difference.differences.every((value) => value === 0))
    return `${lead}${isDay ? " on the same day" : " is the same"} as with "${first}" in every replication.`;
  const lower = mean < 0;
  const word = isDay ? (lower ? "sooner" : "later") : lower ? "lower" : "higher";
  const size = `${amount(Math.abs(mean))}${unitWords[outcome.unit] ?? ""} ${word}`;
  return `${lead}${isDay ? "" : " is"} ${size} than with "${first}" on average (${interval(difference, lower ? -1 : 1)}).`;
}

/** How often a plan is the better of the two; ties count half. */
export function probabilitySentence(
  { plans }: Comparison,
  { outcome, better, differences }: OutcomeComparison,
  k: number,
): string {
  const word = outcome.unit === "day" ? "sooner" : (better ?? "lower");
  const { share, low, high } = differences[k].better;
  const against = k > 0 ? ` than with "${plans[0].name}"` : "";
  return `It is ${word}${against} in ${percent(share)} of replications (95% interval ${percent(low)} to ${percent(high)}; ties count half).`;
}

/** How many replications have no date, and what stands for it. */
export function neverSentence({ plans, replications, end }: Comparison, { plans: values }: OutcomeComparison): string {
  if (values.every(({ never }) => never === 0)) return "";
  const counts = values.map(
    ({ never }, index) => `${never} of ${plainNumber(replications)} with "${plans[index].name}"`,
  );
  return `In some replications that day does not come within the period (${counts.join(", ")}). The end of the period, ${longDate(end - 1)}, is then used for it, so the true difference may be larger: see the level at the deadline.`;
}

/** How much the common luck has saved. */
export function gainSentence({ replications, plans }: Comparison, { differences }: OutcomeComparison): string {
  const known = differences.flatMap(({ independent, varianceRatio }, k) =>
    Number.isFinite(independent) ? [{ independent, varianceRatio, name: plans[k + 1].name }] : [],
  );
  if (known.length === 0) return "";
  const gains = known.map(
    ({ independent, varianceRatio, name }) =>
      `${plainNumber(independent)} for "${name}" (${varianceRatio <= 1 ? percent(varianceRatio) : amount(varianceRatio)} of the variance is left)`,
  );
  return `Because the plans use the same random numbers, ${plainNumber(replications)} replications of each gave these intervals; independent runs would have needed ${gains.join(", ")}.`;
}
