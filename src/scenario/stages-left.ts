/** How much of its way a case has still before it at each stage: what the default order, later stages first, goes by. */
import { visitName, visitsOn } from "./visit.ts";

interface Routed<Share> {
  readonly cases: {
    readonly types: Readonly<Record<string, { readonly route: readonly (string | Readonly<Record<string, Share>>)[] }>>;
  };
  readonly work: Readonly<Record<string, { readonly check?: { readonly needs?: string } }>>;
}

/**
 * The stages that follow each visit (and each check) on the longest way that the routes of all types make possible together. What two
 * routes take in opposite orders comes neither before nor after one another. What is on no route, such as closing a file, has nothing after it.
 */
export function stagesLeft<Share>({ cases, work }: Routed<Share>): (title: string) => number {
  const followers = new Map<string, Set<string>>();
  for (const { route } of Object.values(cases.types)) {
    const ways = visitsOn(route).flatMap(({ stage, visit }) =>
      work[stage].check?.needs === undefined
        ? [visitName(stage, visit)]
        : [visitName(stage, visit), visitName(`${stage} check`, visit)],
    );
    ways.forEach((title, place) => {
      const after = followers.get(title) ?? new Set();
      followers.set(title, after);
      if (place + 1 < ways.length) after.add(ways[place + 1]);
    });
  }
  const reached = new Map([...followers.keys()].map((title) => [title, reachedFrom(title, followers)]));
  const known = new Map<string, number>();
  const left = (title: string): number => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const later = [...(reached.get(title) ?? [])].filter((after) => !reached.get(after)?.has(title));
    const most = later.reduce((longest, after) => Math.max(longest, 1 + left(after)), 0);
    known.set(title, most);
    return most;
  };
  return left;
}

/** All that may follow a stage, sooner or later. */
function reachedFrom(title: string, followers: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const open = [title];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const after of followers.get(at) ?? [])
      if (!reached.has(after)) {
        reached.add(after);
        open.push(after);
      }
  return reached;
}
