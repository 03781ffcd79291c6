/** The changes between two scenarios, gathered into the groups whose parts are wanted. */
import type { ChangedLeaf } from "../../scenario/difference.ts";

export interface ChangeGroup {
  readonly name: string;
  readonly leaves: readonly ChangedLeaf[];
}

/** A group as the user names it: every changed value at or below one of the paths. */
export interface NamedGroup {
  readonly name: string;
  readonly paths: readonly string[];
}

export function isAtOrBelow(leaf: ChangedLeaf, path: string): boolean {
  return leaf.path === path || leaf.path.startsWith(`${path}.`);
}

/** The group of a change without the user's: each named dated change alone, everything else by its top-level block. */
function usualGroup({ steps }: ChangedLeaf): { key: string; name: string } {
  const [block, change] = steps;
  return block === "changes" && change !== undefined
    ? { key: `changes.${change}`, name: change }
    : { key: block, name: block };
}

/** In the order in which their first values stand. A value that several named groups hold goes to the first of them. */
export function grouped(leaves: readonly ChangedLeaf[], named: readonly NamedGroup[]): ChangeGroup[] {
  const groups = new Map<string, { name: string; leaves: ChangedLeaf[] }>();
  for (const leaf of leaves) {
    const own = named.find(({ paths }) => paths.some((path) => isAtOrBelow(leaf, path)));
    const { key, name } = own ? { key: `=${own.name}`, name: own.name } : usualGroup(leaf);
    const group = groups.get(key) ?? { name, leaves: [] };
    group.leaves.push(leaf);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function fused(groups: readonly ChangeGroup[]): ChangeGroup {
  return { name: groups.map(({ name }) => name).join(" + "), leaves: groups.flatMap(({ leaves }) => leaves) };
}
