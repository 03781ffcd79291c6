/** The rules of a regime as the core has them: numbers and columns, as core/hub declares them. */
import { starts } from "../core/chained.ts";
import type { Core } from "../core/core.ts";
import type { Process } from "../process/process.ts";
import { processColumns } from "../process/process-columns.ts";
import type { Groups } from "./groups.ts";
import type { Rules } from "./rules.ts";

const flags = (values: ArrayLike<boolean | number>) => Int32Array.from(values, (value) => (value ? 1 : 0));

/** What cases are decided as, by type. */
function outcomeColumns({ outcomes }: Rules) {
  return {
    outcomesFrom: starts(outcomes.map(({ numbers }) => numbers)),
    outcomeShare: Float64Array.from(outcomes.flatMap(({ upTo }) => upTo)),
    outcomeNumber: Int32Array.from(outcomes.flatMap(({ numbers }) => numbers)),
  };
}

/** What holds in one regime: how cases move, how long work takes, and what cases are decided as; `noticeEnds` as notice.ts has them. */
export function prepareRules(core: Core, rules: Rules, process: Process, noticeEnds: Int32Array): () => void {
  const { efforts } = rules;
  return core.prepare("rules", {
    ...processColumns(rules, process),
    ...outcomeColumns(rules),
    noticeEnds,
    effortLaw: efforts.law,
    effortA: efforts.a,
    effortB: efforts.b,
    effortMean: efforts.mean,
  });
}

/** Which cases are taken in which order. */
export function prepareGroups(core: Core, groups: Groups): () => void {
  return core.prepare("groups", {
    groupCount: groups.count,
    groupOf: Int32Array.from(groups.of),
    groupStage: Int32Array.from(groups.stage),
    groupCohort: Int32Array.from(groups.cohort),
    rank: Int32Array.from(groups.rank),
    tieRank: Int32Array.from(groups.tieRank),
    ableFrom: starts(groups.forPool),
    able: Int32Array.from(groups.forPool.flatMap((list) => [...list])),
    takersFrom: starts(groups.poolsFor),
    takers: Int32Array.from(groups.poolsFor.flatMap((list) => [...list])),
    byAge: groups.byAge ? 1 : 0,
  });
}

/** Shares of starts between the cohorts; whatever was owed before is forgotten. */
export function prepareQuota(core: Core, { scenario, stages }: Rules): () => void {
  const { quota } = scenario;
  return core.prepare("quota", {
    quotaAt: flags(quota ? Array.from(stages.named, (named) => quota.at.includes(stages.names[named])) : []),
    quotaLegacy: quota?.legacy ?? 0,
    quotaOwed: new Float64Array(stages.count),
  });
}
