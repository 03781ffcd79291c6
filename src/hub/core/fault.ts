/** What went wrong in the core, as an error. The kinds are those of core/faults.ts. */
import { ConservationFault } from "../conservation.ts";

type Fault = (a: number, b: number, c: number) => Error;

const faults: Readonly<Record<number, Fault>> = {
  1: () => new RangeError("An event cannot be pushed at NaN: its time must be a number of hours."),
  2: (time, clock) => new RangeError(`An event cannot be pushed at ${time} h: the clock already stands at ${clock} h.`),
  3: (most) => new RangeError(`More than ${most} events are pending.`),
  4: (line, lines) => new RangeError(`There is no line ${line}: lines are 0 to ${lines - 1}.`),
  5: (item, line, present) => new Error(`Item ${item} cannot join line ${line}: it is in line ${present} already.`),
  6: (item) => new Error(`Item ${item} is in no line.`),
  7: (day, first, last) => new RangeError(`Day ${day} is not one of the days ${first} to ${last}.`),
  8: (group, groups) => new RangeError(`There is no group ${group}: groups are 0 to ${groups - 1}.`),
  9: (day, came, left) =>
    new ConservationFault(`day ${day}: ${came} cases came and ${left} left, which does not leave those that are open`),
  10: (day, open, places) =>
    new ConservationFault(`day ${day}: ${open} cases are open or past decision, but ${places} are at a stage`),
  11: (cases, most) => new RangeError(`${cases} cases are open at once: a replication has room for ${most}.`),
};

/** Throws the fault of a kind with its three numbers. */
export function throwFault(kind: number, a: number, b: number, c: number): never {
  throw faults[kind](a, b, c);
}
