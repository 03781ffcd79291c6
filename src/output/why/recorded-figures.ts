/** Which figures of two results moved: what each summary.json says of the targets and of the main outcomes, before and after. */

import { parseIsoDate } from "../../engine/civil-date.ts";
import { lowerFirst } from "../../engine/wording.ts";
import type { OutcomeColumn, Plan } from "../../hub/plan.ts";
import type { RecordedOutcome } from "../results/recorded-outcomes.ts";
import { listed, longDate, percent, plainNumber } from "../words/wording.ts";
import type { RunSide } from "./circumstances.ts";

/** A figure of both results: a share, a mean in the outcome's unit, or the median of a date ("never" where it does not come). */
export interface RecordedFigure {
  /** Of the outcome; `target:NAME` is the share of replications that meet a target. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly before: number | string;
  readonly after: number | string;
}

export interface RecordedFigures {
  readonly figures: readonly RecordedFigure[];
  /** Outcomes that both results have, and how many of them are not the same in both. */
  readonly outcomes: number;
  readonly differing: number;
}

/** The outcomes that are named one by one: dates and levels of targets and thresholds, and how much work was done how soon. */
const isMain = ({ name }: OutcomeColumn) =>
  /^((cleared|met|at):.*|total:(decisions|exits)|time_to_decision)$/.test(name);

/** @param plan of the first; only what it has is taken from the folders @returns no figures where one of the two is not a result */
export function recordedFigures({ recorded: a }: RunSide, { recorded: b }: RunSide, plan: Plan): RecordedFigures {
  if (!a || !b) return { figures: [], outcomes: 0, differing: 0 };
  const targets = plan.targets.flatMap(({ name }): RecordedFigure[] => {
    const [before, after] = [a, b].map(({ targets }) => targets.find((target) => target.name === name)?.share);
    if (before === undefined || after === undefined) return [];
    return [{ name: `target:${name}`, title: name, unit: "share", before, after }];
  });
  const figureOf = (outcomes: readonly RecordedOutcome[]) =>
    new Map(outcomes.map(({ name, figure }) => [name, figure] as const));
  const [ofA, ofB] = [figureOf(a.outcomes), figureOf(b.outcomes)];
  const shared = plan.outcomes.filter(({ name }) => typeof ofA.get(name) === typeof ofB.get(name) && ofA.has(name));
  const figures = shared.filter(isMain).map(({ name, title, unit }) => {
    const [before, after] = [ofA, ofB].map((of) => of.get(name) as number | string);
    return { name, title, unit, before, after };
  });
  const differing = shared.filter(({ name }) => ofA.get(name) !== ofB.get(name)).length;
  return { figures: [...targets, ...figures], outcomes: shared.length, differing };
}

function figureWords(figure: number | string, unit: string): string {
  if (typeof figure === "string") return figure === "never" ? "not within the period" : longDate(parseIsoDate(figure));
  if (unit === "share") return percent(figure);
  return unit === "hours" ? `${plainNumber(figure / 24)} days` : plainNumber(figure, Math.abs(figure) < 100 ? 1 : 0);
}

function movedLine({ name, title, unit, before, after }: RecordedFigure): string {
  const [from, to] = [before, after].map((figure) => figureWords(figure, unit));
  if (name.startsWith("target:")) return `${title}: met in ${from} of replications → ${to}`;
  const statistic = typeof before === "string" ? ", median" : title.startsWith("Mean ") ? "" : ", mean";
  return `${title}${statistic}: ${from} → ${to}`;
}

/** Each figure that moved in a line, targets first; then what did not move, and how much of the rest did. */
export function recordedLines({ figures, outcomes, differing }: RecordedFigures): string[] {
  if (figures.length === 0) return [];
  const isMoved = ({ name, before, after }: RecordedFigure) => name.startsWith("target:") || before !== after;
  const same = figures.filter((figure) => !isMoved(figure)).map(({ title }) => lowerFirst(title));
  return [
    ...figures.filter(isMoved).map(movedLine),
    ...(same.length > 0 ? [`the same in both: ${listed(same)}`] : []),
    `${differing} of the ${outcomes} outcomes in both summary.json files differ`,
  ];
}
