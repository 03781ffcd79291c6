/** One measure's difference for people: sentences first, then a table of its parts. */
import { roundedParts } from "../../experiment/attribution/exact-sum.ts";
import type { MeasureSplit } from "../../experiment/attribution/why.ts";
import type { MeanEstimate } from "../../experiment/statistics/mean.ts";
import { alignedTable } from "../drawing/aligned-table.ts";
import { shortNames } from "../words/plan-names.ts";
import { listed, longDate, percent, plainNumber, wrap } from "../words/wording.ts";

export interface WhyNames {
  readonly a: string;
  readonly b: string;
}

/** A unit, and the decimals that go with it: whole ones from 20 on, tenths from 1 on, and three digits below. */
function rounding(numbers: readonly number[]): { unit: number; decimals: number } {
  const largest = Math.max(...numbers.map(Math.abs));
  if (!(largest > 0) || largest >= 20) return { unit: 1, decimals: 0 };
  const decimals = largest >= 1 ? 1 : 2 - Math.floor(Math.log10(largest));
  return { unit: 10 ** -decimals, decimals };
}

/** "-" in front, "+" for more. */
function signed(value: number, decimals: number): string {
  const text = plainNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

const isDay = ({ measure }: MeasureSplit) => measure.unit === "day";

function unitWord(split: MeasureSplit): string {
  return isDay(split)
    ? "days"
    : ({ hours: "hours", cases: "cases", fte: "FTE", people: "people" }[split.measure.unit] ?? "");
}

function level({ mean }: MeanEstimate, split: MeasureSplit): string {
  return isDay(split) ? longDate(Math.round(mean)) : plainNumber(mean, rounding([mean]).decimals);
}

function neverSentence({ never }: MeasureSplit, { a, b }: WhyNames): string {
  if (never.before === 0 && never.after === 0) return "";
  return ` That day does not come within the period in ${percent(never.before)} of replications of "${a}" and ${percent(never.after)} of those of "${b}". The day after the period is then used for it, so the true difference may be larger.`;
}

/** The parts as they are shown, so that they add up to the whole as it is shown. */
function shownParts({ whole, parts }: MeasureSplit): { rounded: number[]; decimals: number } {
  const amounts = parts.map(({ amount }) => amount);
  const { unit, decimals } = rounding([whole, ...amounts]);
  return { rounded: roundedParts(amounts, whole, unit), decimals };
}

/** More groups than this are named in the table only. */
const mostNamed = 5;

/** The largest amounts with their names, the rest in one. */
function amountsText(order: readonly number[], say: (i: number) => string, sum: (rest: readonly number[]) => string) {
  const named = order.length > mostNamed + 1 ? order.slice(0, mostNamed) : order;
  const rest = order.slice(named.length);
  return listed([...named.map(say), ...(rest.length > 0 ? [`${sum(rest)} from ${rest.length} others`] : [])]);
}

/** "Of the 214 days, 96 come from the staff and 123 from the interviews. Training offsets 5 of them." */
function partsSentence(split: MeasureSplit, names: readonly string[]): string {
  const { whole } = split;
  const { rounded, decimals } = shownParts(split);
  const sign = whole < 0 ? -1 : 1;
  const order = rounded.map((_, i) => i).sort((i, j) => sign * (rounded[j] - rounded[i]) || i - j);
  const text = (value: number) => plainNumber(Math.abs(value), decimals);
  const total = (some: readonly number[]) => text(some.reduce((sum, i) => sum + rounded[i], 0));
  const shown = (i: number) => /[1-9]/.test(text(rounded[i]));
  const towards = order.filter((i) => sign * rounded[i] > 0 && shown(i));
  const against = order.filter((i) => sign * rounded[i] < 0 && shown(i)).reverse();
  const nothing = order.filter((i) => !shown(i));
  const size = `${text(whole)} ${unitWord(split)}`.trim();
  if (names.length === 1) return `All of it comes from the one change, ${names[0]}.`;
  const made = amountsText(
    towards,
    (i) => `${text(rounded[i])} ${i === towards[0] ? "come from" : "from"} ${names[i]}`,
    total,
  );
  return [
    `Of the ${size}, ${made}.`,
    against.length > 0
      ? `Against that, ${amountsText(against, (i) => `${names[i]} offsets ${text(rounded[i])}`, total)}.`
      : "",
    noEffectSentence(nothing.map((i) => names[i])),
  ]
    .filter(Boolean)
    .join(" ");
}

function noEffectSentence(names: readonly string[]): string {
  if (names.length === 0) return "";
  if (names.length > mostNamed) return `The other ${names.length} have no effect.`;
  return `No effect: ${names.join("; ")}.`;
}

const comesInNeither = ({ never }: MeasureSplit) => never.before === 1 && never.after === 1;

function wholeSentence(split: MeasureSplit, { a, b }: WhyNames): string {
  const { difference, before, after, measure } = split;
  const { mean, low95, high95 } = difference;
  const { decimals } = shownParts(split);
  if (comesInNeither(split))
    return `${measure.title}: not within the period in either scenario, in any replication, so there is no difference to split.`;
  if (mean === 0)
    return `${measure.title}: "${b}" and "${a}" do not differ (${level(after, split)} in both).${neverSentence(split, { a, b })}`;
  const word = isDay(split) ? (mean < 0 ? "earlier" : "later") : mean < 0 ? "lower" : "higher";
  const size = `${plainNumber(Math.abs(mean), decimals)} ${unitWord(split)}`.trim();
  const interval = Number.isNaN(low95)
    ? "too few replications for an interval"
    : `95% interval ${listedRange(mean < 0 ? [-high95, -low95] : [low95, high95], decimals)}`;
  const levels = isDay(split)
    ? `on average ${level(after, split)} instead of ${level(before, split)}`
    : `${level(after, split)} instead of ${level(before, split)}`;
  return `${measure.title}: ${size} ${word} in "${b}" than in "${a}" (${interval}): ${levels}.${neverSentence(split, { a, b })}`;
}

const listedRange = ([low, high]: readonly number[], decimals: number) =>
  `${plainNumber(low, decimals)} to ${plainNumber(high, decimals)}`;

/** Columns that the table has for a group's name. */
const longestName = 34;

function table(split: MeasureSplit, names: readonly string[], width: number): string[] {
  const { parts } = split;
  const { rounded, decimals } = shownParts(split);
  const short = shortNames(names, longestName);
  const rows = parts.map(({ low95, high95, first, last }, i) => [
    short[i],
    signed(rounded[i], decimals),
    Number.isNaN(low95) ? "-" : `${signed(low95, decimals)} to ${signed(high95, decimals)}`,
    signed(first.mean, decimals),
    signed(last.mean, decimals),
  ]);
  const order = parts.map((_, i) => i).sort((i, j) => Math.abs(parts[j].amount) - Math.abs(parts[i].amount) || i - j);
  return alignedTable(
    [
      ["", "part", "95% interval", "if first", "if last"],
      ...order.map((i) => rows[i]),
      [
        "whole difference",
        signed(
          rounded.reduce((sum, part) => sum + part, 0),
          decimals,
        ),
        "",
        "",
        "",
      ],
    ],
    "  ",
    width,
  );
}

/** An interaction of less than this share of the whole is not worth a sentence. */
const tooSmall = 0.02;

/** The strongest interactions that are surely there. */
function interactionSentences({ interactions, measure, whole }: MeasureSplit, names: readonly string[]): string[] {
  const sure = interactions
    .filter(
      ({ amount: { mean, low95, high95 } }) => (low95 > 0 || high95 < 0) && Math.abs(mean) > tooSmall * Math.abs(whole),
    )
    .slice(0, 3);
  if (interactions.every(({ amount }) => Number.isNaN(amount.low95))) return [];
  if (sure.length === 0) return ["No two changes noticeably help or hinder each other: their effects add up."];
  const unit = measure.unit === "day" ? " days" : "";
  return sure.map(({ one, other, amount }) => {
    const { decimals } = rounding([amount.mean]);
    const helps = amount.mean < 0 === whole < 0;
    return `Together, ${names[one]} and ${names[other]} do ${plainNumber(Math.abs(amount.mean), decimals)}${unit} ${helps ? "more" : "less"} than the sum of each alone.`;
  });
}

/** @param titles of the groups */
export function measureLines(split: MeasureSplit, titles: readonly string[], names: WhyNames, width: number): string[] {
  const sentences = [
    wholeSentence(split, names),
    ...(split.whole === 0 ? [] : [partsSentence(split, titles), ...interactionSentences(split, titles)]),
  ];
  const lines = sentences.flatMap((sentence) => wrap(sentence, width));
  // Of one change there is nothing that the sentences do not say.
  return comesInNeither(split) || titles.length === 1 ? lines : [...lines, "", ...table(split, titles, width)];
}
