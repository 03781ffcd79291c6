/** What a person does when: their list of spells as stretches of days, each of them spent in one of these. */
import type { Spells } from "./spells.ts";

/** Called with a spell, and days of the person's from one up to, not including, another. */
export type Visit = (spell: number, from: number, until: number) => void;

/**
 * Calls `visit` with the stretches of a person, in order and without the empty ones: the first spell is the post that the person holds, and a
 * later one takes its place while both last.
 * @param first the person's first spell
 */
export function forStretches({ from, until, next }: Spells, first: number, visit: Visit): void {
  const end = until[first];
  let at = from[first];
  for (let spell = next[first]; spell >= 0; spell = next[spell]) {
    const begins = Math.min(Math.max(at, from[spell]), end);
    const ends = Math.min(Math.max(begins, until[spell]), end);
    if (begins > at) visit(first, at, begins);
    if (ends > begins) visit(spell, begins, ends);
    at = Math.max(at, ends);
  }
  if (end > at) visit(first, at, end);
}
