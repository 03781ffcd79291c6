/** Scenarios that take some of the values that two do not share from one, and the rest from the other. */
import { stringify } from "yaml";
import { changedLeaves } from "../inherit/difference.ts";
import { mergedOrder, partsOf, type Tree, withLists } from "../inherit/parts.ts";
import { loadScenario } from "../load.ts";
import type { LoadedScenario } from "../loaded.ts";
import type { ReadText } from "../text/reader.ts";

/** The name under which a mixture is read: relative to the current folder, so that files keep their names. */
const mixtureName = "mixture.yaml";

/**
 * The scenario that takes the changed leaves named in `fromB` from `b` and all else from `a`.
 * @param fromB paths of leaves that {@link changedLeaves} gave for the same two trees
 */
export function mixture(a: Tree, b: Tree, fromB: ReadonlySet<string>): Tree {
  const leaves = new Set(changedLeaves(a, b).map(({ path }) => path));
  const mix = (one: unknown, other: unknown, steps: readonly string[]): unknown => {
    const path = steps.join(".");
    if (leaves.has(path)) return fromB.has(path) ? other : one;
    const [ones, others] = [partsOf(one), partsOf(other)];
    if (!ones || !others) return one ?? other;
    const mixed = mergedOrder(ones, others)
      .map((key) => [key, mix(ones.get(key), others.get(key), [...steps, key])] as const)
      .filter(([, value]) => value !== undefined);
    return Array.isArray(one) ? mixed.map(([, value]) => value) : Object.fromEntries(mixed);
  };
  return mix(withLists(a, b), withLists(b, a), []) as Tree;
}

/** Loads a tree as if it were a scenario's file. @returns undefined when the parts do not go together */
export function loadTree(tree: Tree, readText: ReadText, name: string): LoadedScenario | undefined {
  const text = stringify(tree, { lineWidth: 0, aliasDuplicateObjects: false, version: "1.2" });
  const { loaded } = loadScenario(mixtureName, {
    readText: (path) => (path === mixtureName ? text : readText(path)),
  });
  return loaded && { ...loaded, name };
}
