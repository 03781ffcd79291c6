/** A change of the rules during the period: waiting cases are re-queued, cases whose patience has run out go where they now may, and others where the new route sends them. */
import { out } from "./cases/case-state.ts";
import type { Core } from "./core/core.ts";
import type { Regime } from "./regime.ts";

/**
 * Columns by which rows are put in the order in which their cases came: the starting stock as listed, then the arrivals.
 * @param kinds stream keys of the stocks in order, then that of arrivals
 */
function orderOf(core: Core, rows: readonly number[], kinds: readonly number[]) {
  const kind = new Map(rows.map((row) => [row, kinds.indexOf(core.do.caseKey(row))]));
  const id = new Map(rows.map((row) => [row, core.do.caseId(row)]));
  return (a: number, b: number) =>
    (kind.get(a) as number) - (kind.get(b) as number) || (id.get(a) as number) - (id.get(b) as number);
}

/** Where the new rules rank cases otherwise, the waiting cases are re-queued in the order they became ready. */
function lineUp(core: Core, old: Regime, next: Regime, kinds: readonly number[]): void {
  if (JSON.stringify(next.groups) === JSON.stringify(old.groups)) return next.giveRules();
  const waiting: number[] = [];
  for (let group = 0; group < old.groups.count; group++)
    for (let row = core.do.takeFirst(group); row >= 0; row = core.do.takeFirst(group)) waiting.push(row);
  // By age, a day's bucket keeps its cases and the lines already hold them in order; in order of coming, lines may merge.
  if (!(old.groups.byAge && next.groups.byAge)) {
    const since = new Map(waiting.map((row) => [row, core.do.caseSince(row)]));
    const order = orderOf(core, waiting, kinds);
    waiting.sort((a, b) => (since.get(a) as number) - (since.get(b) as number) || order(a, b));
  }
  next.giveRules();
  next.giveGroups();
  core.do.layLines();
  for (const row of waiting) core.do.putInLine(row);
}

/** A regime in place of the one before it. @param kinds as `orderOf` has them @param now hours */
export function changeRegime(core: Core, old: Regime, next: Regime, kinds: readonly number[], now: number): void {
  lineUp(core, old, next, kinds);
  next.giveQuota();
  next.giveMix();
  if (!next.reroutes && !next.frees) return;
  next.giveRerouted();
  const rows = Array.from({ length: core.read("caseRows") }, (_, place) => core.do.rowAt(place)).filter(
    (row) => core.do.caseState(row) !== out,
  );
  rows.sort(orderOf(core, rows, kinds));
  if (next.frees) for (const row of rows) core.do.leaveIfImpatient(row, now);
  if (next.reroutes) for (const row of rows) core.do.reroute(row, now);
}
