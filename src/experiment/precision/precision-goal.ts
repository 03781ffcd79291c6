/** What is to become precise, as a user names it: `clearance_date ±3 days`, `under-1000 ±3%`. */
import { type OutcomeColumn, outcomeIndex, type Plan } from "../../hub/plan.ts";
import { nearest } from "../../scenario/text/nearest.ts";

export interface PrecisionGoal {
  /** As the user named it. */
  readonly measure: string;
  readonly outcome: OutcomeColumn;
  /** Place of the outcome among the plan's. */
  readonly index: number;
  /** The median of a date, since some replications may have none; the probability that a target is met; the mean of anything else. */
  readonly of: "median" | "mean" | "probability";
  /** Of a target: the day by which it must be met. */
  readonly by?: number;
  /** Half the width of the 95% interval, in the outcome's unit: 0.02 for two points of a share. */
  readonly halfWidth: number;
}

/** A name that can be made precise, and what it stands for. */
export interface PrecisionName {
  readonly name: string;
  readonly meaning: string;
  readonly goal: Omit<PrecisionGoal, "measure" | "halfWidth">;
}

/** Every name in the order in which they are looked up: short names, targets, outcomes. */
export function precisionNames(plan: Plan): PrecisionName[] {
  const { column, at } = plan.thresholds;
  const named = (name: string, outcome: string, meaning: string, by?: number): PrecisionName[] => {
    const index = outcomeIndex(plan, outcome);
    if (index < 0) return [];
    const column = plan.outcomes[index];
    const of = by !== undefined ? "probability" : column.unit === "day" ? "median" : "mean";
    return [{ name, meaning, goal: { outcome: column, index, of, ...(by !== undefined && { by }) } }];
  };
  const onBacklog = plan.targets.filter((target) => plan.columns[target.column].kind === "level");
  const deadline = onBacklog.find((target) => target.column === column) ?? onBacklog[0];
  const { measure, title } = plan.columns[column];
  return [
    ...named(
      "clearance_date",
      `cleared:${measure}:${at[0]}`,
      `median of the day on which the ${title.toLowerCase()} is down to ${at[0]}`,
    ),
    ...(deadline
      ? named(
          "backlog_at_deadline",
          `at:${deadline.name}`,
          `mean of the level at the date of the target ${deadline.name}`,
        )
      : []),
    ...plan.targets.flatMap(({ name, by }) => named(name, `met:${name}`, "probability that this target is met", by)),
    ...plan.outcomes.flatMap(({ name, title, unit }) =>
      named(name, name, `${unit === "day" ? "median" : "mean"} of: ${title}`),
    ),
  ];
}

/** Half-width as a number in the goal's unit; undefined where the unit is another. */
function halfWidthIn(number: string, unit: string, { outcome, of }: PrecisionName["goal"]): number | undefined {
  const value = Number(number);
  if (!(value > 0)) return undefined;
  const isShare = of === "probability" || outcome.unit === "share";
  if (/^(%|points?)$/.test(unit)) return isShare ? value / 100 : undefined;
  if (unit === "") return value;
  if (of === "probability") return undefined;
  const plural = (one: string) => one.replace(/s$/, "");
  const own = outcome.unit === "count" ? plural(unit) : plural(outcome.unit);
  return own === plural(unit) ? value : undefined;
}

function unitWords({ outcome, of }: PrecisionName["goal"]): string {
  if (of === "probability" || outcome.unit === "share") return "a share, in points: 2% is two points";
  return outcome.unit === "day" ? "counted in days" : `counted in ${outcome.unit}`;
}

/** Why a text is no goal; `unknown` when it names nothing that there is. */
export interface NoGoal {
  readonly wrong: string;
  readonly unknown?: true;
}

/** Reads a goal such as `clearance_date ±3 days`, `backlog_at_deadline +-50` or, for a target, `under-1000 ±3%`. */
export function readPrecision(text: string, plan: Plan): PrecisionGoal | NoGoal {
  // No name of a measure is as long; the pattern takes time with the square of the length.
  const parts =
    text.length > 1_000 ? null : /^\s*(\S.*?)\s*(?:±|\+\/?-)\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z%]*)\s*$/i.exec(text);
  if (!parts)
    return { wrong: `"${text}" is not a precision: write a name, ± and a number, as in 'clearance_date ±3 days'` };
  const [, measure, number, unit] = parts;
  const names = precisionNames(plan);
  const found = names.find(({ name }) => name === measure);
  if (!found) {
    const near = nearest(
      measure,
      names.map(({ name }) => name),
    );
    const hint = near ? `: did you mean ${near}?` : "";
    return { wrong: `nothing in this scenario is called ${measure}${hint}`, unknown: true };
  }
  const halfWidth = halfWidthIn(number, unit, found.goal);
  if (halfWidth === undefined)
    return {
      wrong: `${measure} is not given to ±${number}${unit}: it is ${unitWords(found.goal)}, and the number is above 0`,
    };
  return { measure, ...found.goal, halfWidth };
}
