/** The process of a regime as columns, under the names of core/hub/process.ts: for the simulation and for the fluid. */
import type { Rules } from "../work/rules.ts";
import type { Process } from "./process.ts";

const flags = (values: ArrayLike<boolean | number>) => Int32Array.from(values, (value) => (value ? 1 : 0));

export function processColumns({ stages, ...rules }: Rules, process: Process) {
  const { table, classes } = process;
  const types = classes / 2;
  return {
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
  };
}
