/**
 * Shapley values: the one way to split what a coalition of changes achieves among them that treats alike changes alike, gives nothing to
 * a change without effect, adds up, and splits a sum of two effects as the sum of the splits. (Shapley, A value for n-person games,
 * in Contributions to the Theory of Games II, 1953.) A coalition is a set of players 0 to n - 1, as the bits of a number.
 */

/** What a coalition is worth. */
export type Worth = (coalition: number) => number;

function bits(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** s! (n - 1 - s)! / n! for each s: the share of orders in which just s given players come before another given one. */
function weights(n: number): number[] {
  const weight = [1 / n];
  for (let s = 1; s < n; s++) weight.push((weight[s - 1] * s) / (n - s));
  return weight;
}

/** The exact values of `n` players, from the worth of all 2^n coalitions. @param n 1 to 20 */
export function shapleyValues(n: number, worth: Worth): Float64Array {
  const weight = weights(n);
  const values = new Float64Array(n);
  for (let coalition = 0; coalition < 1 << n; coalition++) {
    const before = weight[bits(coalition)];
    for (let player = 0; player < n; player++)
      if ((coalition & (1 << player)) === 0)
        values[player] += before * (worth(coalition | (1 << player)) - worth(coalition));
  }
  return values;
}

/**
 * How much more (or less) two players achieve together than one by one, averaged over the coalitions of the others as Shapley does: the
 * pairwise interaction index. 0 where their effects add up. (Owen, Management Science 18, 1972; Grabisch and Roubens, International
 * Journal of Game Theory 28, 1999.)
 * @param n 2 to 20 @returns the index of players i and j, i < j, at `pairs` order (0,1), (0,2), …, (n-2,n-1)
 */
export function pairInteractions(n: number, worth: Worth): Float64Array {
  const weight = weights(n - 1);
  const pairs: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const both = (1 << i) | (1 << j);
      let sum = 0;
      for (let others = 0; others < 1 << n; others++)
        if ((others & both) === 0)
          sum +=
            weight[bits(others)] *
            (worth(others | both) - worth(others | (1 << i)) - worth(others | (1 << j)) + worth(others));
      pairs.push(sum);
    }
  return Float64Array.from(pairs);
}
