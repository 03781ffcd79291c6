/** How long cases wait, in words: never a mean over those taken up without the others beside it. */

import { meanOf } from "../../experiment/statistics/mean.ts";
import { columnIndex, outcomeIndex } from "../../hub/plan.ts";
import { spellWords } from "../../hub/time-open.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import type { Result } from "../tables/result.ts";
import { type WaitFigure, waitFigures } from "../tables/waits.ts";
import { counted, percent, plainNumber, wrap } from "./wording.ts";

type Source = Pick<Result, "point" | "rows" | "estimates">;

const rowNames = [
  ["decision", "decided"],
  ["withdrawal", "withdrawn"],
  ["administrative", "closed administratively"],
  ["open", "still open"],
] as const;

const casesOf = (cohort: string) => (cohort ? `${cohort} cases` : "all cases");

const medianWords = ({ summary: { median } }: WaitFigure) =>
  Number.isFinite(median) ? counted(median, "day") : "not reached";

/**
 * One sentence on the time to a decision: the mean of those decided, how many they are, and the median that counts the others too.
 * Undefined where nobody is followed, or no claim is decided and half of the cases not either.
 */
export function waitingSentence(source: Source): string | undefined {
  const { plan } = source.point;
  const mean = (name: string) => source.estimates.outcomes[outcomeIndex(plan, name)].mean;
  const [days, decided] = [mean("time_to_decision") / 24, mean("decided_share")];
  const median = waitFigures(source).find(({ cohort, way, within }) => !cohort && way === "decision" && !within);
  if (!median || Number.isNaN(median.notReached)) return undefined;
  const half = Number.isFinite(median.summary.median)
    ? `Counting those still open, half of all cases are decided within ${medianWords(median)}`
    : "Counting those still open, half of all cases are not decided within the time that the period covers";
  if (!(days >= 0)) return `${half}.`;
  const most = decided < 0.5 ? ", while most still wait" : "";
  return `The mean time to a decision is ${plainNumber(days)} days over the ${percent(decided)} of claims that are decided by the end${most}. ${half}.`;
}

/** The section "Waits": shares by each way out, medians, and waits for stages with those that still wait beside them. */
export function waitsLines(source: Source, width: number): string[] {
  const figures = waitFigures(source).filter(({ summary }) => !Number.isNaN(summary.median));
  const { cohorts } = source.point.plan.timeOpen;
  const sentence = waitingSentence(source);
  return [
    "Waits",
    ...(sentence ? wrap(sentence, width) : []),
    ...wrap(
      "Share of cases by the time since they were lodged; those still open count for as long as they are seen.",
      width,
    ),
    ...cohorts.flatMap((cohort) => cohortLines(cohort, figures, width)),
    ...stageLines(source, width),
  ];
}

function cohortLines(cohort: string, figures: readonly WaitFigure[], width: number): string[] {
  const own = figures.filter((figure) => figure.cohort === cohort);
  const times = [...new Set(own.flatMap(({ within }) => within ?? []))];
  const share = (way: string, days: number) =>
    percent(own.find((figure) => figure.way === way && figure.within === days)?.summary.mean ?? Number.NaN);
  const table =
    times.length > 0
      ? alignedTable(
          [
            [`Of ${casesOf(cohort)}, within`, ...times.map(spellWords)],
            ...rowNames.map(([way, name]) => [name, ...times.map((days) => share(way, days))]),
          ],
          "  ",
          width,
        )
      : [];
  const median = (way: string) => own.find((figure) => figure.way === way && figure.within === undefined);
  const [decision, any] = [median("decision"), median("any")];
  const half =
    decision && any
      ? `Median time of ${casesOf(cohort)} to a decision: ${medianWords(decision)}; to any way out: ${medianWords(any)}.`
      : "";
  return [...table, ...(half ? wrap(half, width, "  ") : [])];
}

function stageLines({ point: { plan }, rows, estimates }: Source, width: number): string[] {
  const number = (value: number) => plainNumber(value, value < 100 ? 1 : 0);
  const stages = plan.outcomes.flatMap(({ name, title }, index) => {
    const [, stage] = /^wait:(.*)$/.exec(name) ?? [];
    const { mean } = estimates.outcomes[index];
    if (stage === undefined || !Number.isFinite(mean)) return [];
    const still = meanOf(rows.daily(columnIndex(plan, "waiting", stage), plan.days - 1, plan.days));
    return [[title, number(mean / 24), plainNumber(still)]];
  });
  if (stages.length === 0) return [];
  return alignedTable(
    [["Wait for a stage, where it has ended", "Days", "Still waiting at the end"], ...stages],
    "  ",
    width,
  );
}
