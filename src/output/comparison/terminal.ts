/** A comparison on a terminal: words first, then a table for each main outcome. Plain text, 80 columns. */
import type { Comparison, OutcomeComparison } from "../../experiment/compare.ts";
import { dateCell } from "../table.ts";
import { width } from "../terminal/wording.ts";
import { alignedTable, measuredNumber, percent, plainNumber, wrap } from "../wording.ts";
import { mainOutcomes } from "./main-outcomes.ts";
import type { ComparisonResult } from "./summary.ts";
import { comparisonWarnings } from "./warnings.ts";
import { amount, differenceSentence, gainSentence, neverSentence, probabilitySentence } from "./words.ts";

const longestName = 24;

/** A plan's name as a table has room for it. */
function short(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

function valuesTable({ plans }: Comparison, { outcome, plans: values }: OutcomeComparison): string[] {
  const isDay = outcome.unit === "day";
  const text = (value: number) => {
    if (isDay) return dateCell(value) || "-";
    return measuredNumber(value, Number.isInteger(value) ? "level" : "ratio", outcome.unit);
  };
  const rows = plans.map(({ name }, index) => {
    const { q05, median, q95, never } = values[index];
    return [short(name), text(q05), text(median), text(q95), ...(isDay ? [plainNumber(never)] : [])];
  });
  return alignedTable([["", "5%", "Median", "95%", ...(isDay ? ["Never"] : [])], ...rows], "  ", width);
}

function differencesTable({ plans }: Comparison, { outcome, better, differences }: OutcomeComparison): string[] {
  const word = outcome.unit === "day" ? "Sooner" : better === "higher" ? "Higher" : "Lower";
  const rows = differences.map(({ mean, summary, better: share }, k) => [
    short(plans[k + 1].name),
    amount(mean.mean),
    `${amount(mean.low95)} to ${amount(mean.high95)}`,
    `${amount(summary.q05)} to ${amount(summary.q95)}`,
    percent(share.share),
  ]);
  const heading = [`Less ${short(plans[0].name)}`, "Mean", "95% interval", "90% of replications", word];
  return alignedTable([heading, ...rows], "  ", width);
}

function bestTable({ plans }: Comparison, { best }: OutcomeComparison): string[] {
  if (!best) return [];
  const rows = plans.map(({ name }, index) => {
    const { low, high, mayBeBest } = best[index];
    return [short(name), `${amount(low)} to ${amount(high)}`, mayBeBest ? "yes" : "no"];
  });
  return [
    ...wrap("Mean less the best of the others, all intervals together at 95%:", width, "  "),
    ...alignedTable([["", "Interval", "May be best"], ...rows], "  ", width),
  ];
}

/** The comparison as text. */
export function comparisonText({ comparison, seed, fixed }: ComparisonResult): string {
  const { plans, replications } = comparison;
  const [main, ...others] = mainOutcomes(comparison);
  const sentences = (outcome: OutcomeComparison) =>
    outcome.differences.flatMap((_, k) =>
      [differenceSentence(comparison, outcome, k), probabilitySentence(comparison, outcome, k)].filter(Boolean),
    );
  const paragraph = (outcome: OutcomeComparison) =>
    wrap([...sentences(outcome), neverSentence(comparison, outcome)].filter(Boolean).join(" "), width);
  const deadlines = others.filter(({ outcome }) => outcome.name.startsWith("at:"));
  const sections = [
    wrap(
      `${plans.map(({ name }) => name).join(", ")}: ${plainNumber(replications)} replication${replications === 1 ? "" : "s"} of each with the same luck, seed ${seed}${fixed ? ", every value at its best estimate" : ""}.`,
      width,
    ),
    comparisonWarnings(comparison).flatMap((warning) => wrap(`Note: ${warning}`, width)),
    paragraph(main),
    ...deadlines.map((outcome) => wrap(sentences(outcome).join(" "), width)),
    wrap(gainSentence(comparison, main), width).filter(Boolean),
    ...[main, ...others].map((outcome) => tables(comparison, outcome)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function tables(comparison: Comparison, outcome: OutcomeComparison): string[] {
  const { title } = outcome.outcome;
  const values = valuesTable(comparison, outcome);
  if (outcome.differences.every(({ differences }) => differences.every((value) => value === 0)))
    return [...wrap(`${title}: the same with every plan in every replication`, width), ...values];
  return [
    `${title}${unitNote(outcome)}`,
    ...values,
    ...differencesTable(comparison, outcome),
    ...bestTable(comparison, outcome),
  ];
}

function unitNote({ outcome: { unit } }: OutcomeComparison): string {
  return unit === "day" ? " (differences in days)" : unit === "count" ? "" : ` (${unit})`;
}
