/** Plans of scenarios that have some of the changes between two. */
import type { ChangeGroup } from "../../experiment/attribution/groups.ts";
import { compile } from "../../hub/compile.ts";
import type { Plan } from "../../hub/plan.ts";
import type { ChangedLeaf, ComparedTree } from "../../scenario/inherit/difference.ts";
import { loadTree, mixture } from "../../scenario/values/mixture.ts";
import { readText } from "../files/files.ts";

/** Plans of mixtures, each made once. The ends are the scenarios themselves. */
export function planMaker(
  a: ComparedTree,
  b: ComparedTree,
  plans: readonly [Plan, Plan],
  leaves: readonly ChangedLeaf[],
) {
  const made = new Map<string, Plan | undefined>([
    ["", plans[0]],
    [
      leaves
        .map(({ path }) => path)
        .sort()
        .join("\n"),
      plans[1],
    ],
  ]);
  return (groups: readonly ChangeGroup[]): Plan | undefined => {
    const paths = groups.flatMap((group) => group.leaves.map(({ path }) => path)).sort();
    const key = paths.join("\n");
    if (!made.has(key)) made.set(key, planOf(a, b, new Set(paths), groups));
    return made.get(key);
  };
}

function planOf(a: ComparedTree, b: ComparedTree, paths: ReadonlySet<string>, groups: readonly ChangeGroup[]) {
  const name = `${a.loaded.name} with ${groups.map((group) => group.name).join(", ")}`;
  const loaded = loadTree(mixture(a.tree, b.tree, paths), readText, name);
  try {
    return loaded && compile(loaded);
  } catch (error) {
    // What only shows when a plan is made is no more usable than what does not load.
    if ((error as Error).constructor.name === "ScenarioFault") return undefined;
    throw error;
  }
}
