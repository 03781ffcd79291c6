/** When work given to someone ends, through days off, absences and learning, and the hours on cases that it books. */
import { speedOn } from "../../../src/hub/staff/learning-curve.ts";
import { today } from "../today.ts";
import { isAbsent } from "./absences.ts";
import * as calendars from "./calendars.ts";
import * as people from "./people.ts";

/** Remaining work (hours) that counts as none: less than the rounding error of sums of hours. */
const nothing: f64 = 1e-9;

/** Hours on cases by pool and day. @read */
export let worked = new StaticArray<f64>(0);

export function open(): void {
  worked = new StaticArray<f64>(calendars.poolCount * calendars.periodDays);
}

/** The moment at which `hours` of work given at `now` are done, through days off, absences and the learning curve; books the hours worked. */
export function endOf(person: i32, now: f64, hours: f64): f64 {
  const days = calendars.periodDays;
  const pool = people.pool(person);
  const perDay = calendars.hoursPerDay[pool];
  const opensAt = calendars.opensAt[pool];
  const proficient = people.proficient(person);
  let left = hours;
  let day = today;
  let clock = now - <f64>day * 24 - opensAt;
  if (!(clock > 0)) clock = 0;
  for (; day < days; day++, clock = 0) {
    const full = rate(person, day);
    if (full === 0 || clock >= perDay) continue;
    const gain = <f64>day >= proficient ? full : full * speed(person, day);
    const able = (perDay - clock) * gain;
    if (able + nothing < left) {
      left -= able;
      worked[pool * days + day] += (perDay - clock) * full;
      continue;
    }
    const needed = gain === 1 ? left : gain > 0 ? left / gain : 0;
    const used = needed < perDay - clock ? needed : perDay - clock;
    worked[pool * days + day] += used * full;
    return <f64>day * 24 + opensAt + clock + used;
  }
  return Infinity;
}

/** Hours of a proficient caseworker that someone has put into the work in hand on the days before a dawn. */
export function doneBefore(person: i32, dawn: f64): f64 {
  const pool = people.pool(person);
  const perDay = calendars.hoursPerDay[pool];
  const began = people.began(person);
  let day = <i32>floor(began / 24);
  let clock = began - <f64>day * 24 - calendars.opensAt[pool];
  if (!(clock > 0)) clock = 0;
  let done: f64 = 0;
  for (; <f64>day * 24 < dawn; day++, clock = 0) {
    const full = rate(person, day);
    if (full === 0 || clock >= perDay) continue;
    done += (perDay - clock) * (<f64>day >= people.proficient(person) ? full : full * speed(person, day));
  }
  return done;
}

/** Gives back the hours booked after `now` for the work that someone has in hand. */
export function giveBack(person: i32, now: f64): void {
  const days = calendars.periodDays;
  const pool = people.pool(person);
  const end = people.ends(person);
  const began = people.began(person);
  for (let day = <i32>floor(now / 24); day < days && <f64>day * 24 < end; day++) {
    const cell = pool * days + day;
    const given = worked[cell] - hoursOn(person, day, now > began ? now : began, end);
    // Not below 0: a difference of sums may be a rounding error.
    worked[cell] = given > 0 ? given : 0;
  }
}

/** Hours on cases of a person between two moments of one day. */
function hoursOn(person: i32, day: i32, from: f64, to: f64): f64 {
  const pool = people.pool(person);
  const opens = <f64>day * 24 + calendars.opensAt[pool];
  const closes = opens + calendars.hoursPerDay[pool];
  const clock = (to < closes ? to : closes) - (from > opens ? from : opens);
  return clock > 0 ? clock * rate(person, day) : 0;
}

/** Hours on cases per clock hour on a day; 0 when off or absent. */
function rate(person: i32, day: i32): f64 {
  if (isAbsent(people.numberOf(person), day)) return 0;
  const cell = people.pool(person) * calendars.periodDays + day;
  return (
    (<f64>day >= people.experiencedFrom(person) ? calendars.experienced[cell] : calendars.others[cell]) *
    people.fte(person)
  );
}

/** Share of a proficient caseworker's output on a day. */
function speed(person: i32, day: i32): f64 {
  return speedOn(
    day,
    people.trained(person),
    people.proficient(person),
    people.rampFrom(person),
    people.rampIsExponential(person),
  );
}
