/** What all parts of an answer share: its usual width, and how a measure is named and counted in a sentence. */
import { percent, plainNumber } from "../words/wording.ts";

/** Columns of an answer that goes to a file or a pipe. */
export const usualWidth = 80;

/** An amount with its unit. */
export function amountWords(value: number, unit: string): string {
  if (unit === "share") return percent(value);
  return `${plainNumber(value)}${unit === "fte" ? " FTE" : unit ? ` ${unit}` : ""}`;
}
