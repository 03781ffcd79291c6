/**
 * Groups of waiting cases: cases that every pool would take in the same order. `next_case` ranks groups by the words before
 * `oldest` first, then by age, then by the words after it. Without that word, what the words leave open goes to later stages first and then
 * to who came first; with `first_come` to who came first at once.
 */
import { own } from "../../scenario/own.ts";
import { stagesLeft } from "../../scenario/stages-left.ts";
import type { DrawnScenario } from "../draws.ts";
import type { Rules } from "./rules.ts";
import type { Stages } from "./stages.ts";

export interface Groups {
  readonly count: number;
  /** Group of a case by (stage * 2 + cohort) * types + type; -1 for stages without staff. */
  readonly of: Int16Array;
  /** The stage of each group, all visits of a stage being one. */
  readonly stage: Int16Array;
  readonly cohort: Int16Array;
  /** Rank by the words before and after `oldest`; lower goes first. */
  readonly rank: Int16Array;
  readonly tieRank: Int16Array;
  /** Groups each pool can take, best rank first; pools that can take each group, in order of the file. */
  readonly forPool: Int16Array[];
  readonly poolsFor: Int16Array[];
  readonly byAge: boolean;
}

/** Whether a pool has the skill for a stage and case type. */
export function canDo(
  skills: DrawnScenario["staff"][string]["skills"],
  skill: string | undefined,
  type: string,
): boolean {
  if (skill === undefined) return false;
  if (Array.isArray(skills)) return skills.includes(skill);
  const types = own(skills, skill);
  return types !== undefined && (types.length === 0 || types.includes(type));
}

type Ranker = (stage: number, cohort: number, type: number) => number;

function ranker(word: string, stages: Stages, rules: Rules): Ranker {
  const { typeNames } = rules;
  if (word === "first_come") return () => 0;
  if (word === "legacy") return (_, cohort) => cohort;
  if (word === "flow") return (_, cohort) => 1 - cohort;
  if (word === "easiest") return (stage, _, type) => rules.efforts.mean[stage * typeNames.length + type];
  const meant = stages.titles.map((title, at) => title === word || stages.names[stages.named[at]] === word);
  if (meant.includes(true)) return (at) => (meant[at] ? 0 : 1);
  const type = typeNames.indexOf(word);
  return (_, __, of) => (of === type ? 0 : 1);
}

/** Later stages first, so that what was begun is brought to its end. */
function laterFirst({ scenario, stages }: Rules): Ranker {
  const left = stagesLeft(scenario);
  const ranks = stages.titles.map(left);
  return (stage) => ranks[stage];
}

function compareTuples(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

/** Dense ranks of tuples: equal tuples share a rank. */
function dense(tuples: number[][]): Int16Array {
  const sorted = [...tuples].sort(compareTuples);
  const ranks = new Map<string, number>();
  for (const tuple of sorted) if (!ranks.has(tuple.join())) ranks.set(tuple.join(), ranks.size);
  return Int16Array.from(tuples, (tuple) => ranks.get(tuple.join()) ?? 0);
}

export function groupsOf(rules: Rules): Groups {
  const { scenario, stages, typeNames } = rules;
  const split = scenario.next_case.indexOf("oldest");
  const before = (split < 0 ? scenario.next_case : scenario.next_case.slice(0, split)).map((word) =>
    ranker(word, stages, rules),
  );
  if (split < 0 && !scenario.next_case.includes("first_come")) before.push(laterFirst(rules));
  const after = (split < 0 ? [] : scenario.next_case.slice(split + 1)).map((word) => ranker(word, stages, rules));
  const pools = Object.values(scenario.staff);
  const types = typeNames.length;
  const of = new Int16Array(stages.count * 2 * types).fill(-1);
  const found = new Map<string, number>();
  const stage: number[] = [];
  const cohort: number[] = [];
  const ranks: number[][] = [];
  const ties: number[][] = [];
  const poolsFor: Int16Array[] = [];
  for (let s = 0; s < stages.count; s++)
    for (let c = 0; c < 2; c++)
      for (let t = 0; t < types; t++) {
        if (rules.needsStaff[s] === 0) continue;
        const able = pools.flatMap((pool, p) => (canDo(pool.skills, stages.skills[s], typeNames[t]) ? [p] : []));
        const rank = before.map((of) => of(s, c, t));
        const tie = after.map((of) => of(s, c, t));
        const key = [s, c, rank, tie, able].join("|");
        let group = found.get(key);
        if (group === undefined) {
          group = stage.length;
          found.set(key, group);
          stage.push(stages.named[s]);
          cohort.push(c);
          ranks.push(rank);
          ties.push(tie);
          poolsFor.push(Int16Array.from(able));
        }
        of[(s * 2 + c) * types + t] = group;
      }
  const rank = dense(ranks);
  const forPool = pools.map((_, p) => {
    const able = stage.flatMap((_s, g) => (poolsFor[g].includes(p) ? [g] : []));
    return Int16Array.from(able.sort((a, b) => rank[a] - rank[b] || a - b));
  });
  return {
    count: stage.length,
    of,
    stage: Int16Array.from(stage),
    cohort: Int16Array.from(cohort),
    rank,
    tieRank: dense(ties),
    forPool,
    poolsFor,
    byAge: split >= 0,
  };
}
