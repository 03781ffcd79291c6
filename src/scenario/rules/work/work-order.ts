/** The order in which those who are free take up work, at best values: as the simulation ranks it, but for cohorts and single ages. */

import type { Scenario } from "../../schema/scenario.ts";
import { stagesLeft } from "../../stages-left.ts";

/** Work that cases of a type wait for at a visit or at its check. */
export interface Ranked {
  /** `interview visit 2`, `decision check`. */
  readonly title: string;
  /** The same without the visit: words for a stage mean all visits. */
  readonly name: string;
  readonly type: string;
  /** Mean hours of a fresh piece. */
  readonly effort: number;
}

export interface WorkOrder {
  /** Of each place; lower goes first. */
  readonly ranks: readonly number[];
  /** Within a rank, who came first goes first; otherwise all have a share, by age. */
  readonly firstCome: boolean;
}

/** Cohorts are left out: which of them goes first is the planner's decision, and a stage is reached with either. */
export function workOrder(scenario: Scenario, places: readonly Ranked[]): WorkOrder {
  const { next_case } = scenario;
  const oldest = next_case.indexOf("oldest");
  const words = oldest < 0 ? next_case : next_case.slice(0, oldest);
  const firstCome = next_case.includes("first_come");
  const left = stagesLeft(scenario);
  const rankers = words.map((word) => ranker(scenario, word));
  if (oldest < 0 && !firstCome) rankers.push(({ title }) => left(title));
  const tuples = places.map((place) => rankers.map((rank) => rank(place)));
  const sorted = [...tuples].sort(compare);
  const dense = new Map<string, number>();
  for (const tuple of sorted) if (!dense.has(tuple.join())) dense.set(tuple.join(), dense.size);
  return { ranks: tuples.map((tuple) => dense.get(tuple.join()) ?? 0), firstCome: oldest < 0 };
}

function ranker({ cases }: Scenario, word: string): (place: Ranked) => number {
  if (word === "first_come" || word === "legacy" || word === "flow") return () => 0;
  if (word === "easiest") return ({ effort }) => effort;
  const isType = Object.hasOwn(cases.types, word);
  return ({ title, name, type }) => (title === word || name === word || (isType && type === word) ? 0 : 1);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}
