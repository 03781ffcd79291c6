/**
 * The answer of a run on a terminal: the verdict first, then sentences, a chart, a table through time and the targets, on one screen.
 * What else there is follows as details. Plain text, 80 columns, nothing told by colour.
 */
import { outcomeIndex } from "../hub/plan.ts";
import type { Result } from "./tables/result.ts";
import { answerLines, isSteady, verdictLines } from "./terminal/answer.ts";
import { chart, chartFrame } from "./terminal/chart.ts";
import { hasNoCase, isEmptyEachEvening } from "./terminal/empty.ts";
import { fluidCheckLines } from "./terminal/fluid-check.ts";
import { monthlyWork } from "./terminal/monthly-work.ts";
import { briefLedger, type MonthlyMeans, monthlyLedger } from "./terminal/months.ts";
import { observedLines } from "./terminal/observed.ts";
import { precisionLines } from "./terminal/precision.ts";
import { steadyState } from "./terminal/steady-state.ts";
import { targetParagraphs, targetTable } from "./terminal/targets.ts";
import { clearanceNotes, thresholdTable } from "./terminal/thresholds.ts";
import { usualWidth } from "./terminal/wording.ts";
import { waitingSentence, waitsLines } from "./words/waits-words.ts";
import { counted, plainNumber, sectionsText, wrap } from "./words/wording.ts";

/** Lines of a screen, the one that says where the files are included. */
const screen = 45;
/** Lines of a chart in which something can still be seen, and those of one that is large enough. */
const chartHeights = { least: 5, most: 13 } as const;
/** Rows of the table of targets, of the steady state. */
const mostRows = { targets: 6, steady: 12 } as const;

/** What stands between the answer and the details in a kept answer. */
const detailsHeading = "Details\n=======";
const betweenParts = `\n\n${detailsHeading}\n\n`;

type Section = readonly string[];

const joined = (sections: readonly Section[]) => sectionsText(sections).slice(0, -1);

const linesOf = (sections: readonly Section[]) => joined(sections).split("\n").length;

function monthlyMeans({ point: { plan }, estimates }: Result): MonthlyMeans {
  return { plan, months: estimates.months, mean: (column, month) => estimates.byMonth[column][month].mean };
}

function fromWords({ point, estimates, complete }: Result): string {
  const replications = complete
    ? counted(estimates.replications, "replication")
    : `the first ${plainNumber(estimates.replications)} of ${counted(point.replications, "replication")} (the run was interrupted)`;
  return `From ${replications}, seed ${point.seed}${point.fixed ? ", every value at its best estimate" : ""}.`;
}

/** Sections above and below the chart, so that the chart can take what is left of the screen. */
function aroundChart(result: Result, width: number): { above: Section[]; below: Section[] } {
  const { title, question } = result.loaded.scenario;
  const steady = isSteady(result) ? steadyState(result, width).slice(0, 1 + mostRows.steady) : [];
  return {
    above: [
      [...wrap(title, width), ...(question ? wrap(question, width) : [])],
      verdictLines(result, width),
      answerLines(result, width),
    ],
    below: [
      isSteady(result)
        ? steady
        : hasNoCase(result.point.plan, result.estimates)
          ? []
          : briefLedger(monthlyMeans(result), width),
      targetTable(result, mostRows.targets, width),
      [...precisionLines(result, width), ...wrap(`${fromWords(result)} More: --details.`, width)],
    ],
  };
}

function brief(result: Result, width: number): string {
  const { above, below } = aroundChart(result, width);
  const watched = chartFrame(result, width);
  // A blank line before the chart, and the line that says where the files are.
  const room = screen - linesOf([...above, ...below]) - watched.length - 2;
  const { least, most } = chartHeights;
  // An odd number of rows has one in the middle, which the axis labels.
  const height = Math.min(most, room - (room % 2 === 0 ? 1 : 0));
  const drawn = height >= least && !isEmptyEachEvening(result.estimates) ? chart(result, height, width) : [];
  return joined([...above, drawn, ...below]);
}

/** How long cases wait; nothing where no case is followed. */
function waits(result: Result, width: number): Section {
  if (outcomeIndex(result.point.plan, "decided_share") < 0) return [];
  return waitingSentence(result) === undefined ? [] : waitsLines(result, width);
}

function details(result: Result, width: number): string {
  const { point, estimates } = result;
  const means = monthlyMeans(result);
  const steady = isSteady(result);
  return joined([
    ...(steady ? [] : [clearanceNotes(result, width), thresholdTable(result, width)]),
    targetParagraphs(result, width),
    steady ? briefLedger(means, width) : steadyState(result, width),
    waits(result, width),
    monthlyLedger(means, width),
    monthlyWork(means, width),
    ...estimates.observed.map((comparison) => observedLines(comparison, point.plan, width)),
    fluidCheckLines(result, width),
  ]);
}

/** The whole answer, as it is kept: what is shown on a screen, then the details. But for where the files are. */
export function terminalSummary(result: Result, width = usualWidth): string {
  return `${brief(result, width)}${betweenParts}${details(result, width)}\n`;
}

/** The part of a kept answer that is shown: the first screen, or all. */
export function shownAnswer(answer: string, withDetails: boolean): string {
  const end = withDetails ? -1 : answer.indexOf(betweenParts);
  return end < 0 ? answer : `${answer.slice(0, end)}\n`;
}
