/** Full-time equivalents for people: a team of 2.9 is not one of 3. */
import { plainNumber } from "../words/wording.ts";

/** Below this a tenth of a person tells in a team. */
const smallTeam = 20;

/** Tenths for small numbers, whole ones too, where one of them is not whole. Numbers of 20 and more are rounded. */
export function staffNumbers(values: readonly number[]): string[] {
  const isSmall = (value: number) => Math.abs(value) < smallTeam;
  const showsTenths = values.some((value) => isSmall(value) && Math.round(value * 10) % 10 !== 0);
  return values.map((value) => plainNumber(value, showsTenths && isSmall(value) ? 1 : 0));
}
