/** Orders in which changes are made one after the other: what Shapley values are means over, sampled where there are too many. */
import { shuffled } from "../design/shuffled.ts";

/**
 * Random orders of `n` players, each followed by its reverse: a player that comes early in one comes late in the other, so what is gained
 * by coming first or last cancels within the pair. Pairs are independent, their members are not. (Lomeli, Rowland, Gretton and
 * Ghahramani, 2019; Mitchell, Cooper, Frank and Holmes, Journal of Machine Learning Research 23, 2022.)
 * @param count made even @param uniform the next uniform number in (0, 1)
 */
export function mirroredOrders(n: number, count: number, uniform: () => number): number[][] {
  const orders: number[][] = [];
  while (orders.length < count) {
    const order = shuffled(n, uniform);
    orders.push(order, [...order].reverse());
  }
  return orders;
}

/** The coalitions that grow along an order, from nobody to all. */
export function growing(order: readonly number[]): number[][] {
  return Array.from({ length: order.length + 1 }, (_, size) => order.slice(0, size).sort((a, b) => a - b));
}

/**
 * What each player adds when it comes, along one order; the sum is the worth of all less that of nobody.
 * @param worth of a coalition, as ascending players
 */
export function marginals(order: readonly number[], worth: (coalition: readonly number[]) => number): Float64Array {
  const added = new Float64Array(order.length);
  const coalitions = growing(order);
  order.forEach((player, place) => {
    added[player] = worth(coalitions[place + 1]) - worth(coalitions[place]);
  });
  return added;
}
