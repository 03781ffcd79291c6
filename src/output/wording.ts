/** Numbers and dates for people, the same whatever the locale. */
import { civilDateOf } from "../engine/civil-date.ts";

const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** 77123.4 -> "77,123"; below 10 with one decimal unless whole; "-" for no value. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return "-";
  const rounded = Math.abs(value) < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
  const [whole, decimals] = Math.abs(rounded).toString().split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${rounded < 0 ? "-" : ""}${grouped}${decimals ? `.${decimals}` : ""}`;
}

/** 0.123 -> "12%"; less than half a percent or more than 99.5% is not rounded to none or all. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "-";
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
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

/** Breaks a paragraph into lines of at most `width` characters. A longer word stands on a line of its own. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line.length > indent.length && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.length > indent.length ? ` ${word}` : word;
  }
  return [...lines, line];
}

/** Rows of cells as aligned lines, the first column to the left and the others to the right. */
export function alignedTable(rows: readonly (readonly string[])[], indent = "  "): string[] {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => (indent + row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")).trimEnd());
}
