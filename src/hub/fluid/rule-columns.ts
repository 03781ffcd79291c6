/** The rules of each regime as the fluid core has them, under the names of core/fluid/work. */
import { starts } from "../core/chained.ts";
import { Process } from "../process/process.ts";
import { processColumns } from "../process/process-columns.ts";
import type { Groups } from "../work/groups.ts";
import type { Rules, Visit } from "../work/rules.ts";
import type { Columns } from "./fluid-core.ts";
import type { Routes } from "./routes.ts";

/** Lists of visits, one after another: where each begins, and the stages and shares of all. */
function visitColumns(name: "instead", lists: Visit[][]) {
  const all = lists.flat();
  return {
    [`${name}From`]: starts(lists),
    [`${name}Stage`]: Int32Array.from(all, ({ stage }) => stage),
    [`${name}Share`]: Float64Array.from(all, ({ share }) => share),
  };
}

/** Share of those waiting at a stage whom the route still takes there: a smaller share of visits spares some of them. */
function keptShare(now: readonly Visit[], old: readonly Visit[], stage: number): number {
  const shareIn = (route: readonly Visit[]) => route.find((visit) => visit.stage === stage)?.share;
  const share = shareIn(now) ?? 0;
  return share === 0 ? 0 : Math.min(1, share / (shareIn(old) ?? 1));
}

/**
 * Columns of one regime.
 * @param routes as the regime before left them; of this one after @param old the rules of the regime before; undefined for the first
 */
export function ruleColumns(rules: Rules, routes: Routes, old: Rules | undefined, mix: readonly number[]): Columns {
  const { stages, typeNames } = rules;
  const types = Array.from(typeNames.keys());
  const places = Array.from({ length: stages.count }, (_, stage) => stage);
  const byPlace = <T>(of: (type: number, stage: number) => T) =>
    types.flatMap((type) => places.map((s) => of(type, s)));
  if (old) routes.change(rules);
  return {
    ...processColumns(rules, new Process(rules)),
    wait: rules.wait,
    waitWorking: rules.waitWorking,
    hazard: Float64Array.from(types, (type) => rules.withdrawal[type].rate + rules.administrative[type].rate),
    ...visitColumns("instead", old ? byPlace((type, stage) => routes.instead(type, stage)) : byPlace(() => [])),
    kept: Float64Array.from(
      byPlace((type, stage) => (old ? keptShare(rules.routes[type], old.routes[type], stage) : 1)),
    ),
    mix: Float64Array.from(mix),
  };
}

/** Who can do what, and what goes first: of one regime. */
export function orderColumns(rules: Rules, groups: Groups): Columns {
  const { stages, typeNames, scenario } = rules;
  const { quota } = scenario;
  const lines = groups.of.length;
  const ofGroup: number[][] = Array.from({ length: groups.count }, () => []);
  for (let line = 0; line < lines; line++) if (groups.of[line] >= 0) ofGroup[groups.of[line]].push(line);
  const able = groups.forPool.map((list) =>
    Array.from(list)
      .flatMap((group) => ofGroup[group])
      .sort((a, b) => groups.rank[groups.of[a]] - groups.rank[groups.of[b]] || a - b),
  );
  // Pools that can take the same are a crew.
  const crews = [...new Map(able.map((list) => [list.join(), list]))];
  const pools = Object.values(scenario.staff);
  if (typeNames.length * 2 * stages.count !== lines) throw new Error("groups are by stage, cohort and type");
  return {
    crewOf: Int32Array.from(able, (list) => crews.findIndex(([key]) => key === list.join())),
    able: Int32Array.from(crews.flatMap(([, list]) => list)),
    ableFrom: starts(crews.map(([, list]) => list)),
    rank: Int32Array.from(groups.of, (group) => (group < 0 ? -1 : groups.rank[group])),
    named: stages.named,
    quotaAt: Uint8Array.from(stages.named, (at) => (quota?.at.includes(stages.names[at]) ? 1 : 0)),
    legacyShare: quota?.legacy ?? 0,
    handsBack: Uint8Array.from(pools, ({ leaver }) => (leaver === "hands_back" ? 1 : 0)),
    underWay: Float64Array.from(pools, ({ in_hand }) => in_hand ?? 0),
  };
}

export const mostTold = 8;

/** Times a missed appointment is told apart by how often it was missed: as often as one may be, up to a bound. */
export function mostMissed(rules: readonly Rules[]): number {
  const limits = rules.flatMap(({ noShow, noShowLimit }) =>
    Array.from(noShowLimit).filter((limit, stage) => noShow[stage] > 0 && Number.isFinite(limit)),
  );
  return Math.min(mostTold, Math.max(1, ...limits));
}
