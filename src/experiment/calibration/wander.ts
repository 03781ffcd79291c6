/**
 * A population of points that wanders over the unit cube until it is spread as a density says: differential evolution Markov chains, whose
 * steps are differences of other members and so follow ridges by themselves. (C. J. F. ter Braak, Statistics and Computing 16, 2006.)
 */

/**
 * @param population where each member begins; a density that is 0 there is left at the first step that finds more
 * @param logDensity up to a constant, on the unit cube
 * @param uniform the next uniform number in (0, 1)
 * @returns the members after so many generations
 */
export function wander(
  population: readonly Float64Array[],
  logDensity: (at: Float64Array) => number,
  { generations, uniform }: { readonly generations: number; readonly uniform: () => number },
): Float64Array[] {
  const members = population.map((at) => at.slice());
  const inputs = members[0].length;
  const densities = members.map(logDensity);
  const usual = 2.38 / Math.sqrt(2 * inputs);
  const other = () => Math.floor(uniform() * members.length);
  for (let generation = 0; generation < generations; generation++) {
    // Every tenth generation steps by whole differences, which carries members from one hill to another.
    const length = generation % 10 === 9 ? 1 : usual;
    for (let i = 0; i < members.length; i++) {
      const [a, b] = [members[other()], members[other()]];
      const step = members[i].map((x, d) => mirrored(x + length * (a[d] - b[d]) + 0.02 * (uniform() - 0.5)));
      const density = logDensity(step);
      if (Math.log(uniform()) >= density - densities[i]) continue;
      members[i] = step;
      densities[i] = density;
    }
  }
  return members;
}

/** Folded back into 0 to 1 at its ends, which keeps steps as likely one way as the other. */
function mirrored(x: number): number {
  const turn = Math.abs(x) % 2;
  return turn > 1 ? 2 - turn : turn;
}
