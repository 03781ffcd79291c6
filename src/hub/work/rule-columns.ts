/** The rules of a regime as the core has them: numbers and columns, as core/hub declares them. */
import { starts } from "../core/chained.ts";
import type { Core } from "../core/core.ts";
import type { Process } from "../process/process.ts";
import type { Groups } from "./groups.ts";
import type { Rules } from "./rules.ts";

const flags = (values: ArrayLike<boolean | number>) => Int32Array.from(values, (value) => (value ? 1 : 0));

/** What holds in one regime: how cases move, and how long work takes; `noticeEnds` as notice.ts has them. */
export function prepareRules(core: Core, rules: Rules, process: Process, noticeEnds: Int32Array): () => void {
  const { stages, efforts } = rules;
  const { table, classes } = process;
  const types = classes / 2;
  return core.prepare("rules", {
    typeOf: Int32Array.from({ length: classes }, (_, itemClass) => itemClass % types),
    cohortOf: Int32Array.from({ length: classes }, (_, itemClass) => Math.floor(itemClass / types)),
    start: process.start,
    stopsWaiting: process.stopsWaiting,
    placeKey: stages.keys,
    parent: stages.parent,
    needsStaff: flags(rules.needsStaff),
    canWithdraw: flags(rules.canWithdraw),
    hasNotice: flags(rules.wait),
    isOffRoute: flags(stages.closes.map((way) => way !== undefined)),
    reworkShare: rules.reworkShare,
    whenDone: process.whenDone,
    ends: process.ends,
    visit: process.visit,
    isDecided: Int32Array.from(process.isDecided),
    edgeBy: Int32Array.from(table.by),
    edgeShare: Float64Array.from(table.share),
    edgeStarterShare: Float64Array.from(table.starterShare),
    edgeTo: Int32Array.from(table.to),
    edgeNext: Int32Array.from(table.next),
    edgeOtherwise: Int32Array.from(table.otherwise),
    edgeWay: Int32Array.from(table.way),
    edgeLedger: Int32Array.from(table.ledger),
    edgeEffects: Int32Array.from(table.effects),
    edgeHours: Float64Array.from(table.hours),
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
