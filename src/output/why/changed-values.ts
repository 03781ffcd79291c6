/** A changed value for people: what it is, what it was before and what it is after. */

import { isIsoDate, parseIsoDate } from "../../engine/civil-date.ts";
import { plural } from "../../engine/wording.ts";
import type { ChangeGroup } from "../../experiment/attribution/groups.ts";
import type { ChangedLeaf } from "../../scenario/inherit/difference.ts";
import { isMap, isSeries } from "../../scenario/inherit/parts.ts";
import type { Labels } from "../../scenario/labels.ts";
import { keyWord, pathWords, subjectName } from "../words/path-words.ts";
import { longDate, plainNumber } from "../words/wording.ts";

/** What a group of changes is called in sentences and tables. */
export function groupTitle({ name, leaves }: ChangeGroup, labels: Labels): string {
  const [{ steps, path }] = leaves;
  if (leaves.length === 1 && name === path)
    return steps[0] === "changes" && steps.length === 2 ? subjectName(steps, labels) : pathWords(steps, labels);
  return isPathOf(name, leaves) ? `${pathWords(name.split("."), labels)} (${leaves.length} values)` : name;
}

const isPathOf = (name: string, leaves: readonly ChangedLeaf[]) =>
  leaves.every(({ path }) => path === name || path.startsWith(`${name}.`));

/** Unit of a bare number, by where it stands. */
function unitOf(steps: readonly string[]): string {
  const last = steps[steps.length - 1];
  if (/^(fte|held_at)$/.test(last)) return " FTE";
  if (steps[0] === "staff" && /^(count|of)$/.test(last)) return " people";
  if (steps[0] === "cases" && /^(count|cases)$/.test(last)) return " cases";
  return "";
}

function scalarWords(value: unknown, steps: readonly string[]): string {
  if (typeof value === "number") {
    const decimals = /\.(\d+)$/.exec(String(value))?.[1].length ?? 0;
    return `${plainNumber(value, Math.min(decimals, 6))}${unitOf(steps)}`;
  }
  if (typeof value === "string" && isIsoDate(value)) return longDate(parseIsoDate(value));
  return value === null ? "nothing" : String(value);
}

const longest = 120;

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

/** Several values in one line: "training 9 weeks, ramp from 30%"; of a dated change the date, then what it sets. */
function mapWords(value: Record<string, unknown>, steps: readonly string[]): string {
  if (steps[0] === "changes" && steps.length === 2 && typeof value.on === "string" && isMap(value.set)) {
    const set = Object.entries(value.set).map(([path, inner]) => `${path} ${valueText(inner, path.split("."))}`);
    return `from ${scalarWords(value.on, [])}: ${set.join(", ")}`;
  }
  return Object.entries(value)
    .filter(([key]) => !/^(source|confidence|note|name|id)$/.test(key))
    .map(([key, inner]) => `${keyWord(key)} ${valueText(inner, [...steps, key])}`)
    .join(", ");
}

function valueText(value: unknown, steps: readonly string[]): string {
  if (value === undefined) return "none";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map((item) => valueText(item, steps)).join(", ");
  if (!isMap(value)) return scalarWords(value, steps);
  if (isSeries(value)) {
    const dates = Object.keys(value).sort();
    const [from, to] = [dates[0], dates[dates.length - 1]].map((date) => longDate(parseIsoDate(date)));
    return `${dates.length} values, ${from} to ${to}`;
  }
  if (!("value" in value)) return mapWords(value, steps);
  const { range } = value;
  const ends = Array.isArray(range) ? range.map((end) => scalarWords(end, [])) : [];
  const said = scalarWords(value.value, steps);
  return ends.length === 2 ? `${said} (range ${ends.join(" to ")})` : said;
}

/** Where two series differ: "3 of 33 values, the first on 31 March 2023: 16,104 → 15,000". */
function seriesWords(a: Record<string, unknown>, b: Record<string, unknown>): string {
  const dates = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  const unlike = dates.filter((date) => JSON.stringify(a[date]) !== JSON.stringify(b[date]));
  const [first] = unlike;
  return `${unlike.length} of ${dates.length} values, the first on ${longDate(parseIsoDate(first))}: ${valueText(a[first], [])} → ${valueText(b[first], [])}`;
}

/** "9 weeks → 3 weeks" */
export function changeWords({ a, b, steps }: ChangedLeaf): string {
  if (isSeries(a) && isSeries(b)) return seriesWords(a, b);
  if (steps.length === 1 && steps[0] === "draws") return `${drawsWords(a)} → ${drawsWords(b)}`;
  return beforeAfter(cut(valueText(a, steps)), cut(valueText(b, steps)));
}

/** "14 FTE", "16 FTE" -> "14 → 16 FTE" */
function beforeAfter(before: string, after: string): string {
  const [, unit] = /^[-\d.,]+( \w+)$/.exec(after) ?? [];
  const short = unit && before.endsWith(unit) ? before.slice(0, -unit.length) : before;
  return `${short} → ${after}`;
}

/** Joint draws by their file and how many values it draws. */
function drawsWords(draws: unknown): string {
  if (!isMap(draws)) return "none";
  const count = isMap(draws.columns) ? Object.keys(draws.columns).length : 0;
  return `${draws.file} (${count} ${plural(count, "value")})`;
}
