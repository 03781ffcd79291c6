/** A comparison in sentences. */
import { lowerFirst } from "../../engine/wording.ts";
import type { Comparison, OutcomeComparison, PairedDifference } from "../../experiment/compare/compare.ts";
import type { OutcomeColumn, Plan, PlanTarget } from "../../hub/plan.ts";
import { isPlural, measureIs, measureWords } from "../words/measure-words.ts";
import { longDate, percent, plainNumber } from "../words/wording.ts";

/** A difference, with as many decimals as say something. */
export function amount(value: number): string {
  const size = Math.abs(value);
  return plainNumber(value, size >= 100 || size === 0 ? 0 : size >= 1 ? 1 : 3);
}

const unitWords: Readonly<Record<string, string>> = {
  day: " days",
  days: " days",
  hours: " hours",
  fte: " FTE",
  share: " percentage points",
};

function interval({ mean: { low95, high95 } }: PairedDifference, factor: number): string {
  if (Number.isNaN(low95)) return "too few replications for an interval";
  const [low, high] = factor > 0 ? [factor * low95, factor * high95] : [factor * high95, factor * low95];
  return `95% interval ${amount(low)} to ${amount(high)}`;
}

/** What an outcome speaks of, with its verb: "the legacy backlog at the end of 31 March 2027 is", "decisions up to 31 March 2027 were". */
interface Subject {
  readonly what: string;
  /** "is", "are" or, of what is counted over a time, "were"; empty for a date, whose words have their own. */
  readonly verb: string;
  readonly unit: string;
  /** How a greater and a smaller one are called. */
  readonly words: { readonly higher: string; readonly lower: string };
}

const size = { higher: "higher", lower: "lower" };
const number = { higher: "more", lower: "fewer" };

const targetOf = ({ name }: OutcomeColumn, plan: Plan) => plan.targets.find((one) => name === `at:${one.name}`);

function subjectOfTarget(target: PlanTarget, plan: Plan): Subject {
  const column = plan.columns[target.column];
  const { unit } = column;
  const many = isPlural(column);
  const measure = `${many ? "" : "the "}${lowerFirst(measureWords(column))}`;
  const words = many && column.kind !== "ratio" ? number : size;
  const date = longDate(plan.startDay + Math.min(target.by, plan.days - 1));
  if (target.over === undefined)
    return { what: `${measure} at the end of ${date}`, verb: many ? "are" : "is", unit, words };
  const time =
    target.over === "period"
      ? `from ${longDate(plan.startDay)} to ${date}`
      : `in the ${target.direction === "at_least" ? "lowest" : "highest"} ${target.over} to ${date}`;
  return { what: `${measure} ${time}`, verb: many ? "were" : "was", unit, words };
}

/** What the outcome of a target or threshold speaks of. */
function subject(outcome: OutcomeColumn, plan: Plan): Subject {
  const { name, title, unit } = outcome;
  const target = targetOf(outcome, plan);
  if (target) return subjectOfTarget(target, plan);
  const words = unit === "day" ? { higher: "later", lower: "sooner" } : size;
  const level = /^cleared:.*:([^:]+)$/.exec(name)?.[1];
  if (level === undefined) return { what: `the ${lowerFirst(title)}`, verb: "is", unit, words };
  const watched = measureIs(plan.columns[plan.thresholds.column]);
  const reached = level === "0" ? "cleared" : `down to ${plainNumber(Number(level))}`;
  return { what: `${watched} ${reached}`, verb: "", unit, words };
}

/** The heading of an outcome's tables, and its unit: shares of 1 are told in percentage points. */
export function headingOf(outcome: OutcomeColumn, plan: Plan): { heading: string; unit: string } {
  if (!targetOf(outcome, plan)) return { heading: outcome.title, unit: outcome.unit };
  const { what, unit } = subject(outcome, plan);
  const heading = what.replace(/^the /, "");
  return { heading: heading.charAt(0).toUpperCase() + heading.slice(1), unit: unit === "cases" ? "count" : unit };
}

/** 'With "My hub", the legacy backlog is cleared on average 43.2 days sooner than with "No hub" (95% interval …).' */
export function differenceSentence(
  comparison: Comparison,
  { outcome, differences }: OutcomeComparison,
  k: number,
): string {
  const { plans } = comparison;
  const [first, name] = [plans[0].name, plans[k + 1].name];
  const difference = differences[k];
  const { what, verb, unit, words } = subject(outcome, plans[0].plan);
  const factor = unit === "share" ? 100 : 1;
  const mean = factor * difference.mean.mean;
  const isDay = outcome.unit === "day";
  const lead = `With "${name}", ${what}`;
  if (Number.isNaN(mean)) return `${lead}: no replication has a value in both plans.`;
  if (difference.differences.every((value) => value === 0))
    return `${lead} ${isDay ? "on the same day" : `${verb} the same`} as with "${first}" in every replication.`;
  const lower = mean < 0;
  const by = `${amount(Math.abs(mean))}${unitWords[unit] ?? ""} ${lower ? words.lower : words.higher}`;
  return `${lead} ${verb && `${verb} `}on average ${by} than with "${first}" (${interval(difference, lower ? -factor : factor)}).`;
}

/** How often a plan is the better of the two; ties count half. */
export function probabilitySentence(
  { plans }: Comparison,
  { outcome, better, differences }: OutcomeComparison,
  k: number,
): string {
  const { share, low, high } = differences[k].better;
  const against = k > 0 ? ` than with "${plans[0].name}"` : "";
  const { verb, words } = subject(outcome, plans[0].plan);
  const lead = words === number ? "There" : verb === "were" || verb === "are" ? "They" : "It";
  return `${lead} ${verb || "is"} ${words[better ?? "lower"]}${against} in ${percent(share)} of replications (95% interval ${percent(low)} to ${percent(high)}; ties count half).`;
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
