/** Two levers at once: for each value of the second, the least of the first. */
import type { Solution } from "./solve.ts";

/**
 * Solves at each place of the second lever in turn, each search starting from the answer before it.
 * @param solveAt solves for the first lever at a place of the second, expecting the answer near `start`
 */
export async function frontier(
  places: number,
  solveAt: (place: number, start: number | undefined) => Promise<Solution>,
): Promise<Solution[]> {
  const solutions: Solution[] = [];
  for (let place = 0; place < places; place++) {
    const before = solutions.at(-1);
    solutions.push(await solveAt(place, before?.outcome === "found" ? before.answer.place : undefined));
  }
  return solutions;
}
