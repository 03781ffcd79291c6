import { Steps } from "../steps.ts";

/**
 * Listed values, each with its weight; weights are taken relative to their sum, and a value listed twice has both.
 *
 * @throws RangeError for lists that are empty or of different lengths, values not finite, weights below 0 or all 0
 */
export function discrete(values: readonly number[], weights: readonly number[]): Steps {
  if (values.length === 0) throw new RangeError("discrete: needs at least one value.");
  if (values.length !== weights.length)
    throw new RangeError(
      `discrete: needs a weight for each value, but has ${values.length} values and ${weights.length} weights.`,
    );
  const mass = new Map<number, number>();
  values.forEach((value, i) => {
    const weight = weights[i];
    if (!Number.isFinite(value)) throw new RangeError(`discrete: a value must be a finite number, not ${value}.`);
    if (!(weight >= 0 && weight < Infinity))
      throw new RangeError(`discrete: a weight must be 0 or above, not ${weight}.`);
    if (weight > 0) mass.set(value, (mass.get(value) ?? 0) + weight);
  });
  if (mass.size === 0) throw new RangeError("discrete: at least one weight must be above 0.");
  const rows = [...mass].sort(([a], [b]) => a - b);
  return new Steps(
    rows.map(([value]) => value),
    rows.map(([, weight]) => weight),
  );
}
