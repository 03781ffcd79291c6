/** Expected staff and hours of every pool on every day, all by pool * days + day. */
import { speedOn } from "../../../src/hub/staff/learning-curve.ts";
import { mentoringShare, shareKept } from "../../../src/hub/staff/presence/mentoring-share.ts";
import { days, pools } from "../dimensions.ts";
import { spend } from "../work-allowed.ts";
import { isWorking } from "../working-days.ts";
import * as cohorts from "./cohorts.ts";
import * as posts from "./posts.ts";
import { sizes } from "./sizes.ts";
import * as terms from "./terms.ts";

/** Full-time equivalents at the end of the day: in post, in training, and weighted by speed. */
export let inPost = new StaticArray<f64>(0);
export let inTraining = new StaticArray<f64>(0);
export let productive = new StaticArray<f64>(0);
/** People past their training, and those of them who leave on the day. */
export let heads = new StaticArray<f64>(0);
export let leaving = new StaticArray<f64>(0);
export let mentoring = new StaticArray<f64>(0);
/** Hours on cases that those present give, and the same in hours of proficient staff; and the share of the latter that new starters give. */
export let available = new StaticArray<f64>(0);
export let effective = new StaticArray<f64>(0);
export let starterShare = new StaticArray<f64>(0);
/** Hours of the experienced, plain and effective, before mentoring; and mentees on a working day. */
let experienced = new StaticArray<f64>(0);
let experiencedEffective = new StaticArray<f64>(0);
let mentees = new StaticArray<f64>(0);
/** Most effective hours that anyone gives in a day. */
export let quickest: f64 = 0;

/** Lives through the period, pool by pool. */
export function fill(): void {
  const cells = pools * days;
  inPost = new StaticArray<f64>(cells);
  inTraining = new StaticArray<f64>(cells);
  productive = new StaticArray<f64>(cells);
  heads = new StaticArray<f64>(cells);
  leaving = new StaticArray<f64>(cells);
  mentoring = new StaticArray<f64>(cells);
  available = new StaticArray<f64>(cells);
  effective = new StaticArray<f64>(cells);
  starterShare = new StaticArray<f64>(cells);
  experienced = new StaticArray<f64>(cells);
  experiencedEffective = new StaticArray<f64>(cells);
  mentees = new StaticArray<f64>(cells);
  for (let pool = 0; pool < pools; pool++) {
    posts.open(pool);
    for (let day = 0; day < days; day++) {
      leaving[pool * days + day] = posts.pass(day);
      countCohorts(pool, day);
      spend(<f64>cohorts.count / 8);
    }
  }
  for (let day = 0; day < days; day++) takeMentoring(day);
  addUp();
}

function countCohorts(pool: i32, day: i32): void {
  const now = <f64>day;
  const cell = pool * days + day;
  const hours = isWorking(pool, day) ? terms.dailyHours[terms.on(pool, day)] : 0;
  let training: f64 = 0;
  let past: f64 = 0;
  let learners: f64 = 0;
  // Full-time equivalents past their training, and the same weighted by speed: of the experienced, and of new starters.
  let experiencedFte: f64 = 0;
  let experiencedSpeed: f64 = 0;
  let starters: f64 = 0;
  let startersSpeed: f64 = 0;
  for (let row = 0; row < cohorts.count; row++) {
    const count = cohorts.alive[row];
    const fte = count * sizes[cohorts.size[row]];
    const trained = cohorts.trained[row];
    if (now < trained) {
      training += fte;
      continue;
    }
    past += count;
    if (now < cohorts.mentoredUntil[row]) learners += count;
    const ramped = cohorts.proficient[row];
    const speed =
      now >= ramped ? 1 : speedOn(now, trained, ramped, cohorts.rampFrom[row], cohorts.isExponential[row] === 1);
    if (now >= cohorts.experiencedFrom[row]) {
      experiencedFte += fte;
      experiencedSpeed += fte * speed;
    } else {
      starters += fte;
      startersSpeed += fte * speed;
    }
  }
  inPost[cell] = training + experiencedFte + starters;
  inTraining[cell] = training;
  heads[cell] = past;
  productive[cell] = experiencedSpeed + startersSpeed;
  mentees[cell] = hours > 0 ? learners : 0;
  experienced[cell] = experiencedFte * hours;
  experiencedEffective[cell] = experiencedSpeed * hours;
  available[cell] = starters * hours;
  effective[cell] = startersSpeed * hours;
}

/** As in src/hub/staff/presence/mentoring.ts: out of the hours of the experienced of the pools named, in proportion, and never more than they have. */
function takeMentoring(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    const count = mentees[pool * days + day];
    if (count === 0) continue;
    const t = terms.on(pool, day);
    const each = terms.mentoringHours[t];
    if (each === 0) continue;
    let spare: f64 = 0;
    for (let i = terms.mentorsFrom[t]; i < terms.mentorsFrom[t + 1]; i++) {
      const cell = terms.mentors[i] * days + day;
      spare += experienced[cell] - mentoring[cell];
    }
    const share = mentoringShare(count * each, spare);
    for (let i = terms.mentorsFrom[t]; i < terms.mentorsFrom[t + 1]; i++) {
      const cell = terms.mentors[i] * days + day;
      mentoring[cell] += share * (experienced[cell] - mentoring[cell]);
    }
  }
}

function addUp(): void {
  // Of a full day at full speed, so that the end of the period, and who has learnt by then, makes no difference.
  let largest: f64 = 0;
  for (let i = 0; i < sizes.length; i++) largest = Math.max(largest, sizes[i]);
  quickest = 0;
  for (let i = 0; i < terms.dailyHours.length; i++) quickest = Math.max(quickest, terms.dailyHours[i] * largest);
  for (let cell = 0; cell < pools * days; cell++) {
    const kept = shareKept(mentoring[cell], experienced[cell]);
    const starters = effective[cell];
    available[cell] += experienced[cell] * kept;
    effective[cell] += experiencedEffective[cell] * kept;
    starterShare[cell] = effective[cell] > 0 ? starters / effective[cell] : 0;
  }
}
