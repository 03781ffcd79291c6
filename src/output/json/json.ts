/** JSON as every command writes it: indented by two, null where there is no number. */
import { roundedTo } from "../table.ts";
import { estimateDigits } from "../tables/summary-fields.ts";

/** A value as a file or standard output holds it, with a newline at its end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** An estimate as JSON can hold it, rounded as estimates are: null for NaN and for what is not finite. */
export const jsonNumber = (value: number): number | null =>
  Number.isFinite(value) ? roundedTo(value, estimateDigits) : null;

/** A number to its last bit, for amounts that have to add up: null as above. */
export const exactJsonNumber = (value: number): number | null => (Number.isFinite(value) ? value : null);
