/** The targets: a row each in the short answer, a paragraph each in the details. */
import { alignedTable } from "../drawing/aligned-table.ts";
import type { Result } from "../tables/result.ts";
import { goalWords } from "../words/target-words.ts";
import { judgedSentence, verdictWord } from "../words/verdict-words.ts";
import { percent, shortDate, wrap } from "../words/wording.ts";
import { atDeadlineSentence, shortGoal, undoneSentence } from "./target-sentences.ts";

/** What the other columns of the table take, and the least that a goal is cut to. */
const besideGoal = 44;
const leastGoal = 36;

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
    shortGoal(plan, one, Math.max(leastGoal, width - besideGoal)),
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
