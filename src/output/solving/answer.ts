/** The answer of a solve in sentences, the verdict on the target first. */

import { isIsoDate } from "../../engine/civil-date.ts";
import { lowerFirst, plural } from "../../engine/wording.ts";
import { verdictOn } from "../../experiment/run/verdict.ts";
import type { Solution } from "../../experiment/solve/solve.ts";
import { targetNamed } from "../../experiment/solve/trials.ts";
import { amountWords } from "../terminal/wording.ts";
import { goalWords, statedAmount } from "../words/target-words.ts";
import { probabilityWords, tellWords, verdictWord } from "../words/verdict-words.ts";
import { percent } from "../words/wording.ts";
import { higherRange, lowerRange } from "./further.ts";
import { type SolveResult, valueWords } from "./result.ts";

export const pointsOf = (share: number) => {
  const points = Number((100 * share).toPrecision(2));
  return `${points} ${plural(points, "percentage point")}`;
};

/** What the target asks for; its name alone where a lever moves the target itself. */
export function goalOf({ plan, target, lever, second }: SolveResult): string {
  if ([lever, second].some((one) => one?.path.startsWith(`targets.${target}.`))) return target;
  const asked = targetNamed(plan, target);
  return goalWords(plan, asked, statedAmount(plan, asked));
}

function goalInSentence(result: SolveResult): string {
  const goal = goalOf(result);
  return targetNamed(result.plan, result.target).label === undefined ? lowerFirst(goal) : goal;
}

/** "least", or for a lever of which less is better "most"; of dates "earliest" and "latest". */
export function extreme({ lever }: SolveResult, { better }: Solution): string {
  const date = isIsoDate(lever.values[0]);
  if (better === "less") return date ? "latest" : "most";
  return date ? "earliest" : "least";
}

/** Where the target is harder to meet. */
function side({ lever }: SolveResult, { better }: Solution): string {
  const date = isIsoDate(lever.values[0]);
  if (better === "less") return date ? "later" : "above";
  return date ? "earlier" : "below";
}

/** The verdict at the answer. The least that is enough is met about as surely as asked and no more, whatever the number of replications. */
function verdictAt({ share }: SolveResult, { outcome, answer: { probability }, replications }: Solution): string {
  const verdict = verdictOn(probability, share);
  if (verdict !== "not yet known") return `${verdictWord(verdict)}.`;
  if (outcome === "found")
    return `${verdictWord(verdict)}: what is just enough meets it about as often as asked, however many replications are run.`;
  return `${verdictWord(verdict)}: ${tellWords(probability, share, replications)}.`;
}

/** "With 330: legacy backlog at most 0 by 31 December 2023 : met in 91% of replications (95% interval …); asked: 90%. Met." */
function verdictSentence(result: SolveResult, solution: Solution): string {
  const { lever, share } = result;
  const { answer } = solution;
  return `With ${valueWords(lever, answer.place)}: ${goalInSentence(result)}: met in ${probabilityWords(answer.probability)}; asked: ${percent(share)}. ${verdictAt(result, solution)}`;
}

function found(result: SolveResult, solution: Solution): string[] {
  const { lever } = result;
  const { answer, before, low, high } = solution;
  const value = (place: number) => valueWords(lever, place);
  const interval = low === high ? "" : ` (95% interval ${value(low)} to ${value(high)})`;
  const few = [low, high].some(Number.isNaN) && "A ? marks an end of the interval that needs more replications.";
  const step =
    before &&
    `One step ${solution.method === "grid" ? "of the grid " : ""}${side(result, solution)}, with ${value(before.place)}, it is met in ${probabilityWords(before.probability)}.`;
  const sentences = [
    `The ${extreme(result, solution)} ${lever.path} that is enough is ${value(answer.place)}${interval}.`,
    step,
    few,
  ];
  return sentences.filter((sentence) => typeof sentence === "string");
}

/** Every value is enough: said at the end that was asked about, with the way to go on. */
function throughout(result: SolveResult, solution: Solution): string[] {
  const { lever } = result;
  const { place } = solution.answer;
  const atLow = place === 0;
  const end = `${atLow ? "" : "even "}the ${atLow ? (isIsoDate(lever.values[0]) ? "earliest" : "least") : extreme(result, solution)} tried`;
  const [from, to] = [valueWords(lever, 0), valueWords(lever, lever.values.length - 1)];
  return [
    `Every value tried is enough, from ${from} to ${to}: ${valueWords(lever, place)} is ${end}.`,
    atLow ? goLower(result, solution) : goHigher(result),
  ];
}

/** Of people, who are bare numbers of the staff, the least is wanted; of other things one may want to know how much is too much. */
const isOfStaff = ({ path, values: [first] }: SolveResult["lever"]) =>
  path.startsWith("staff.") && /^[\d.]+$/.test(first);

function goLower({ lever }: SolveResult, { better }: Solution): string {
  const ways = [
    { way: "lower", range: lowerRange(lever) },
    { way: "higher", range: better === "neither" && !isOfStaff(lever) ? higherRange(lever) : undefined },
  ].filter(({ range }) => range !== undefined);
  if (ways.length === 0) return "";
  return `To find where it stops being enough, go ${ways.map(({ way, range }) => `${way}: --vary '${range}'`).join(", or ")}.`;
}

function goHigher({ lever }: SolveResult): string {
  const range = higherRange(lever);
  return range === undefined ? "" : `To find where it becomes too much, go higher: --vary '${range}'.`;
}

function never(result: SolveResult, { levelReached, better }: Solution): string[] {
  const { lever, plan, target } = result;
  const { title, unit } = plan.columns[targetNamed(plan, target).column];
  const [from, to] = [valueWords(lever, 0), valueWords(lever, lever.values.length - 1)];
  const further = better === "less" ? lowerRange(lever) : better === "more" ? higherRange(lever) : undefined;
  return [
    `No value from ${from} to ${to} of ${lever.path} is enough; that is the best of them.`,
    levelReached === undefined
      ? ""
      : `The median ${lowerFirst(title)} at its date is then ${amountWords(levelReached, unit)}.`,
    further ? `To go on: --vary '${further}'.` : "",
  ].filter(Boolean);
}

/** The verdict at the answer, then the answer. */
export function answerSentences(result: SolveResult, solution: Solution): string[] {
  const sentences = { found, throughout, never }[solution.outcome](result, solution);
  return [
    verdictSentence(result, solution),
    [...sentences, solution.better === "neither" ? "The two ends of the range meet the target equally often." : ""]
      .filter(Boolean)
      .join(" "),
  ];
}
