/** The targets: a row each in the short answer, a paragraph each in the details. */
import type { TargetResult } from "../../experiment/run/targets.ts";
import type { Plan } from "../../hub/plan.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import type { Result } from "../tables/result.ts";
import { goalWords } from "../words/target-words.ts";
import { judgedSentence, verdictWord } from "../words/verdict-words.ts";
import { counted, longDate, percent, shortDate, wrap } from "../words/wording.ts";
import { atDeadlineSentence, shortGoal } from "./answer.ts";

/** What the other columns of the table take, and the least that a goal is cut to. */
const besideGoal = 44;
const leastGoal = 36;

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 3)}...` : text);

/** @param most rows at most; those missed come first where some are left out */
export function targetTable(
  { point: { plan }, estimates: { targets } }: Result,
  most: number,
  width: number,
): string[] {
  if (targets.length < 2) return [];
  const order = ["missed", "not yet known", "met"];
  const shown =
    targets.length <= most
      ? targets
      : [...targets].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict)).slice(0, most - 1);
  const rows = shown.map((one) => [
    cut(shortGoal(plan, one), Math.max(leastGoal, width - besideGoal)),
    shortDate(plan.startDay + one.target.by),
    percent(one.probability.share),
    percent(one.target.share),
    verdictWord(one.verdict),
  ]);
  const rest = targets.length - shown.length;
  return [
    ...alignedTable([["Target", "By", "Met in", "Asked", "Verdict"], ...rows], "", width),
    ...(rest > 0 ? [`and ${rest} more: see --details`] : []),
  ];
}

function undoneSentence(plan: Plan, { target, undone, undoneDays }: TargetResult): string | undefined {
  if (!(undone > 0)) return undefined;
  const end = longDate(plan.startDay + plan.days - 1);
  const days = counted(undoneDays, "day");
  const bound = target.direction === "at_most" ? "above" : "below";
  return `In ${percent(undone)} of replications it is met in time and ${bound} its level again later, to ${end}: on ${days} in the median of these.`;
}

/** Everything that is known of each target. */
export function targetParagraphs(result: Result, width: number): string[] {
  const { plan } = result.point;
  const { targets, replications } = result.estimates;
  if (targets.length === 0) return [];
  const paragraphs = targets.map((one) => {
    const { target, amount, probability } = one;
    const goal = goalWords(plan, target, amount);
    const sentences = [
      `${judgedSentence(goal, { probability, asked: target.share, replications })}`,
      atDeadlineSentence(result, one),
      undoneSentence(plan, one),
    ];
    const name = target.label === undefined ? target.name : `${target.label} (${target.name})`;
    return [`  ${name}`, ...wrap(sentences.filter(Boolean).join(" "), width, "    ")];
  });
  return ["Targets", ...paragraphs.flat()];
}
