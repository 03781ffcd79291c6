/** The changes between two scenarios, gathered into the groups whose parts are wanted. */
import type { ChangedLeaf } from "../../scenario/inherit/difference.ts";

export interface ChangeGroup {
  /** As the user named it; else the path at or below which its changed values stand. */
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

/** Changed values at or below one place of the scenario. */
interface Gathered {
  readonly steps: readonly string[];
  readonly leaves: readonly ChangedLeaf[];
}

/** Fewer groups than this say too little: rather than gather into fewer, more are left than were asked for. */
const fewest = 4;

/** Dated changes stay apart from each other, and top-level blocks too. */
const shallowest = ({ steps }: Gathered): number => (steps[0] === "changes" ? 2 : 1);

/** The groups with those below `parent` gathered into one, at the place of the first. */
function gatheredAt(groups: readonly Gathered[], parent: readonly string[]): Gathered[] {
  const below = ({ steps }: Gathered) => parent.every((step, i) => steps[i] === step);
  const inside = groups.filter(below);
  const one = { steps: parent, leaves: inside.flatMap(({ leaves }) => leaves) };
  return groups.flatMap((group) => (group === inside[0] ? [one] : below(group) ? [] : [group]));
}

/**
 * The most that can be made of too many changed values: those deepest in the scenario are gathered first, each place with its neighbours,
 * until there are few enough.
 */
function gathered(leaves: readonly ChangedLeaf[], most: number): Gathered[] {
  let groups: Gathered[] = leaves.map((leaf) => ({ steps: leaf.steps, leaves: [leaf] }));
  while (groups.length > most) {
    const tries = groups
      .filter((group) => group.steps.length > shallowest(group))
      .sort((a, b) => b.steps.length - a.steps.length)
      .map(({ steps }) => gatheredAt(groups, steps.slice(0, -1)))
      .filter((fewer) => fewer.length >= fewest);
    if (tries.length === 0) break;
    [groups] = tries;
  }
  return groups;
}

function nameOf({ steps, leaves }: Gathered): string {
  return leaves.length === 1 ? leaves[0].path : steps.join(".");
}

/**
 * Each changed value by itself, in the order in which they stand; where there are more than `most`, neighbours are gathered. A value that
 * several named groups hold goes to the first of them.
 */
export function grouped(leaves: readonly ChangedLeaf[], named: readonly NamedGroup[], most: number): ChangeGroup[] {
  const ownerOf = (leaf: ChangedLeaf) => named.find(({ paths }) => paths.some((path) => isAtOrBelow(leaf, path)));
  const rest = leaves.filter((leaf) => !ownerOf(leaf));
  const owned = named
    .map((group) => ({ name: group.name, leaves: leaves.filter((leaf) => ownerOf(leaf) === group) }))
    .filter((group) => group.leaves.length > 0);
  const others = gathered(rest, most - owned.length).map((group) => ({ name: nameOf(group), leaves: group.leaves }));
  const place = ({ leaves: [first] }: ChangeGroup) => leaves.indexOf(first);
  return [...owned, ...others].sort((a, b) => place(a) - place(b));
}

export function fused(groups: readonly ChangeGroup[]): ChangeGroup {
  return { name: groups.map(({ name }) => name).join(" + "), leaves: groups.flatMap(({ leaves }) => leaves) };
}
