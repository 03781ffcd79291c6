/** Why two scenarios differ, for people: words first, then a table a measure. */
import { roundedParts } from "../../experiment/attribution/exact-sum.ts";
import type { MeanEstimate } from "../../experiment/mean.ts";
import type { MeasureSplit, Why } from "../../experiment/why.ts";
import { width } from "../terminal/wording.ts";
import { alignedTable, longDate, percent, plainNumber, wrap } from "../wording.ts";

export interface WhyNames {
  readonly a: string;
  readonly b: string;
}

/** A unit, and the decimals that go with it, at which the largest of the numbers has about three digits; whole ones from 20 on. */
function rounding(numbers: readonly number[]): { unit: number; decimals: number } {
  const largest = Math.max(...numbers.map(Math.abs));
  if (!(largest > 0) || largest >= 20) return { unit: 1, decimals: 0 };
  const decimals = Math.max(1, 2 - Math.floor(Math.log10(largest)));
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

/** "a, b and c" */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

function level({ mean }: MeanEstimate, split: MeasureSplit): string {
  return isDay(split) ? longDate(Math.round(mean)) : plainNumber(mean, rounding([mean]).decimals);
}

function neverSentence({ never }: MeasureSplit, { a, b }: WhyNames): string {
  if (never.before === 0 && never.after === 0) return "";
  return ` It does not come within the period in ${percent(never.before)} of the replications of ${a} and ${percent(never.after)} of those of ${b}: the day after the period stands for that, so the parts are of min(date, end of period).`;
}

/** The parts as they are shown, so that they add up to the whole as it is shown. */
function shownParts({ whole, parts }: MeasureSplit): { rounded: number[]; decimals: number } {
  const amounts = parts.map(({ amount }) => amount);
  const { unit, decimals } = rounding([whole, ...amounts]);
  return { rounded: roundedParts(amounts, whole, unit), decimals };
}

/** "Of the 214 days, 96 are the staff, 71 the interviews; training takes back 5." */
function partsSentence(split: MeasureSplit, names: readonly string[]): string {
  const { whole } = split;
  const { rounded, decimals } = shownParts(split);
  const sign = whole < 0 ? -1 : 1;
  const order = rounded.map((_, i) => i).sort((i, j) => sign * (rounded[j] - rounded[i]) || i - j);
  const say = (i: number) => `${plainNumber(Math.abs(rounded[i]), decimals)}`;
  const shown = (i: number) => /[1-9]/.test(say(i));
  const towards = order.filter((i) => sign * rounded[i] > 0 && shown(i));
  const against = order.filter((i) => sign * rounded[i] < 0 && shown(i)).reverse();
  const nothing = order.filter((i) => !shown(i));
  const size = `${plainNumber(Math.abs(whole), decimals)} ${unitWord(split)}`.trim();
  const made = towards.map((i, k) => `${say(i)} ${k === 0 ? "are " : ""}${names[i]}`);
  return [
    `Of the ${size}, ${listed(made)}.`,
    against.length > 0 ? `Against that, ${listed(against.map((i) => `${names[i]} takes back ${say(i)}`))}.` : "",
    nothing.length > 0
      ? `${listed(nothing.map((i) => names[i]))} ${nothing.length > 1 ? "do" : "does"} nothing to it.`
      : "",
  ]
    .filter(Boolean)
    .join(" ");
}

const comesInNeither = ({ never }: MeasureSplit) => never.before === 1 && never.after === 1;

function wholeSentence(split: MeasureSplit, { a, b }: WhyNames): string {
  const { difference, before, after, measure } = split;
  const { mean, low95, high95 } = difference;
  const { decimals } = shownParts(split);
  if (comesInNeither(split))
    return `${measure.title}: not within the period in either scenario, in any replication, so there is no difference to split.`;
  if (mean === 0)
    return `${measure.title}: ${b} and ${a} do not differ (${level(after, split)} in both).${neverSentence(split, { a, b })}`;
  const word = isDay(split) ? (mean < 0 ? "earlier" : "later") : mean < 0 ? "lower" : "higher";
  const size = `${plainNumber(Math.abs(mean), decimals)} ${unitWord(split)}`.trim();
  const interval = Number.isNaN(low95)
    ? "too few replications for an interval"
    : `95% interval ${listedRange(mean < 0 ? [-high95, -low95] : [low95, high95], decimals)}`;
  const levels = isDay(split)
    ? `on average ${level(after, split)} instead of ${level(before, split)}`
    : `${level(after, split)} instead of ${level(before, split)}`;
  return `${measure.title}: ${size} ${word} in ${b} than in ${a} (${interval}): ${levels}.${neverSentence(split, { a, b })}`;
}

const listedRange = ([low, high]: readonly number[], decimals: number) =>
  `${plainNumber(low, decimals)} to ${plainNumber(high, decimals)}`;

function table(split: MeasureSplit, names: readonly string[]): string[] {
  const { parts } = split;
  const { rounded, decimals } = shownParts(split);
  const rows = parts.map(({ low95, high95, first, last }, i) => [
    shortened(names[i]),
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

/** A fused group may have a long name. */
function shortened(name: string): string {
  const most = 34;
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
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
  if (sure.length === 0)
    return ["No two changes are shown to help or hinder each other to speak of: their effects add up."];
  const unit = measure.unit === "day" ? " days" : "";
  return sure.map(({ one, other, amount }) => {
    const { decimals } = rounding([amount.mean]);
    const helps = amount.mean < 0 === whole < 0;
    return `Together ${names[one]} and ${names[other]} do ${plainNumber(Math.abs(amount.mean), decimals)}${unit} ${helps ? "more" : "less"} than each on its own.`;
  });
}

/** The answer as text, 80 columns. @param titles of the two scenarios @param folder where the files are */
export function whyText(why: Why, names: WhyNames, replications: number, folder: string): string {
  const groups = why.groups.map(({ name }) => name);
  const sections = why.splits.map((split) => {
    const sentences = [
      wholeSentence(split, names),
      ...(split.whole === 0 ? [] : [partsSentence(split, groups), ...interactionSentences(split, groups)]),
    ];
    const lines = sentences.flatMap((sentence) => wrap(sentence, width));
    return comesInNeither(split) ? lines : [...lines, "", ...table(split, groups)];
  });
  const fusedGroups = why.groups.filter(({ name }) => name.includes(" + "));
  const how = why.exact
    ? `Shapley values over all ${why.points} combinations of the ${groups.length} changes`
    : `Shapley values over ${why.orders} sampled orders of the ${groups.length} changes (${why.points} combinations), whose error is in the intervals`;
  const last = [
    ...fusedGroups.flatMap(({ name }) => wrap(`${name}: cannot be had without each other, so they are one.`, width)),
    ...wrap(
      `${how}, ${plainNumber(replications)} replications of each with the same luck. "If first" is the effect of a change alone, "if last" with all others made before it: where the two differ, changes interact.`,
      width,
    ),
    `Files: ${folder}`,
  ];
  return `${[...sections, last].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
