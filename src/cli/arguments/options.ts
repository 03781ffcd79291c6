/** Options that commands share, checked so that the message says what is wrong with them. */
import { BadInput } from "../exit-code.ts";

export const mostReplications = 1_000_000;
export const mostThreads = 1024;

/** A whole number from 1 to `most`; `fallback` when the option is not given. @throws BadInput */
export function countOption<T>(name: string, text: string | undefined, fallback: T, most: number): number | T {
  if (text === undefined) return fallback;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw new BadInput(`--${name} takes a whole number from 1 to ${most}, not "${text}"`);
}

/** A whole number is meant as one, as in the scenario file; anything else is a seed as text. @throws BadInput */
export function seedOption(text: string | undefined, fallback: string | number): string | number {
  if (text === undefined) return fallback;
  if (text === "") throw new BadInput("--seed takes a number or a word");
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
