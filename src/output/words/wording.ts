/** Numbers and dates for people, the same whatever the locale. */

import { civilDateOf } from "../../engine/civil-date.ts";
import { grouped, plural } from "../../engine/wording.ts";
import { wrapped } from "../../scenario/text/wrap.ts";

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** 77123.4 -> "77,123"; "-" for no value. */
export function plainNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return "-";
  const digits = grouped(Math.abs(value).toFixed(decimals));
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** "1 replication", "1,200 replications" @param many where an s does not make it */
export const counted = (count: number, one: string, many?: string): string =>
  `${plainNumber(count)} ${plural(count, one, many)}`;

/** A share or a small ratio keeps a decimal, a count does not. */
export function measuredNumber(value: number, kind: "flow" | "level" | "ratio", unit: string): string {
  if (unit === "share") return percent(value);
  return plainNumber(value, kind === "ratio" && Math.abs(value) < 100 ? 1 : 0);
}

/** 0.123 -> "12%"; less than half a percent or more than 99.5% is not rounded to none or all. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "-";
  // What is left of 1 may be a rounding error.
  if (share > 1e-9 && share < 0.005) return "<1%";
  if (share < 1 - 1e-9 && share > 0.995) return ">99%";
  return `${plainNumber(Math.round(share * 100))}%`;
}

/** A signed share: 0.034 -> "+3.4%". */
export function signedPercent(share: number): string {
  if (!Number.isFinite(share)) return "-";
  const tenths = Math.round(share * 1000) / 10;
  return `${tenths > 0 ? "+" : ""}${tenths.toFixed(1)}%`;
}

/** A day number (days since 1970-01-01) as in "31 December 2023". */
export function longDate(dayNumber: number): string {
  const { year, month, day } = civilDateOf(dayNumber);
  return `${day} ${monthNames[month - 1]} ${year}`;
}

/** A day number as in "31 Dec 2023". */
export function shortDate(dayNumber: number): string {
  const { year, month, day } = civilDateOf(dayNumber);
  return `${day} ${monthNames[month - 1].slice(0, 3)} ${year}`;
}

/** Breaks a paragraph into lines of at most `width` characters, each after `indent`. A longer word stands on a line of its own. */
export const wrap = (text: string, width: number, indent = ""): string[] =>
  wrapped(indent + text.trimStart(), width, indent);

/** Sections with an empty line between them, and a newline at the end; those without a line are left out. */
export const sectionsText = (sections: readonly (readonly string[])[]): string =>
  `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;

/** "a, b and c" */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** An entry of a list: lines after the first stand two columns further in. @param most columns */
export function hanging(text: string, indent: string, most: number): string[] {
  const [first, ...others] = wrap(text, most - 2, indent);
  return [first, ...others.map((line) => `  ${line}`)];
}
