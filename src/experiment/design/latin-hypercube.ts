import { shuffled } from "./shuffled.ts";

/**
 * Points in the unit cube, one in each of `count` equal slices of every input. (McKay, Beckman and Conover, Technometrics 21, 1979.)
 * @param uniform the next uniform number in (0, 1)
 */
export function latinHypercube(inputs: number, count: number, uniform: () => number): Float64Array[] {
  const points = Array.from({ length: count }, () => new Float64Array(inputs));
  for (let input = 0; input < inputs; input++)
    shuffled(count, uniform).forEach((slice, row) => {
      points[row][input] = (slice + uniform()) / count;
    });
  return points;
}
