/** The answer of a solve on a terminal: words first, then what was tried. Plain text, 80 columns. */
import { tolerated } from "../../experiment/solve/monotone.ts";
import type { Solution } from "../../experiment/solve/solve.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { usualWidth } from "../terminal/wording.ts";
import { counted, percent, plainNumber, sectionsText, wrap } from "../words/wording.ts";
import { answerSentences, bearing, extreme, goalOf, pointsOf } from "./answer.ts";
import { type SolveResult, valueWords } from "./result.ts";

/** Rows of the table of values tried, those nearest the answer. */
const mostRows = 12;

/** 85.5% and 86.2% are not both 86% when the difference decides. */
const fine = (share: number) => `${Number((100 * share).toFixed(1))}%`;

/** How sure the answer is and what it is from. */
function precisionWords(result: SolveResult, solution: Solution): string {
  const { answer, replications, capped } = solution;
  const { low, high } = answer.probability;
  const off = `the probability at the answer is known to within ${pointsOf((high - low) / 2)}`;
  if (capped)
    return `From ${counted(replications, "replication")}, the most that are run unless you ask for more: ${off}, not the ${pointsOf(result.indifference)} asked for (--replications allows more).`;
  return `From ${counted(replications, "replication")} with the same random numbers at every value: ${off}.`;
}

function monotoneWords({ monotone: { checks, violations, accepted }, method }: Solution): string {
  const seen = `${violations} of ${counted(checks, "random check")} contradicted the inference`;
  if (method === "bisection")
    return checks === 0
      ? ""
      : `Results between the values tried are inferred, as more of the lever should not reverse them: ${seen} (up to ${percent(tolerated)} is tolerated).`;
  const why = accepted ? "the result goes up and down near the answer" : seen;
  return `More of the lever does not always help, or always harm: ${why}. So a grid of values was tried instead, and the answer is no finer than the grid.`;
}

function runsWords(solutions: readonly Solution[]): string {
  const runs = solutions.reduce((sum, one) => sum + one.runs, 0);
  const grid = solutions.reduce((sum, one) => sum + one.gridRuns, 0);
  return `Runs used: ${plainNumber(runs)}. Trying as many replications at every value would take ${plainNumber(grid)}.`;
}

function stepWords({ lever, second }: SolveResult): string {
  return [lever, second]
    .filter((one) => one?.stepChosen)
    .map((one) => `${one?.path} was varied in steps of ${one?.step}, as no step was given.`)
    .join(" ");
}

function triedTable({ lever }: SolveResult, { tried, answer }: Solution, width: number): string[] {
  const rows = tried
    .filter(({ probability }) => probability)
    .sort((a, b) => Math.abs(a.place - answer.place) - Math.abs(b.place - answer.place))
    .slice(0, mostRows)
    .sort((a, b) => a.place - b.place)
    .map(({ place, probability }) => [
      `${valueWords(lever, place)}${place === answer.place ? " *" : ""}`,
      fine(probability?.share ?? Number.NaN),
      `${fine(probability?.low ?? Number.NaN)} to ${fine(probability?.high ?? Number.NaN)}`,
    ]);
  return rows.length > 1 ? alignedTable([["Value", "Met in", "95% interval"], ...rows], "  ", width) : [];
}

/** The answer at one value of the second lever. */
function frontierAnswer(result: SolveResult, solution: Solution): string {
  const { outcome, answer, better } = solution;
  const value = valueWords(result.lever, answer.place);
  if (bearing(result, solution) === "not yet known") return outcome === "never" ? "perhaps none" : "perhaps all";
  if (outcome === "never") return "none is enough";
  if (outcome === "found") return value;
  return `${value} or ${better === "less" && answer.place > 0 ? "more" : "less"}`;
}

function frontierTable(result: SolveResult, width: number): string[] {
  const { lever, second, solutions } = result;
  const rows = solutions.map((solution, i) => {
    const { outcome, answer, low, high, runs } = solution;
    const interval = `${valueWords(lever, low)} to ${valueWords(lever, high)}`;
    return [
      second ? valueWords(second, i) : "",
      frontierAnswer(result, solution),
      outcome === "never" ? `best: ${valueWords(lever, answer.place)}` : outcome === "found" ? interval : "",
      fine(answer.probability.share),
      plainNumber(runs),
    ];
  });
  return alignedTable([["", "Enough", "95% interval", "Met in", "Runs"], ...rows], "  ", width);
}

function frontierSections(result: SolveResult, width: number): string[][] {
  const { lever, second, share, solutions } = result;
  const solved = solutions.find(({ outcome }) => outcome === "found") ?? solutions[0];
  const isOpen = (one: Solution) => bearing(result, one) === "not yet known";
  const decided = (outcome: Solution["outcome"]) =>
    solutions.filter((one) => one.outcome === outcome && !isOpen(one)).length;
  const [never, throughout] = [decided("never"), decided("throughout")];
  const open = solutions.filter(isOpen).length;
  const gaps = solutions.filter((one) => one.gaps.length > 0).length;
  const capped = solutions.filter((one) => one.capped).length;
  const grids = solutions.filter(({ method }) => method === "grid").length;
  const most = Math.max(...solutions.map(({ answer: { probability } }) => (probability.high - probability.low) / 2));
  const [from, to] = [valueWords(lever, 0), valueWords(lever, lever.values.length - 1)];
  const at = (count: number) => `${count === solutions.length ? "all" : count} of the ${solutions.length} values`;
  return [
    wrap(
      `${goalOf(result)}; asked: ${percent(share)}. The ${extreme(result, solved)} ${lever.path} that is enough, for each value of ${second?.path}:`,
      width,
    ),
    frontierTable(result, width),
    wrap(
      [
        never > 0 && `At ${at(never)} nothing from ${from} to ${to} is enough; the best of them is shown.`,
        throughout > 0 &&
          `At ${at(throughout)} everything from ${from} to ${to} is enough: vary it further to find where that ends.`,
        open > 0 &&
          `At ${at(open)} these replications are too few to say whether ${open === 1 ? "the value that decides" : "the values that decide"} would be enough: more would tell.`,
        gaps > 0 && `At ${at(gaps)} not every value beyond the answer is enough: see tried.csv.`,
        solutions.some(({ outcome, low, high }) => outcome === "found" && [low, high].some(Number.isNaN)) &&
          "A ? marks an end of an interval that needs more replications.",
        `The probability at an answer is known to within ${pointsOf(most)}.`,
        capped > 0 &&
          `At ${at(capped)} that took the most replications allowed, and is not to within the ${pointsOf(result.indifference)} asked for.`,
        grids > 0 &&
          `At ${at(grids)} more of the lever does not always help, or always harm, and a grid was tried instead.`,
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
export function solveText(result: SolveResult, notes: readonly string[], width = usualWidth): string {
  const { solutions, second, seed, fixed, loaded } = result;
  const [solution] = solutions;
  const sections = [
    ...(second
      ? frontierSections(result, width)
      : [
          ...answerSentences(result, solution).map((sentence) => wrap(sentence, width)),
          triedTable(result, solution, width),
          wrap(
            [precisionWords(result, solution), monotoneWords(solution), runsWords(solutions), stepWords(result)]
              .filter(Boolean)
              .join(" "),
            width,
          ),
        ]),
    ...notes.map((note) => wrap(`Note: ${note}`, width)),
    wrap(
      `Scenario: ${loaded.scenario.title}. Seed ${seed}${fixed ? ", every value at its best estimate" : ""}.`,
      width,
    ),
  ];
  return sectionsText(sections);
}
