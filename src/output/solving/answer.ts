/** The answer of a solve in sentences, the verdict on the target first. */

import { isIsoDate } from "../../engine/civil-date.ts";
import { lowerFirst, plural } from "../../engine/wording.ts";
import { type Verdict, verdictOn } from "../../experiment/run/verdict.ts";
import type { Solution } from "../../experiment/solve/solve.ts";
import { targetNamed } from "../../experiment/solve/trials.ts";
import { labelsOf } from "../../scenario/labels.ts";
import { amountWords } from "../terminal/wording.ts";
import { labelledPath } from "../words/path-words.ts";
import { goalWords, statedAmount } from "../words/target-words.ts";
import { probabilityWords, tellWords, verdictWord } from "../words/verdict-words.ts";
import { listed, percent } from "../words/wording.ts";
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

/** Whether what was tried at the point that decides is enough; what is found is so by the way it is sought, and its interval says how surely. */
export function bearing({ share }: SolveResult, { outcome, answer, hardest }: Solution): Verdict {
  if (outcome === "found") return "met";
  return verdictOn((hardest ?? answer).probability, share);
}

/** The verdict at the answer. The least that is enough is met about as surely as asked and no more, whatever the number of replications. */
function verdictAt(result: SolveResult, solution: Solution): string {
  const { share } = result;
  const { outcome, answer, hardest, replications } = solution;
  if (outcome === "found") return verdictOn(answer.probability, share) === "met" ? "Met." : "Just met.";
  const verdict = bearing(result, solution);
  if (verdict !== "not yet known") return `${verdictWord(verdict)}.`;
  return `${verdictWord(verdict)}: ${tellWords((hardest ?? answer).probability, share, replications)}.`;
}

/** "With 330: legacy backlog at most 0 by 31 December 2023: met in 91% of replications (95% interval …); asked: 90%. Met." */
function verdictSentence(result: SolveResult, solution: Solution): string {
  const { lever, share } = result;
  // Where it is open whether all are enough, it is so at the value that decides.
  const { place, probability } =
    bearing(result, solution) === "not yet known" ? (solution.hardest ?? solution.answer) : solution.answer;
  return `With ${valueWords(lever, place)}: ${goalInSentence(result)}: met in ${probabilityWords(probability)}; asked: ${percent(share)}. ${verdictAt(result, solution)}`;
}

/** Values of a list in words, of many the first few. */
function valuesWords(lever: SolveResult["lever"], places: readonly number[]): string {
  const most = 4;
  const shown = [...places].sort((a, b) => a - b).map((place) => valueWords(lever, place));
  return shown.length > most
    ? `${shown.slice(0, most - 1).join(", ")} and ${shown.length - most + 1} more`
    : listed(shown);
}

function found(result: SolveResult, solution: Solution): string[] {
  const { lever } = result;
  const { answer, before, low, high, gaps } = solution;
  const value = (place: number) => valueWords(lever, place);
  const interval = low === high ? "" : ` (95% interval ${value(low)} to ${value(high)})`;
  const few = [low, high].some(Number.isNaN) && "A ? marks an end of the interval that needs more replications.";
  const step =
    before &&
    `One step ${solution.method === "grid" ? "of the grid " : ""}${side(result, solution)}, with ${value(before.place)}, it is met in ${probabilityWords(before.probability)}.`;
  const beyond =
    gaps.length > 0 &&
    `Not every value beyond it is enough: ${valuesWords(lever, gaps)} ${plural(gaps.length, "is", "are")} not.`;
  const sentences = [
    `The ${extreme(result, solution)} ${nameOf(result)} that is enough is ${value(answer.place)}${interval}.`,
    step,
    beyond,
    few,
  ];
  return sentences.filter((sentence) => typeof sentence === "string");
}

/** What the lever is called in a sentence. */
const nameOf = ({ lever, loaded }: SolveResult): string => labelledPath(lever.path, labelsOf(loaded.scenario));

/** Every value is enough: said at the end that was asked about, with the way to go on. */
function throughout(result: SolveResult, solution: Solution): string[] {
  const { lever } = result;
  const { answer, hardest = answer, low, high, better } = solution;
  const ends = [valueWords(lever, 0), valueWords(lever, lever.values.length - 1)];
  if (bearing(result, solution) === "not yet known") {
    // The end of the interval at which the target is easier to meet.
    const sure = better === "less" ? low : high;
    const isWithin = answer.place === hardest.place && Number.isInteger(sure) && sure !== hardest.place;
    return [
      `In these replications every value tried, from ${ends.join(" to ")}, meets it as often as asked, but they are too few to be sure${isWithin ? ` of those ${side(result, solution)} ${valueWords(lever, sure)}` : ""}.`,
    ];
  }
  const { place } = answer;
  const atLow = place === 0;
  const end = `${atLow ? "" : "even "}the ${atLow ? (isIsoDate(lever.values[0]) ? "earliest" : "least") : extreme(result, solution)} tried`;
  return [
    `Every value tried is enough, from ${ends.join(" to ")}: ${valueWords(lever, place)} is ${end}.`,
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

/** The number that a target judges: "median total backlog at its date", "median of decisions over that time". */
function medianWords({ plan, target }: SolveResult): string {
  const { column, over } = targetNamed(plan, target);
  const title = lowerFirst(plan.columns[column].title);
  if (over === undefined) return `median ${title} at its date`;
  return over === "period" ? `median of ${title} over that time` : `median of ${title} in the worst ${over}`;
}

function never(result: SolveResult, solution: Solution): string[] {
  const { lever, plan, target } = result;
  const { levelReached, better, answer } = solution;
  const { unit } = plan.columns[targetNamed(plan, target).column];
  const [from, to] = [valueWords(lever, 0), valueWords(lever, lever.values.length - 1)];
  const further = better === "less" ? lowerRange(lever) : better === "more" ? higherRange(lever) : undefined;
  const open = bearing(result, solution) === "not yet known";
  return [
    open
      ? `In these replications no value tried, from ${from} to ${to}, meets it as often as asked, but they are too few to be sure that ${valueWords(lever, answer.place)}, the best of them, does not.`
      : `No value from ${from} to ${to} of ${nameOf(result)} is enough; ${answer.probability.share > 0 || better !== "neither" ? "that is the best of them" : "none is better than another"}.`,
    levelReached === undefined ? "" : `The ${medianWords(result)} is then ${amountWords(levelReached, unit)}.`,
    further ? `To go on: --vary '${further}'.` : "",
  ].filter(Boolean);
}

/** Where all is enough, or nothing, that the ends are alike is no news. */
const endsAlike = ({ better, outcome }: Solution) =>
  better === "neither" && outcome === "found" ? "The two ends of the range meet the target equally often." : "";

/** The verdict at the answer, then the answer. */
export function answerSentences(result: SolveResult, solution: Solution): string[] {
  const sentences = { found, throughout, never }[solution.outcome](result, solution);
  return [verdictSentence(result, solution), [...sentences, endsAlike(solution)].filter(Boolean).join(" ")];
}
