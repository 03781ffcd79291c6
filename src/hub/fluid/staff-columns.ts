/** The terms of the pools and who is in post at the start, as the fluid core has them, under the names of core/fluid/staff/terms.ts. */
import type { Calendar } from "../../engine/calendar.ts";
import { starts } from "../core/chained.ts";
import type { DrawnRegime } from "../draws.ts";
import { daysPerWeek } from "../staff/calendars.ts";
import type { ElapsedTime } from "../staff/elapsed-time.ts";
import { heldLevels, refilledAfter } from "../staff/posts/held-levels.ts";
import { fallThrough, forJoiners } from "../staff/posts/joiners.ts";
import { type Starter, starters } from "../staff/posts/starting-tenure.ts";
import { absentShare } from "../staff/presence/absence.ts";
import { hoursOnCases, type PoolStatement } from "../staff/terms.ts";
import type { Columns } from "./fluid-core.ts";

/** Offers go on until fewer people than this are still to come. */
const nearlyAll = 1e-3;

/** More who differ in tenure than this, and those of a week go as one. */
const mostTenures = 24;

export interface Span {
  readonly startDay: number;
  readonly days: number;
}

/** Two columns for a time: its amount, and whether working days are meant. */
function time(name: string, flag: string, times: readonly (ElapsedTime | undefined)[], none = 0): Columns {
  return {
    [name]: Float64Array.from(times, (one) => one?.amount ?? none),
    [flag]: Uint8Array.from(times, (one) => (one?.working ? 1 : 0)),
  };
}

export function staffColumns(regimes: readonly DrawnRegime[], calendars: readonly Calendar[], span: Span): Columns {
  const { startDay, days } = span;
  const base = regimes[0].scenario;
  const names = Object.keys(base.staff);
  const regimeOf = new Uint8Array(Math.max(1, days));
  regimes.forEach(({ fromDay }, r) => void regimeOf.fill(r, Math.max(0, fromDay)));
  // By regime, then pool.
  const all = regimes.flatMap(({ scenario }) =>
    names.map((name, pool) => ({ terms: scenario.staff[name], scenario, pool, calendar: calendars[pool] })),
  );
  const terms = all.map((one) => one.terms);
  const attrition = terms.map((one) => one.attrition ?? []);
  const mentors = terms.map(({ mentoring }) => (mentoring?.from ?? []).map((name) => names.indexOf(name)));
  const levels = terms.map(({ vacancies }) => heldLevels(vacancies, startDay, days) ?? new Float64Array(0));
  const absent = names.map((name) => absentShare(base.staff[name], base));
  const inPost = names.map((name, pool) => startersOf(base.staff[name], calendars[pool]));
  return {
    regimeOf,
    fteEach: Float64Array.from(terms, ({ fte_each }) => fte_each ?? 1),
    ...time(
      "training",
      "trainingWorking",
      terms.map(({ training }) => training),
    ),
    ...time(
      "ramp",
      "rampWorking",
      terms.map(({ ramp }) => ramp?.over),
    ),
    rampFrom: Float64Array.from(terms, ({ ramp }) => ramp?.from ?? 1),
    rampShape: Uint8Array.from(terms, ({ ramp }) => (ramp?.shape === "exponential" ? 1 : 0)),
    ...time(
      "newStarter",
      "newStarterWorking",
      terms.map(({ new_starter_for }) => new_starter_for),
      -1,
    ),
    ...time(
      "mentored",
      "mentoredWorking",
      terms.map(({ mentoring }) => mentoring?.lasting),
    ),
    mentoringHours: Float64Array.from(all, (one) => (one.terms.mentoring?.hours ?? 0) / daysPerWeek(one.scenario)),
    mentors: Int32Array.from(mentors.flat()),
    mentorsFrom: starts(mentors),
    attritionRate: Float64Array.from(attrition.flat(), ({ rate }) => rate),
    ...time(
      "attritionWithin",
      "attritionWorking",
      attrition.flat().map(({ within }) => within),
      Number.POSITIVE_INFINITY,
    ),
    attritionFrom: starts(attrition),
    vacancies: Int32Array.from(terms, (one, at) => (levels[at].length > 0 ? 2 : refilledAfter(one) ? 1 : 0)),
    ...time("refillAfter", "refillWorking", terms.map(refilledAfter)),
    held: joined(levels),
    heldFrom: starts(levels),
    dailyHours: Float64Array.from(
      all,
      ({ terms, pool, calendar }) => hoursOnCases(terms) * (1 - absent[pool]) * calendar.hoursPerDay,
    ),
    joiners: joined(names.map((name, pool) => expectedJoiners(base.staff[name].joiners, calendars[pool], span))),
    starterSince: Float64Array.from(inPost.flat(), ({ since }) => since),
    starterFte: Float64Array.from(inPost.flat(), ({ fte }) => fte),
    starterHeads: Float64Array.from(inPost.flat(), ({ heads }) => heads),
    startersFrom: starts(inPost),
  };
}

/** Columns one after another. */
function joined(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}

interface Starters {
  since: number;
  readonly fte: number;
  heads: number;
}

/** Those in post at the start, as many as are alike together; who differ only within `days` days go as one. */
function alike(list: readonly Starter[], days: number): Starters[] {
  const found = new Map<number, Map<number, Starters>>();
  for (const { since, fte } of list) {
    const ofSize = found.get(fte) ?? new Map<number, Starters>();
    found.set(fte, ofSize);
    const time = Math.floor(since / days);
    // Those in training are told from those past it, also within one span of days.
    const key = 2 * time + (since < 0 ? 1 : 0);
    const place = ofSize.get(key);
    if (!place) ofSize.set(key, { since, fte, heads: 1 });
    else place.since += (since - place.since) / ++place.heads;
  }
  return [...found.values()].flatMap((ofSize) => [...ofSize.values()]);
}

function startersOf(terms: PoolStatement, calendar: Calendar): Starters[] {
  const list = starters(terms, calendar);
  const exact = alike(list, 1);
  return exact.length > mostTenures ? alike(list, 7) : exact;
}

function expectedJoiners(
  joiners: PoolStatement["joiners"],
  calendar: Calendar,
  { startDay, days }: Span,
): Float64Array {
  const people = new Float64Array(days);
  if (!joiners) return people;
  const arriving = 1 - fallThrough(joiners);
  forJoiners(
    joiners,
    { startDay, days, calendar },
    (offers) => offers * arriving,
    (day, count) => {
      people[day] += count;
    },
    nearlyAll,
  );
  return people;
}
