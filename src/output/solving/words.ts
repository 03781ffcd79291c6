/** The answer of a solve on a terminal: words first, then what was tried. Plain text, 80 columns. */

import { isIsoDate } from "../../engine/civil-date.ts";
import { tolerated } from "../../experiment/solve/monotone.ts";
import { targetNamed } from "../../experiment/solve/trials.ts";
import type { Solution } from "../../experiment/solve.ts";
import { shareWords } from "../clearance-words.ts";
import { amountWords, lowerFirst, width } from "../terminal/wording.ts";
import { alignedTable, percent, plainNumber, wrap } from "../wording.ts";
import { type SolveResult, targetWords, valueWords } from "./result.ts";

/** Rows of the table of values tried, those nearest the answer. */
const mostRows = 12;

const plural = (count: number, what: string) => `${plainNumber(count)} ${what}${count === 1 ? "" : "s"}`;
const points = (share: number) => String(Number((100 * share).toPrecision(2)));
/** 85.5% and 86.2% are not both 86% when the difference decides. */
const fine = (share: number) => `${Number((100 * share).toFixed(1))}%`;

/** "least", or for a lever of which less is better "most"; of dates "earliest" and "latest". */
function extreme({ lever }: SolveResult, { better }: Solution): string {
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

function found(result: SolveResult, solution: Solution): string {
  const { lever, share } = result;
  const { answer, before, better, low, high } = solution;
  const value = (place: number) => valueWords(lever, place);
  const still = better === "less" ? "still " : "";
  const interval = low === high ? "" : ` (95% interval ${value(low)} to ${value(high)})`;
  const few = [low, high].some(Number.isNaN) && "A ? is an end of the interval that takes more replications to know.";
  const step =
    before &&
    `One step ${solution.method === "grid" ? "of the grid " : ""}${side(result, solution)}, at ${value(before.place)}, in ${shareWords(before.probability)}.`;
  return [
    `The ${extreme(result, solution)} ${lever.path} under which ${targetWords(result)} is ${still}met in ${percent(share)} of replications is ${value(answer.place)}${interval}.`,
    `There it is met in ${shareWords(answer.probability)}.`,
    step,
    few,
  ]
    .filter(Boolean)
    .join(" ");
}

function throughout(result: SolveResult, { answer, better }: Solution): string {
  const { lever, share } = result;
  const [place, beyond] = better === "less" ? ["high", "Higher"] : ["low", "Lower"];
  return `${targetWords(result)} is met in ${percent(share)} of replications already at the ${place} end of the range, ${lever.path} = ${valueWords(lever, answer.place)}: it is met there in ${shareWords(answer.probability)}. ${beyond} values were not tried.`;
}

function never(result: SolveResult, { answer, levelReached }: Solution): string {
  const { lever, share, plan, target } = result;
  const { title, unit } = plan.columns[targetNamed(plan, target).column];
  const level =
    levelReached === undefined
      ? ""
      : ` The median ${lowerFirst(title)} at its date is then ${amountWords(levelReached, unit)}.`;
  return `Nowhere from ${lever.values[0]} to ${lever.values.at(-1)} of ${lever.path} is ${targetWords(result)} met in ${percent(share)} of replications: the best reached is ${shareWords(answer.probability)}, at ${valueWords(lever, answer.place)}.${level}`;
}

export function answerWords(result: SolveResult, solution: Solution): string {
  const words = { found, throughout, never }[solution.outcome](result, solution);
  return solution.better === "neither" ? `${words} No difference was seen between the two ends of the range.` : words;
}

/** How sure the answer is and what it is from. */
function precisionWords(result: SolveResult, solution: Solution): string {
  const { answer, replications, capped } = solution;
  const { low, high } = answer.probability;
  const off = `the probability at the answer may be off by ${points((high - low) / 2)} points`;
  if (capped)
    return `From ${plural(replications, "replication")}, which is the cap: ${off}, more than the ${points(result.indifference)} asked for (--replications takes more).`;
  return `From ${plural(replications, "replication")} with the same luck at every value: ${off}.`;
}

function monotoneWords({ monotone: { checks, violations, accepted }, method }: Solution): string {
  const seen = `${violations} of ${plural(checks, "random check")} came out otherwise than inferred`;
  if (method === "bisection")
    return checks === 0
      ? ""
      : `That more of the lever never reverses the result was checked: ${seen} (up to ${percent(tolerated)} is put up with).`;
  const why = accepted ? "the result goes up and down near the answer" : seen;
  return `More of the lever does not always help, or always harm: ${why}. So a grid of values was tried instead, and the answer is no finer than the grid.`;
}

function runsWords(solutions: readonly Solution[]): string {
  const runs = solutions.reduce((sum, one) => sum + one.runs, 0);
  const grid = solutions.reduce((sum, one) => sum + one.gridRuns, 0);
  return `Runs used: ${plainNumber(runs)}. Trying as many replications at every value takes ${plainNumber(grid)}.`;
}

function stepWords({ lever, second }: SolveResult): string {
  return [lever, second]
    .filter((one) => one?.stepChosen)
    .map((one) => `Step of ${one?.path}, as none was given: ${one?.step}.`)
    .join(" ");
}

function triedTable({ lever }: SolveResult, { tried, answer }: Solution): string[] {
  const rows = tried
    .filter(({ probability }) => probability)
    .sort((a, b) => Math.abs(a.place - answer.place) - Math.abs(b.place - answer.place))
    .slice(0, mostRows)
    .sort((a, b) => a.place - b.place)
    .map(({ place, probability }) => [
      `${lever.values[place]}${place === answer.place ? " *" : ""}`,
      fine(probability?.share ?? Number.NaN),
      `${fine(probability?.low ?? Number.NaN)} to ${fine(probability?.high ?? Number.NaN)}`,
    ]);
  return rows.length > 1 ? alignedTable([["Value", "Met in", "95% interval"], ...rows], "  ", width) : [];
}

function frontierTable(result: SolveResult): string[] {
  const { lever, second, solutions } = result;
  const rows = solutions.map((solution, i) => {
    const { outcome, answer, low, high, runs } = solution;
    const never = outcome === "never";
    return [
      second?.values[i] ?? "",
      never ? "never" : `${outcome === "throughout" ? "met at " : ""}${valueWords(lever, answer.place)}`,
      never ? `best ${valueWords(lever, answer.place)}` : `${valueWords(lever, low)} to ${valueWords(lever, high)}`,
      fine(answer.probability.share),
      plainNumber(runs),
    ];
  });
  return alignedTable([["", "Answer", "95% interval", "Met in", "Runs"], ...rows], "  ", width);
}

function frontierSections(result: SolveResult): string[][] {
  const { lever, second, share, solutions } = result;
  const solved = solutions.find(({ outcome }) => outcome === "found") ?? solutions[0];
  const never = solutions.filter(({ outcome }) => outcome === "never").length;
  const capped = solutions.filter((one) => one.capped).length;
  const grids = solutions.filter(({ method }) => method === "grid").length;
  const most = Math.max(...solutions.map(({ answer: { probability } }) => (probability.high - probability.low) / 2));
  return [
    wrap(
      `For each value of ${second?.path}, the ${extreme(result, solved)} ${lever.path} under which ${targetWords(result)} is met in ${percent(share)} of replications:`,
      width,
    ),
    [`  ${second?.path}`, ...frontierTable(result)],
    wrap(
      [
        never > 0 &&
          `At ${never} of ${solutions.length} values it is never met from ${lever.values[0]} to ${lever.values.at(-1)}; the best reached is shown.`,
        solutions.some(({ outcome, low, high }) => outcome === "found" && [low, high].some(Number.isNaN)) &&
          "A ? is an end of an interval that takes more replications to know.",
        `The probability at an answer may be off by up to ${points(most)} points.`,
        capped > 0 &&
          `At ${capped} of them the cap on replications was reached before the ${points(result.indifference)} points asked for.`,
        grids > 0 && `At ${grids} of them the response is not monotone and a grid was tried instead.`,
        runsWords(solutions),
        stepWords(result),
      ]
        .filter(Boolean)
        .join(" "),
      width,
    ),
  ];
}

/** @param notes sentences about the question itself */
export function solveText(result: SolveResult, notes: readonly string[]): string {
  const { solutions, second, seed, fixed, loaded } = result;
  const [solution] = solutions;
  const sections = [
    wrap(loaded.scenario.title, width),
    ...(second
      ? frontierSections(result)
      : [
          wrap(answerWords(result, solution), width),
          triedTable(result, solution),
          wrap(
            [precisionWords(result, solution), monotoneWords(solution), runsWords(solutions), stepWords(result)]
              .filter(Boolean)
              .join(" "),
            width,
          ),
        ]),
    ...notes.map((note) => wrap(`Note: ${note}`, width)),
    [`Seed ${seed}${fixed ? ", every value at its best estimate" : ""}.`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
