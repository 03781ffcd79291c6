/** Full-time equivalents as people. */

/** Less than this, as a share of a person or of all of them, is a rounding error and nobody. */
const rounding = 1e-9;

/** Whether a difference of full-time equivalents is more than rounding, beside the `of` that it was taken from. */
export function isSomeone(fte: number, of: number): boolean {
  return fte > rounding * Math.max(1, of);
}

/** As many people of a pool's usual size as go into some full-time equivalents, and the size of one more for what is left: 0 for none. */
export interface PeopleFor {
  readonly whole: number;
  readonly part: number;
}

/** Two and a half full-time equivalents are two people of size 1 and one of 0.5. @param each size of a person */
export function peopleFor(fte: number, each: number): PeopleFor {
  const people = Math.max(0, fte / each);
  const error = rounding * Math.max(1, people);
  const whole = Math.floor(people + error);
  const left = people - whole;
  return { whole, part: left > error ? left * each : 0 };
}
