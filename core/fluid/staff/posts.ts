/** Who is expected to be in post in one pool: src/hub/staff/posts/posts.ts with everyone's luck averaged out. */
import {
  dayBeside,
  isSomeone,
  nearestPeople,
  partOfPost,
  wholePeople,
} from "../../../src/hub/staff/posts/people-for.ts";
import { grown } from "../../engine/memory.ts";
import { days } from "../dimensions.ts";
import * as cohorts from "./cohorts.ts";
import { open as openSizes, sizeOf, sizes } from "./sizes.ts";
import * as terms from "./terms.ts";

let pool: i32 = 0;
/** Place of the pool's usual size. */
let usual: i32 = 0;
/** People who come in place of leavers, by size * days + day. */
let refills = new StaticArray<f64>(0);

export function open(own: i32): void {
  pool = own;
  openSizes();
  const t = terms.on(own, 0);
  usual = sizeOf(terms.fteEach[t]);
  cohorts.open(own);
  refills = new StaticArray<f64>(0);
  for (let i = terms.startersFrom[own]; i < terms.startersFrom[own + 1]; i++)
    cohorts.start(terms.starterHeads[i], terms.starterSince[i], t, terms.starterFte[i]);
}

/** Lives through one day. @returns people past their training who leave on it */
export function pass(day: i32): f64 {
  const t = terms.on(pool, day);
  let past: f64 = 0;
  if (day > 0) {
    past = cohorts.leave(day, t);
    if (terms.vacancies[t] === 1) refill(day, t);
  } else for (let i = 0; i < sizes.length; i++) cohorts.leavers[i] = 0;
  cohorts.join(terms.joiners[pool * days + day], day, t, terms.fteEach[t]);
  for (let i = 0; (i + 1) * days <= refills.length; i++) cohorts.replace(refills[i * days + day], day, t, i);
  if (terms.vacancies[t] === 2) past += hold(day, t);
  cohorts.mergeExperienced(day);
  return past;
}

function refill(day: i32, t: i32): void {
  const back = cohorts.daysAfter(<f64>day, terms.refillAfter[t], terms.refillWorking[t] === 1);
  if (!(back < <f64>days)) return;
  if (refills.length < sizes.length * days) refills = grown(refills, sizes.length * days);
  for (let i = 0; i < sizes.length; i++) refills[i * days + <i32>back] += cohorts.leavers[i];
}

/** Fills up to the level of a day, leavers first by as many of their size. @returns people past their training who are let go */
function hold(day: i32, t: i32): f64 {
  const first = terms.heldFrom[t];
  const level = terms.held[first + day];
  const each = sizes[usual];
  const whole = cohorts.inPostOf(usual);
  const part = sizes.length > 1 ? cohorts.inPostBut(usual) : 0;
  const isSteady = level === terms.held[first + dayBeside(day, days)];
  const wanted = isSteady ? level : nearestPeople(level, part, each) * each + part;
  let missing = wanted - whole - part;
  const known = sizes.length;
  for (let i = 0; i < known; i++) {
    if (cohorts.leavers[i] === 0) continue;
    const back = Math.min(cohorts.leavers[i], missing / sizes[i]);
    cohorts.replace(back, day, t, i);
    missing -= Math.max(0, back) * sizes[i];
  }
  if (isSomeone(missing, wanted)) fill(missing, day, t, each);
  return missing < 0 && day > 0 ? cohorts.cutTo(wanted, day) : 0;
}

/** Whole people of the usual size, and one for a part of a post. */
function fill(missing: f64, day: i32, t: i32, each: f64): void {
  cohorts.join(wholePeople(missing, each), day, t, terms.fteEach[t]);
  const part = partOfPost(missing, each);
  if (part > 0) cohorts.join(1, day, t, part);
}
