/** Gives every quantity of a parsed scenario its path: where it was written, which is the key of its draw. */

import type { DistributionStatement } from "../schema/distribution.ts";
import type { Scenario } from "../schema/scenario.ts";
import { childOf, type Origin, type Path, type Placed, type PlacedMap, pathText, walk } from "../text/placed.ts";
import { isQuantity, type Quantity } from "./quantity.ts";

/** A quantity, and the node it was written as (the same node in two places of the scenario where `like` shares it). */
export interface StandingQuantity {
  readonly quantity: Quantity;
  readonly node: Placed;
}

/** Paths of all values as they were written, before `like` shared some of them. */
export function writtenPaths(own: PlacedMap): Map<Placed, string> {
  const paths = new Map<Placed, string>();
  // What a change sets stands in `changes` as well; its path is that of what it sets.
  for (const [key, entry] of own.entries)
    if (key !== "changes") walk(entry.node, (node, path) => paths.set(node, path.join(".")), [key]);
  return paths;
}

/**
 * Sets `path` (and, for values of overrides and changes without one, `source`) on all quantities of `scenario`, parsed from `full`.
 * The parsed tree has rooms that the written one has not (`{amount, working}` of a time, a list for one tenure band): a step that is not in
 * the written tree stays where it is.
 */
export function setQuantityPaths(
  scenario: Scenario,
  full: PlacedMap,
  written: ReadonlyMap<Placed, string>,
): StandingQuantity[] {
  const standing: StandingQuantity[] = [];
  const visit = (value: unknown, node: Placed, origin: Origin | undefined, path: Path): void => {
    const here = within(origin, node);
    if (isQuantity(value)) {
      value.path = (here?.prefix ?? "") + (written.get(node) ?? pathText(full, path));
      if (here?.source !== undefined) (value as { source?: string }).source ??= here.source;
      standing.push({ quantity: value, node });
    } else if (typeof value === "object" && value !== null) {
      for (const { inner, steps } of isStatement(value)
        ? partsOf(value)
        : Object.entries(value).map(([key, inner]) => ({ inner, steps: [key] }))) {
        let [at, from, walked] = [node, here, path];
        for (const step of steps) {
          const child = childOf(at, step);
          if (!child) continue;
          [at, from, walked] = [child, within(from, child), [...walked, step]];
        }
        visit(inner, at, from, walked);
      }
    }
  };
  visit({ ...scenario, changes: [] }, full, undefined, []);
  return standing;
}

/** What set a value inside of what was set before: an override within a change is still a value of that change. */
function within(outer: Origin | undefined, { origin }: Placed): Origin | undefined {
  return outer && origin ? { ...outer, ...origin } : (origin ?? outer);
}

function isStatement(value: object): value is DistributionStatement {
  return "family" in value && "parameters" in value;
}

/** The quantities of a distribution, with the steps to where each was written. */
function partsOf({
  family,
  parameters,
  truncated,
  values,
  weights,
}: DistributionStatement): { inner: Quantity; steps: Path }[] {
  const named = Object.entries({ ...parameters, ...truncated }).flatMap(([name, inner]) =>
    inner ? [{ inner, steps: family === "constant" ? [] : [family, name] }] : [],
  );
  const listed = (values ?? []).map((inner, i) => ({ inner, steps: [family, i, "value"] }));
  return [...named, ...listed, ...(weights ?? []).map((inner, i) => ({ inner, steps: [family, i, "share"] }))];
}
