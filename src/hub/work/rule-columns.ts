/** The rules of a regime as the core has them: numbers and columns, under the names of core/hub/rules.ts, efforts.ts, groups.ts and quota.ts. */
import { starts } from "../core/chained.ts";
import type { Core } from "../core/core.ts";
import type { Groups } from "./groups.ts";
import { type Closure, type Rules, wayOut } from "./rules.ts";

const flags = (values: ArrayLike<boolean | number>) => Int32Array.from(values, (value) => (value ? 1 : 0));

function closures(way: "withdrawal" | "administrative", list: readonly Closure[]) {
  return {
    [`${way}Rate`]: Float64Array.from(list, ({ rate }) => rate),
    [`${way}Stage`]: Int32Array.from(list, ({ stage }) => stage),
    [`${way}Share`]: Float64Array.from(list, ({ share }) => share),
  };
}

/** What holds in one regime: how cases move, and how long work takes; `noticeEnds` as notice.ts has them. */
export function prepareRules(core: Core, rules: Rules, noticeEnds: Int32Array): () => void {
  const { stages, routes, efforts } = rules;
  return core.prepare({
    stageCount: stages.count,
    typeCount: rules.typeNames.length,
    stageKey: stages.keys,
    parent: stages.parent,
    checkOf: stages.checkOf,
    principal: flags(stages.principal),
    closes: Int32Array.from(stages.closes, (way) => (way === undefined ? -1 : wayOut[way])),
    needsStaff: flags(rules.needsStaff),
    canWithdraw: flags(rules.canWithdraw),
    hasNotice: flags(rules.wait),
    noticeEnds,
    noReply: rules.noReply,
    noShow: rules.noShow,
    noShowLimit: rules.noShowLimit,
    noShowCost: rules.noShowCost,
    reworkShare: rules.reworkShare,
    checkedNew: rules.checkedNew,
    checkedOthers: rules.checkedOthers,
    sentBack: rules.sentBack,
    routeFrom: starts(routes),
    routeStage: Int32Array.from(routes.flat(), ({ stage }) => stage),
    routeShare: Float64Array.from(routes.flat(), ({ share }) => share),
    placeAfter: Int32Array.from(rules.places),
    decidesAt: rules.decidesAt,
    ...closures("withdrawal", rules.withdrawal),
    ...closures("administrative", rules.administrative),
    effortLaw: efforts.law,
    effortA: efforts.a,
    effortB: efforts.b,
    effortMean: efforts.mean,
  });
}

/** Which cases are taken in which order. */
export function prepareGroups(core: Core, groups: Groups): () => void {
  return core.prepare({
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
  return core.prepare({
    quotaAt: flags(quota ? stages.names.map((name) => quota.at.includes(name)) : []),
    quotaLegacy: quota?.legacy ?? 0,
    quotaOwed: new Float64Array(stages.names.length),
  });
}
