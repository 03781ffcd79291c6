/** Which points a sweep leaves out: sums over paths that must keep within bounds. */
import type * as z from "zod";
import { numberOf, shownValue } from "./axis.ts";
import type { constraint } from "./file.ts";

export type Constraint = z.output<typeof constraint>;

/** The paths of a constraint, with their weights. */
export function weightsOf({ sum }: Constraint): [path: string, weight: number][] {
  return Array.isArray(sum) ? sum.map((path) => [path, 1]) : Object.entries(sum);
}

const slack = 1e-9;

/**
 * Whether a point keeps a constraint. Amounts with units are compared in one unit, dates as days.
 * @param valueAt the point's value of a path, as an override has it
 * @returns a sentence when there is no telling
 */
export function keeps(constraint: Constraint, valueAt: (path: string) => string): boolean | { wrong: string } {
  let total = 0;
  const kinds = new Set<string>();
  for (const [path, weight] of weightsOf(constraint)) {
    const shown = shownValue(valueAt(path));
    const read = numberOf(shown);
    if (!read) return { wrong: `${path} is ${shown} at one point, which cannot be added up` };
    kinds.add(read.dimension);
    total += weight * read.value;
  }
  const bounds = [constraint.at_most, constraint.at_least, constraint.equals].map((bound) => {
    if (bound === undefined) return undefined;
    const read = numberOf(String(bound));
    // Between dates a difference is a time; zero is the same in every unit.
    if (read && read.value !== 0 && !kinds.has("date")) kinds.add(read.dimension);
    return read ? read.value : Number.NaN;
  });
  if (bounds.some((bound) => Number.isNaN(bound))) return { wrong: "a bound is not a number with its unit" };
  if (kinds.size > 1) return { wrong: `${[...kinds].join(" and ")} cannot be added up or compared` };
  const [most, least, exactly] = bounds;
  const room = slack * Math.max(1, Math.abs(total));
  return (
    (most === undefined || total <= most + room) &&
    (least === undefined || total >= least - room) &&
    (exactly === undefined || Math.abs(total - exactly) <= room)
  );
}
