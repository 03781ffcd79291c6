/** What all parts of the summary on a terminal share: its width, and how a measure is named and counted in a sentence. */
import { percent, plainNumber } from "../wording.ts";

/** Columns of the narrowest terminal in use. */
export const width = 80;

/** A column's title within a sentence. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** An amount with its unit. */
export function amountWords(value: number, unit: string): string {
  if (unit === "share") return percent(value);
  return `${plainNumber(value)}${unit === "fte" ? " FTE" : unit ? ` ${unit}` : ""}`;
}
