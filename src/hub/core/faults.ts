/** What went wrong in the core, as an error: what core/faults.ts declares, in words. */
import { ConservationFault } from "../conservation.ts";
import type { Faults } from "./boundary.ts";

export const faults: Faults = {
  eventBeforeClock(time, clock) {
    throw new RangeError(
      Number.isNaN(time)
        ? "An event cannot be pushed at NaN: its time must be a number of hours."
        : `An event cannot be pushed at ${time} h: the clock already stands at ${clock} h.`,
    );
  },
  tooManyEvents(most) {
    throw new RangeError(`More than ${most} events are pending.`);
  },
  noLine(line, lines) {
    throw new RangeError(`There is no line ${line}: lines are 0 to ${lines - 1}.`);
  },
  itemInLine(item, line, present) {
    throw new Error(`Item ${item} cannot join line ${line}: it is in line ${present} already.`);
  },
  itemInNoLine(item) {
    throw new Error(`Item ${item} is in no line.`);
  },
  noDay(day, first, last) {
    throw new RangeError(`Day ${day} is not one of the days ${first} to ${last}.`);
  },
  noGroup(group, groups) {
    throw new RangeError(`There is no group ${group}: groups are 0 to ${groups - 1}.`);
  },
  casesLost(day, came, left) {
    throw new ConservationFault(
      `day ${day}: ${came} cases came and ${left} left, which does not leave those that are open`,
    );
  },
  casesMisplaced(day, open, places) {
    throw new ConservationFault(`day ${day}: ${open} cases are open or past decision, but ${places} are at a stage`);
  },
  outcomesLost(day, decided, outcomes) {
    throw new ConservationFault(`day ${day}: ${decided} cases have a decision, but ${outcomes} an outcome`);
  },
  tooManyCases(cases, most) {
    throw new RangeError(`${cases} cases are open at once: a replication has room for ${most}.`);
  },
};
