/** Full-time equivalents as people. Compiled twice, for TypeScript and for the core (see engine/portable.d.ts). */

/** Less than this, as a share of a person or of all of them, is a rounding error and nobody. */
const rounding: f64 = 1e-9;

/** Whether a difference of full-time equivalents is more than rounding, beside the whole that it was taken from. */
export function isSomeone(fte: f64, whole: f64): boolean {
  return fte > rounding * Math.max(1, whole);
}

function error(people: f64): f64 {
  return rounding * Math.max(1, people);
}

/**
 * As many people of a pool's usual size as go into some full-time equivalents: two and a half are two people of size 1, and one of 0.5.
 * @param each size of a person
 */
export function wholePeople(fte: f64, each: f64): f64 {
  const people = Math.max(0, fte / each);
  return Math.floor(people + error(people));
}

/** The size of one more person for what is left of some full-time equivalents; 0 for nobody. */
export function partOfPost(fte: f64, each: f64): f64 {
  const people = Math.max(0, fte / each);
  const left = people - Math.floor(people + error(people));
  return left > error(people) ? left * each : 0;
}

/**
 * As many whole people as come nearest to a level.
 * @param parts full-time equivalents of those who are not of the usual size
 */
export function nearestPeople(level: f64, parts: f64, each: f64): f64 {
  return Math.round((level - parts) / each);
}

/**
 * Day whose level tells whether that of `day` stands still, so that a part of a post is filled as such. On the way from one level to another it
 * is followed in whole people: nobody comes for the tenth of a post by which a line through two published numbers rises in a day.
 */
export function dayBeside(day: i32, days: i32): i32 {
  return day + 1 < days ? day + 1 : day > 0 ? day - 1 : day;
}
