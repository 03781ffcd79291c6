/** A case goes from one ledger to another, or out of the hub. What of it is counted as leaving the backlog is told here. */
import * as edge from "../../../src/hub/process/edge.ts";
import * as cases from "../cases/cases.ts";
import * as age from "../measures/age.ts";
import * as counts from "../measures/counts.ts";
import * as timeOpen from "../measures/time-open.ts";
import * as waits from "../measures/waits.ts";
import * as process from "../process.ts";
import { today } from "../today.ts";
import * as decision from "./decision.ts";
import * as notes from "./notes.ts";

/** A case that is still in the backlog leaves it in a way, into a ledger; one that has left it stays where it is. */
export function leaveBacklog(row: i32, way: i32, ledger: i32, now: f64): void {
  if (way !== edge.decision) counts.event();
  if (cases.ledger(row) !== edge.backlog) return;
  const itemClass = cases.itemClass(row);
  counts.exit(way, itemClass);
  timeOpen.leave(way, process.cohortOf[itemClass], cases.lodgedOn(row));
  age.remove(cases.lodgedOn(row));
  counts.move(edge.backlog, ledger);
  cases.setLedger(row, ledger);
  // Who has left the backlog can no longer withdraw from it.
  cases.setPatienceEnds(row, Infinity);
  if (way === edge.decision) decide(row, now);
  else notes.exit(row, now, way);
}

function decide(row: i32, now: f64): void {
  const lodged = cases.lodged(row);
  counts.decide(now - lodged);
  waits.decide(lodged, now);
  notes.decision(row, now, decision.decide(row, today));
}

/** Nothing is left to be done for a case: its row may be used again. */
export function leaveHub(row: i32, now: f64): void {
  const ledger = cases.ledger(row);
  if (ledger !== edge.noLedger) {
    decision.leave(row);
    counts.move(ledger, edge.noLedger);
    notes.leaving(row, now);
  }
  cases.remove(row);
  notes.goes(row);
}
