import type { Steps } from "../steps.ts";
import { discrete } from "./discrete.ts";

/**
 * The values observed, each as likely as it was frequent: nothing between them and nothing beyond.
 * The mean is that of the sample, the variance its mean squared deviation (divided by n, not n - 1).
 *
 * @throws RangeError for no values, or one that is not finite
 */
export function empirical(values: readonly number[]): Steps {
  if (values.length === 0) throw new RangeError("empirical: needs at least one value.");
  const strange = values.find((value) => !Number.isFinite(value));
  if (strange !== undefined) throw new RangeError(`empirical: a value must be a finite number, not ${strange}.`);
  return discrete(
    values,
    values.map(() => 1),
  );
}
