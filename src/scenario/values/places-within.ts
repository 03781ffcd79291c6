/** Where a statement whose values have spans is looked at: at the ends of each, and at a place between. */
import { isQuantity, type Quantity } from "./quantity.ts";
import type { Span } from "./span.ts";

/** A place that is no simple fraction of the way, so that what only whole numbers can be is found. */
const between = (Math.sqrt(5) - 1) / 2;

/** Values looked at in all combinations: a distribution has at most three parameters and two bounds. Longer lists go together. */
const mostCombined = 5;

/** The values of a statement that can vary, at every combination of low, between and high; one empty place where none can. */
export function placesWithin(statement: object, span: Span): ReadonlyMap<Quantity, number>[] {
  const varying = quantitiesOf(statement).filter((quantity) => span.low(quantity) < span.high(quantity));
  const fixed = quantitiesOf(statement).filter((quantity) => !varying.includes(quantity));
  const ends = (quantity: Quantity) => {
    const [low, high] = [span.low(quantity), span.high(quantity)];
    return [low, low + between * (high - low), high];
  };
  const held = new Map(fixed.map((quantity) => [quantity, span.low(quantity)]));
  if (varying.length > mostCombined)
    return [0, 1, 2].map(
      (end) => new Map([...held, ...varying.map((quantity) => [quantity, ends(quantity)[end]] as const)]),
    );
  return varying.reduce<Map<Quantity, number>[]>(
    (places, quantity) => places.flatMap((place) => ends(quantity).map((end) => new Map([...place, [quantity, end]]))),
    [held],
  );
}

function quantitiesOf(tree: unknown): Quantity[] {
  if (isQuantity(tree)) return [tree];
  return typeof tree === "object" && tree !== null ? Object.values(tree).flatMap(quantitiesOf) : [];
}
