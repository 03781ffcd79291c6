/** A change of the rules during the period: who waits is lined up afresh, and cases go where the new route sends them. */
import type { Core } from "./core/core.ts";
import { type Groups, groupsOf } from "./work/groups.ts";
import { giveGroups, giveQuota, giveRules } from "./work/rule-columns.ts";
import type { Rules } from "./work/rules.ts";

/** The rules of a regime, and when notice under them is over. */
export interface Ruled {
  readonly rules: Rules;
  readonly noticeEnds: Int32Array;
}

/** State of a row without a case, as core/hub/cases.ts has it. */
const out = 4;

/**
 * Columns by which rows are put in the order in which their cases came: the starting stock as listed, then the arrivals.
 * @param kinds luck keys of the stocks in order, then that of arrivals
 */
function orderOf(core: Core, rows: readonly number[], kinds: readonly number[]) {
  const kind = new Map(rows.map((row) => [row, kinds.indexOf(core.do.caseKey(row))]));
  const id = new Map(rows.map((row) => [row, core.do.caseId(row)]));
  return (a: number, b: number) =>
    (kind.get(a) as number) - (kind.get(b) as number) || (id.get(a) as number) - (id.get(b) as number);
}

/** Where the new rules rank cases otherwise, those that wait are lined up afresh, in the order they became ready. */
function lineUp(core: Core, old: Groups, { rules, noticeEnds }: Ruled, kinds: readonly number[]): Groups {
  const groups = groupsOf(rules);
  if (JSON.stringify(groups) === JSON.stringify(old)) {
    giveRules(core, rules, noticeEnds);
    return old;
  }
  const waiting: number[] = [];
  for (let group = 0; group < old.count; group++)
    for (let row = core.do.takeFirst(group); row >= 0; row = core.do.takeFirst(group)) waiting.push(row);
  // By age, a day's bucket keeps its cases and the lines already hold them in order; in order of coming, lines may merge.
  if (!(old.byAge && groups.byAge)) {
    const since = new Map(waiting.map((row) => [row, core.do.caseSince(row)]));
    const order = orderOf(core, waiting, kinds);
    waiting.sort((a, b) => (since.get(a) as number) - (since.get(b) as number) || order(a, b));
  }
  giveRules(core, rules, noticeEnds);
  giveGroups(core, groups);
  core.do.layLines();
  for (const row of waiting) core.do.putInLine(row);
  return groups;
}

/**
 * The rules of a regime in place of those before it.
 * @param now hours @returns the groups of waiting cases from now on
 */
export function changeRules(
  core: Core,
  old: { readonly rules: Rules; readonly groups: Groups },
  next: Ruled,
  kinds: readonly number[],
  now: number,
): Groups {
  const { rules } = next;
  const groups = lineUp(core, old.groups, next, kinds);
  giveQuota(core, rules);
  const rerouted = rules.routes.map((route, type) => JSON.stringify(route) !== JSON.stringify(old.rules.routes[type]));
  if (!rerouted.includes(true)) return groups;
  core.give({ rerouted: Int32Array.from(rerouted, Number) });
  const rows = Array.from({ length: core.number("caseRows") }, (_, row) => row).filter(
    (row) => core.do.caseState(row) !== out,
  );
  for (const row of rows.sort(orderOf(core, rows, kinds))) core.do.reroute(row, now);
  return groups;
}
