/** What all parts of an answer share: its usual width, and how a measure is named and counted in a sentence. */
import { percent, plainNumber } from "../words/wording.ts";

/** Columns of an answer that goes to a file or a pipe. */
export const usualWidth = 80;

/** A column's title within a sentence. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** An amount with its unit. */
export function amountWords(value: number, unit: string): string {
  if (unit === "share") return percent(value);
  return `${plainNumber(value)}${unit === "fte" ? " FTE" : unit ? ` ${unit}` : ""}`;
}
