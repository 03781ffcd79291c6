/** How surely each plan meets each target, in words and as a table. */
import type { ComparedTarget, TargetOfPlan } from "../../experiment/compare/compared-targets.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { goalWords, statedAmount } from "../words/target-words.ts";
import { probabilityWords, verdictSentence, verdictWord } from "../words/verdict-words.ts";
import { hanging, percent, plainNumber, wrap } from "../words/wording.ts";
import type { TargetsOfPlans } from "./target-json.ts";

/** 0.125 -> "12.5"; in percentage points. */
export function pointsText(share: number): string {
  const points = Math.round(1000 * share) / 10;
  return plainNumber(points, Math.abs(points) < 10 && !Number.isInteger(points) ? 1 : 0);
}

function goalOf({ plans }: TargetsOfPlans, { plan, target }: TargetOfPlan): string {
  return goalWords(plans[plan].plan, target, statedAmount(plans[plan].plan, target));
}

/** "45 points more than with "My hub" (95% interval 30 to 60 points)" */
function differenceText({ plans }: TargetsOfPlans, { difference }: TargetOfPlan, first: TargetOfPlan): string {
  if (!difference) return "";
  const against = `with "${plans[first.plan].name}"`;
  if (difference.discordant === 0) return ` That is the same as ${against}, in every replication.`;
  const { low, high } = difference;
  const [from, to] = difference.difference < 0 ? [-high, -low] : [low, high];
  const size = Math.abs(difference.difference);
  const interval = `95% interval ${pointsText(from)} to ${pointsText(to)} points`;
  return size === 0
    ? ` That is as often as ${against} (difference: ${interval}).`
    : ` That is ${pointsText(size)} percentage points ${difference.difference < 0 ? "less" : "more"} than ${against} (${interval}).`;
}

function planLines(
  comparison: TargetsOfPlans,
  one: TargetOfPlan,
  first: TargetOfPlan,
  ownGoal: boolean,
  width: number,
): string[] {
  const { name } = comparison.plans[one.plan];
  const { probability, target } = one;
  const judged = verdictSentence({ probability, asked: target.share, replications: comparison.replications });
  const goal = ownGoal ? `${goalOf(comparison, one)}; asked: ${percent(target.share)}; ` : "";
  return hanging(
    `"${name}": ${goal}met in ${probabilityWords(probability)}. ${judged}${differenceText(comparison, one, first)}`,
    "  ",
    width,
  );
}

/** The sentences on one target: what is asked, then each plan's probability, verdict and difference to the first. */
export function targetSection(comparison: TargetsOfPlans, { plans, name }: ComparedTarget, width: number): string[] {
  const [first] = plans;
  const goals = plans.map((one) => `${goalOf(comparison, one)} ${one.target.share}`);
  const alike = goals.every((goal) => goal === goals[0]);
  const head = alike ? `${goalOf(comparison, first)}; asked: ${percent(first.target.share)}` : `Target ${name}`;
  return [...wrap(head, width), ...plans.flatMap((one) => planLines(comparison, one, first, !alike, width))];
}

/** @param short the plans' names as the table has room for them */
export function targetTable({ plans }: ComparedTarget, short: readonly string[], width: number): string[] {
  const rows = plans.map(({ plan, probability: { share, low, high }, verdict, difference }) => [
    short[plan],
    percent(share),
    `${percent(low)} to ${percent(high)}`,
    verdictWord(verdict),
    difference ? pointsText(difference.difference) : "",
    difference ? `${pointsText(difference.low)} to ${pointsText(difference.high)}` : "",
  ]);
  return alignedTable([["", "Met in", "95% interval", "Verdict", "Points", "95% interval"], ...rows], "  ", width);
}
