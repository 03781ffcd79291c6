/** A comparison on a terminal: the targets first, then what differs in words, then tables. Plain text, 80 columns. */
import { lowerFirst } from "../../engine/wording.ts";
import { type Comparison, isSame, type OutcomeComparison } from "../../experiment/compare/compare.ts";
import type { ComparedTarget } from "../../experiment/compare/compared-targets.ts";
import type { OutcomeColumn, Plan } from "../../hub/plan.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { usualWidth } from "../terminal/wording.ts";
import { shortNames } from "../words/plan-names.ts";
import {
  counted,
  listed,
  measuredNumber,
  percent,
  plainNumber,
  sectionsText,
  shortDate,
  wrap,
} from "../words/wording.ts";
import { mainOutcomes } from "./main-outcomes.ts";
import type { ComparisonResult } from "./summary.ts";
import { targetSection, targetTable } from "./target-words.ts";
import { comparisonWarnings } from "./warnings.ts";
import { amount, differenceSentence, gainSentence, headingOf, neverSentence, probabilitySentence } from "./words.ts";

const longestName = 24;

function valuesTable(
  { plans: [{ plan }] }: Comparison,
  { outcome, plans: values }: OutcomeComparison,
  short: readonly string[],
  width: number,
): string[] {
  const { unit } = headingOf(outcome, plan);
  const isDay = outcome.unit === "day";
  const text = (value: number) => {
    if (isDay) return Number.isFinite(value) ? shortDate(value) : value === Number.POSITIVE_INFINITY ? "never" : "-";
    return measuredNumber(value, Number.isInteger(value) ? "level" : "ratio", unit);
  };
  const rows = values.map(({ q05, median, q95, never }, index) => {
    return [short[index], text(q05), text(median), text(q95), ...(isDay ? [plainNumber(never)] : [])];
  });
  return alignedTable([["", "5%", "Median", "95%", ...(isDay ? ["Never"] : [])], ...rows], "  ", width);
}

function differencesTable(
  { plans }: Comparison,
  { outcome, better, differences }: OutcomeComparison,
  short: readonly string[],
  width: number,
): string[] {
  const word = outcome.unit === "day" ? "Sooner" : better === "higher" ? "Higher" : "Lower";
  const number = differenceNumber(plans[0].plan, outcome);
  const rows = differences.map(({ mean, summary, better: share }, k) => [
    short[k + 1],
    number(mean.mean),
    `${number(mean.low95)} to ${number(mean.high95)}`,
    `${number(summary.q05)} to ${number(summary.q95)}`,
    percent(share.share),
  ]);
  const heading = ["", "Mean", "95% interval", "90% of replications", word];
  return [
    ...wrap(`Difference from "${plans[0].name}":`, width, "  "),
    ...alignedTable([heading, ...rows], "  ", width),
  ];
}

/** A difference as its table has it: of shares in percentage points. */
function differenceNumber(plan: Plan, outcome: OutcomeColumn): (value: number) => string {
  const factor = headingOf(outcome, plan).unit === "share" ? 100 : 1;
  return (value) => amount(factor * value);
}

function bestTable(
  { plans: [{ plan }] }: Comparison,
  { outcome, best }: OutcomeComparison,
  short: readonly string[],
  width: number,
): string[] {
  if (!best) return [];
  const number = differenceNumber(plan, outcome);
  const rows = best.map(({ low, high, mayBeBest }, index) => {
    return [short[index], `${number(low)} to ${number(high)}`, mayBeBest ? "yes" : "no"];
  });
  return [
    ...wrap("Difference from the best of the others (all intervals hold together at 95%):", width, "  "),
    ...alignedTable([["", "Interval", "May be best"], ...rows], "  ", width),
  ];
}

/** The comparison as text. */
export function comparisonText(result: ComparisonResult, width = usualWidth): string {
  const { comparison, notes } = result;
  const short = shortNames(
    comparison.plans.map(({ name }) => name),
    longestName,
  );
  const outcomes = mainOutcomes(comparison);
  const told = outcomes.filter((outcome) => !isSame(outcome));
  const sections = [
    ...comparison.targets.map((target) => targetSection(comparison, target, width)),
    ...(told.length > 0 ? paragraphs(comparison, told, width) : [wrap(sameSentence(comparison, outcomes), width)]),
    [...notes, ...comparisonWarnings(comparison)].flatMap((note) => wrap(`Note: ${note}`, width)),
    ...comparison.targets.map((target) => [
      ...wrap(`Target ${titleOf(target)}`, width),
      ...targetTable(target, short, width),
    ]),
    ...told.map((outcome) => tables(comparison, outcome, short, width)),
    wrap([fromSentence(result), told.length > 0 ? gainSentence(comparison, told[0]) : ""].join(" "), width),
  ];
  return sectionsText(sections);
}

const titleOf = ({ name, plans: [{ target }] }: ComparedTarget) => target.label ?? name;

/** The first date that differs, then each level at a deadline. */
function paragraphs(comparison: Comparison, told: readonly OutcomeComparison[], width: number): string[][] {
  const [main, ...others] = told;
  const deadlines = others.filter(({ outcome }) => outcome.name.startsWith("at:"));
  const sentences = (outcome: OutcomeComparison) => [
    ...outcome.differences.flatMap((_, k) => [
      differenceSentence(comparison, outcome, k),
      probabilitySentence(comparison, outcome, k),
    ]),
    outcome.outcome.unit === "day" ? neverSentence(comparison, outcome) : "",
  ];
  return [main, ...deadlines].map((outcome) => wrap(sentences(outcome).filter(Boolean).join(" "), width));
}

function sameSentence({ replications }: Comparison, outcomes: readonly OutcomeComparison[]): string {
  const what = listed(outcomes.slice(0, 3).map(({ outcome }) => lowerFirst(outcome.title)));
  const count = replications === 1 ? "the one replication" : `any of ${plainNumber(replications)} replications`;
  return `The plans do not differ in ${count}: not in the ${what}.`;
}

function fromSentence({ comparison: { replications }, seed, fixed }: ComparisonResult): string {
  const count = counted(replications, "replication");
  return `From ${count} of each plan with the same random numbers, seed ${seed}${fixed ? ", every value at its best estimate" : ""}.`;
}

function tables(comparison: Comparison, outcome: OutcomeComparison, short: readonly string[], width: number): string[] {
  const { heading, unit } = headingOf(outcome.outcome, comparison.plans[0].plan);
  return [
    ...wrap(`${heading}${unitNote(unit)}`, width),
    ...valuesTable(comparison, outcome, short, width),
    ...differencesTable(comparison, outcome, short, width),
    ...bestTable(comparison, outcome, short, width),
  ];
}

function unitNote(unit: string): string {
  const notes: Readonly<Record<string, string>> = {
    day: "differences in days",
    count: "",
    share: "differences in percentage points",
    fte: "FTE",
  };
  const note = notes[unit] ?? unit;
  return note && ` (${note})`;
}
