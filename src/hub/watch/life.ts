/** The life of one case in one replication, in words and in order. */
import { dayToIso } from "../../engine/civil-date.ts";
import type { Plan } from "../plan.ts";
import type { ReplicationRequest } from "../replication.ts";
import { simulate } from "../simulate.ts";
import type { LifeEvent } from "./life-event.ts";

export interface DatedEvent {
  /** ISO date and time of day, to the minute. */
  readonly date: string;
  readonly time: string;
  readonly what: string;
}

function dated(plan: Plan, { moment, what }: LifeEvent): DatedEvent {
  const minutes = Math.round(moment * 60);
  const day = Math.floor(minutes / 1440);
  const ofDay = minutes - day * 1440;
  const two = (value: number) => String(value).padStart(2, "0");
  return { date: dayToIso(plan.startDay + day), time: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`, what };
}

/** Events of case `number` (the starting stock first, then arrivals in order); empty when the replication has no such case. */
export function caseLife(plan: Plan, request: ReplicationRequest, number: number): DatedEvent[] {
  const events: LifeEvent[] = [];
  simulate(plan, request, { number, note: (event) => void events.push(event) });
  return events.sort((a, b) => a.moment - b.moment).map((event) => dated(plan, event));
}
