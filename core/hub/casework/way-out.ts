/** Out of the backlog, with a decision or without one, and out of the hub. */
import * as age from "../age.ts";
import * as cases from "../cases.ts";
import * as counts from "../counts.ts";
import * as rules from "../rules.ts";
import * as timeOpen from "../time-open.ts";
import * as waits from "../waits.ts";
import * as notes from "./notes.ts";

/** A case gets its decision, and is out of the backlog. */
export function decide(number: i32, now: f64): void {
  const lodged = cases.lodged(number);
  cases.setFlags(number, cases.flags(number) | cases.decided);
  cases.setPatienceEnds(number, Infinity);
  counts.decide(now - lodged);
  counts.exit(rules.decision, cases.cohort(number), cases.kind(number));
  timeOpen.leave(rules.decision, cases.cohort(number), cases.lodgedOn(number));
  age.remove(cases.lodgedOn(number));
  waits.decide(lodged, now);
  notes.decision(number, now);
}

/** After its decision a case is out of the backlog; now nothing is left to be done for it. */
export function leaveHub(number: i32, now: f64): void {
  counts.leaveHub();
  notes.leaving(number, now);
  remove(number);
}

/** A case leaves without a decision; one that has its decision only leaves the hub. */
export function exit(number: i32, way: i32, now: f64): void {
  counts.event();
  if (cases.flags(number) & cases.decided) return leaveHub(number, now);
  counts.exit(way, cases.cohort(number), cases.kind(number));
  timeOpen.leave(way, cases.cohort(number), cases.lodgedOn(number));
  age.remove(cases.lodgedOn(number));
  notes.exit(number, now, way);
  remove(number);
}

/** Nothing more happens to this case: its row may be used again. */
function remove(number: i32): void {
  cases.remove(number);
  notes.goes(number);
}
