/** The steady state of a queue, for a scenario that has a warm-up to leave out. */
import { lowerFirst } from "../../engine/wording.ts";
import type { Summary } from "../../experiment/statistics/summary.ts";
import type { OutcomeColumn } from "../../hub/plan.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import type { Result } from "../tables/result.ts";
import { percent } from "../words/wording.ts";

const number = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : "-");

function outcomesLike(
  { point: { plan }, estimates }: Result,
  pattern: RegExp,
): { outcome: OutcomeColumn; summary: Summary }[] {
  return plan.outcomes.flatMap((outcome, index) => {
    const summary = estimates.outcomes[index];
    return pattern.test(outcome.name) && Number.isFinite(summary.mean) ? [{ outcome, summary }] : [];
  });
}

function amount({ unit }: OutcomeColumn, { mean, low95, high95 }: Summary): string {
  const words = (value: number) => (unit === "share" ? percent(value) : number(value));
  const interval = Number.isFinite(low95) ? ` (95% interval ${words(low95)} to ${words(high95)})` : "";
  return `${words(mean)}${unit === "share" ? "" : ` ${unit}`}${interval}`;
}

/** The mean waits and how busy the staff are; three at most. */
export function steadySentences(result: Result): string[] {
  const waits = outcomesLike(result, /^wait:/).map(
    ({ outcome, summary }) => `${lowerFirst(outcome.title)} is ${amount(outcome, summary)}`,
  );
  const uses = outcomesLike(result, /^use:/).map(
    ({ outcome, summary }) => `${lowerFirst(outcome.title)} is ${amount(outcome, summary)}`,
  );
  const said = [...waits.slice(0, 2), ...uses.slice(0, waits.length > 1 ? 1 : 2)];
  if (said.length === 0) return ["After the warm-up no case was taken up."];
  return said.map((words, i) =>
    i === 0 ? `After the warm-up, ${words}.` : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  );
}

/** Means after the warm-up, with their intervals. */
export function steadyState(result: Result, width: number): string[] {
  if (!result.loaded.scenario.warm_up) return [];
  const rows = outcomesLike(result, /^(wait|waited|gave_up|use|time_to_decision)(:|$)/).map(({ outcome, summary }) => [
    outcome.title,
    number(summary.mean),
    number(summary.low95),
    number(summary.high95),
    outcome.unit,
  ]);
  return ["After the warm-up", ...alignedTable([["", "Mean", "95% low", "95% high", ""], ...rows], "  ", width)];
}
