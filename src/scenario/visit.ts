/** Visits: a stage that stands more than once in a route is visited again, each time with work and luck of its own. */

/** An item of a route: a stage, or a stage with the share of cases that visit it. */
type RouteItem<Share> = string | Readonly<Record<string, Share>>;

/** What a stage says of the decision: whether it is made here, and at which visit. */
export type Decides = boolean | { readonly visit: number | "first" | "last" };

/** A place of a route. */
export interface Visit<Share> {
  readonly stage: string;
  /** Which visit to the stage this is on its route, from 1. */
  readonly visit: number;
  /** Share of cases that make it; undefined: all. */
  readonly share: Share | undefined;
}

/** The places of a route in order. */
export function visitsOn<Share>(route: readonly RouteItem<Share>[]): Visit<Share>[] {
  const made = new Map<string, number>();
  return route.flatMap((item) => {
    // An item that names no stage is reported with the names.
    const [stage, share] = typeof item === "string" ? [item, undefined] : (Object.entries(item)[0] ?? []);
    if (stage === undefined) return [];
    const visit = (made.get(stage) ?? 0) + 1;
    made.set(stage, visit);
    return { stage, visit, share };
  });
}

/** How often each stage stands in the route that visits it most, of all routes that ever hold. */
export function mostVisits(routes: Iterable<readonly RouteItem<unknown>[]>): Map<string, number> {
  const most = new Map<string, number>();
  for (const route of routes)
    for (const { stage, visit } of visitsOn(route)) most.set(stage, Math.max(visit, most.get(stage) ?? 0));
  return most;
}

/** Whether the decision is made at a visit, of so many visits that its route makes to the stage. */
export function decidesAt(decides: Decides | undefined, visit: number, visits: number): boolean {
  if (typeof decides !== "object") return decides === true;
  const { visit: stated } = decides;
  return visit === (stated === "first" ? 1 : stated === "last" ? visits : stated);
}

/** The place of a route that decides: the first that says so, or else the last. @param decides what is said by a stage */
export function decidingPlace(
  route: readonly RouteItem<unknown>[],
  decides: (stage: string) => Decides | undefined,
): number {
  const visits = visitsOn(route);
  const most = mostVisits([route]);
  const stated = visits.findIndex(({ stage, visit }) => decidesAt(decides(stage), visit, most.get(stage) ?? 1));
  return stated < 0 ? visits.length - 1 : stated;
}

/** A later visit is named after its stage: `interview visit 2`. */
export function visitName(stage: string, visit: number): string {
  return visit === 1 ? stage : `${stage} visit ${visit}`;
}

/** The stage and the visit that a text names; the first visit where it names the stage alone. */
export function readVisit(text: string): { readonly stage: string; readonly visit: number } {
  const [, stage, visit] = /^(.*) visit ([1-9]\d*)$/.exec(text) ?? [];
  return stage === undefined ? { stage: text, visit: 1 } : { stage, visit: Number(visit) };
}
