/** Groups of changes that make no scenario without each other are one group: found by trying. */
import { type ChangeGroup, fused } from "./groups.ts";

/** Whether the scenario that has just these groups' changes can be used. That of no group and that of all can. */
export type Holds = (groups: readonly ChangeGroup[]) => boolean;

const members = (groups: readonly ChangeGroup[], coalition: readonly number[]) => coalition.map((i) => groups[i]);

/** What is left of `coalition` when every member is left out without which `wanted` still holds. */
function pruned(coalition: readonly number[], wanted: (coalition: readonly number[]) => boolean): number[] {
  let kept = [...coalition];
  for (const one of coalition) {
    const without = kept.filter((other) => other !== one);
    if (wanted(without)) kept = without;
  }
  return kept;
}

/**
 * Fuses the groups that a coalition which does not hold is about: the fewest of its members that do not hold by themselves, with the
 * fewest of the others that mend it (fewest in that none of them can be left out).
 */
function mend(groups: readonly ChangeGroup[], broken: readonly number[], holds: Holds): ChangeGroup[] {
  const breaking = pruned(broken, (coalition) => !holds(members(groups, coalition)));
  const others = groups.map((_, i) => i).filter((i) => !breaking.includes(i));
  const mending = pruned(others, (coalition) =>
    holds(
      members(
        groups,
        [...breaking, ...coalition].sort((a, b) => a - b),
      ),
    ),
  );
  const together = [...breaking, ...mending].sort((a, b) => a - b);
  return groups.flatMap((group, i) =>
    i === together[0] ? [fused(members(groups, together))] : together.includes(i) ? [] : [group],
  );
}

/**
 * The groups, fused until every coalition that is asked about holds.
 * @param asked the coalitions wanted of `n` groups, as ascending indices; asked again after each fusion
 */
export function holdingGroups(
  groups: readonly ChangeGroup[],
  holds: Holds,
  asked: (n: number) => Iterable<readonly number[]>,
): ChangeGroup[] {
  for (let now = [...groups]; ; ) {
    let broken: readonly number[] | undefined;
    for (const coalition of asked(now.length))
      if (!holds(members(now, coalition))) {
        broken = coalition;
        break;
      }
    if (!broken) return now;
    now = mend(now, broken, holds);
  }
}

/** All coalitions of n groups, the smallest first. */
export function allCoalitions(n: number): number[][] {
  return Array.from({ length: 2 ** n }, (_, set) =>
    Array.from({ length: n }, (_, i) => i).filter((i) => Math.floor(set / 2 ** i) % 2 === 1),
  ).sort((a, b) => a.length - b.length);
}

/** Each group alone, and all but each. */
export function firstsAndLasts(n: number): number[][] {
  const all = Array.from({ length: n }, (_, i) => i);
  return [...all.map((i) => [i]), ...all.map((i) => all.filter((j) => j !== i))];
}
