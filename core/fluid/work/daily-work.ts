/** Pools at work: what they have in hand moves on by the hours of the day, and hands that are free take up what comes next. */

import * as counts from "../cases/counts.ts";
import * as lineup from "../cases/lines.ts";
import { bandOf } from "../cases/order.ts";
import { finish, handBack, missedShare } from "../cases/process.ts";
import {
  attempt,
  cohortOf,
  days,
  handKinds,
  lines,
  missable,
  missed,
  noCases,
  pools,
  rework,
  stageOf,
  waitKinds,
} from "../dimensions.ts";
import * as hours from "../staff/hours.ts";
import { spend } from "../work-allowed.ts";
import { isWorking } from "../working-days.ts";
import * as efforts from "./efforts.ts";
import * as handBands from "./hand-bands.ts";
import * as inHand from "./in-hand.ts";
import * as nextWork from "./next-work.ts";

/** Short work is passed on within the day this often at most: to the next stage, to its check and back. */
const mostRounds: i32 = 30;
/** Starts of fewer cases than this in a round end the day, and of fewer than this share of the day's. */
const tooFew: f64 = 0.05;
const tooSmall: f64 = 1e-3;

/** Where a smaller share of a pool's people than this is free on a day, they do not take up work one round after another, but once. */
const fewHands: f64 = 0.05;

/** Steps that it takes one pool to take up cases of one line. */
const stepsPerStart: f64 = 8;

/** By pool, in this regime: 1 where leavers hand back what they hold; share of those in post at the start who are part-way through a piece. */
export let handsBack = new StaticArray<u8>(0);
export let underWay = new StaticArray<f64>(0);
/** Hours on cases by pool * days + day. */
export let worked = new StaticArray<f64>(0);

/** Of today, by pool: effective hours of a person, hours on cases of a person, and people already at work. */
let strength = new StaticArray<f64>(0);
let presence = new StaticArray<f64>(0);
let used = new StaticArray<f64>(0);
let hasBegun = new StaticArray<u8>(0);
/** By pool, people free today where they are few, and the effective hours that each piece gets of what is left of their day. */
let spare = new StaticArray<f64>(0);
let home = new StaticArray<f64>(0);
/** By pool, pieces in hand of those who have left and finish what they hold. */
let ofLeavers = new StaticArray<f64>(0);
/** By pool, people free to take up work, and as the round began; the pace at which they take it up, and the people that their mix keeps; by line, the pace at which cases are taken up. */
let free = new StaticArray<f64>(0);
let freeAtFirst = new StaticArray<f64>(0);
let rates = new StaticArray<f64>(0);
let keeps = new StaticArray<f64>(0);
let drain = new StaticArray<f64>(0);
/** By line, 1 where all of it is taken and not its first parcel before the rest; by crew, whether it takes its lines so. */
let isWhole = new StaticArray<u8>(0);
let takesWhole = new StaticArray<u8>(0);
/** By kind of work that waits, what is taken from a line: all of it, and whose patience lasts. */
let taken = new StaticArray<f64>(0);
let takenPatient = new StaticArray<f64>(0);
/** Work that is done, by line * handKinds + kind: all of it, whose patience lasts, and what new starters did; and the places that hold some. */
let done = new StaticArray<f64>(0);
let donePatient = new StaticArray<f64>(0);
let doneByStarters = new StaticArray<f64>(0);
let donePlaces = new StaticArray<i32>(0);
let doneCount: i32 = 0;

export function open(): void {
  worked = new StaticArray<f64>(pools * days);
  strength = new StaticArray<f64>(pools);
  presence = new StaticArray<f64>(pools);
  used = new StaticArray<f64>(pools);
  hasBegun = new StaticArray<u8>(pools);
  spare = new StaticArray<f64>(pools);
  home = new StaticArray<f64>(pools);
  ofLeavers = new StaticArray<f64>(pools);
  free = new StaticArray<f64>(pools);
  freeAtFirst = new StaticArray<f64>(pools);
  rates = new StaticArray<f64>(pools);
  keeps = new StaticArray<f64>(pools);
  drain = new StaticArray<f64>(lines);
  isWhole = new StaticArray<u8>(lines);
  takesWhole = new StaticArray<u8>(pools);
  taken = new StaticArray<f64>(waitKinds);
  takenPatient = new StaticArray<f64>(waitKinds);
  done = new StaticArray<f64>(lines * handKinds);
  donePatient = new StaticArray<f64>(lines * handKinds);
  doneByStarters = new StaticArray<f64>(lines * handKinds);
  donePlaces = new StaticArray<i32>(lines * handKinds);
  doneCount = 0;
}

/** Pieces in hand of a pool. */
function held(pool: i32): f64 {
  let sum: f64 = 0;
  for (let pile = inHand.first(pool); pile >= 0; pile = inHand.next(pile)) sum += inHand.total[pile];
  return sum;
}

/** Counts what is in hand at each stage. */
export function count(): void {
  for (let pool = 0; pool < pools; pool++)
    for (let pile = inHand.first(pool); pile >= 0; pile = inHand.next(pile))
      counts.stand(stageOf(inHand.line[pile]), 0, 0, inHand.total[pile]);
}

/** Those who leave today finish what they hold, or hand it back to wait. */
export function leave(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    const gone = hours.leaving[pool * days + day];
    if (gone === 0) continue;
    const share = gone / (hours.heads[pool * days + day] + gone);
    if (handsBack[pool] === 0) {
      ofLeavers[pool] += (held(pool) - ofLeavers[pool]) * share;
      continue;
    }
    for (let pile = inHand.first(pool); pile >= 0; pile = inHand.next(pile)) {
      inHand.takeShare(pile, share);
      handBack(inHand.line[pile], inHand.kind[pile], inHand.done, inHand.donePatient);
    }
  }
}

/** One day of work. */
export function work(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    const cell = pool * days + day;
    const heads = hours.heads[cell];
    strength[pool] = heads > 0 ? hours.effective[cell] / heads : 0;
    presence[pool] = heads > 0 ? hours.available[cell] / heads : 0;
    used[pool] = 0;
    goOn(pool, day);
    const left = strength[pool] > 0 ? Math.max(0, heads - used[pool]) : 0;
    spare[pool] = left < fewHands * heads ? left : 0;
    if (spare[pool] > 0) used[pool] = heads;
  }
  passOn();
  let all: f64 = 0;
  for (let round = 0; round < mostRounds; round++) {
    for (let pool = 0; pool < pools; pool++)
      free[pool] = strength[pool] > 0 ? Math.max(0, hours.heads[pool * days + day] - used[pool]) : 0;
    const started = shareOut(day, true);
    book(day);
    passOn();
    all += started;
    if (started < tooFew || started < tooSmall * all) break;
  }
  for (let pool = 0; pool < pools; pool++) if (strength[pool] > 0) return takeHome(day);
}

function goOn(pool: i32, day: i32): void {
  const hoursEach = strength[pool];
  if (hoursEach === 0) return;
  const starters = hours.starterShare[pool * days + day];
  let before: f64 = 0;
  let people: f64 = 0;
  let finished: f64 = 0;
  for (let pile = inHand.first(pool); pile >= 0; pile = inHand.next(pile)) {
    const amount = inHand.total[pile];
    if (amount === 0) continue;
    spend(1);
    before += amount;
    people += inHand.people(pile, hoursEach);
    inHand.advance(pile, hoursEach);
    finished += inHand.done;
    addDone(inHand.line[pile], inHand.kind[pile], inHand.done, inHand.donePatient, starters);
  }
  if (before === 0) return;
  used[pool] = people * (1 - Math.min(1, ofLeavers[pool] / before));
  worked[pool * days + day] += people * presence[pool];
  ofLeavers[pool] *= 1 - finished / before;
}

function addDone(line: i32, kind: i32, amount: f64, lasting: f64, starters: f64): void {
  if (amount <= 0) return;
  const place = line * handKinds + kind;
  if (done[place] === 0) donePlaces[doneCount++] = place;
  done[place] += amount;
  donePatient[place] += lasting;
  doneByStarters[place] += amount * starters;
}

/** What is done moves on. */
function passOn(): void {
  for (let i = 0; i < doneCount; i++) {
    const place = donePlaces[i];
    const amount = done[place];
    done[place] = 0;
    const line = place / handKinds;
    finish(line, place - line * handKinds, amount, donePatient[place], doneByStarters[place]);
    donePatient[place] = doneByStarters[place] = 0;
  }
  doneCount = 0;
}

/**
 * Whoever is done takes the next case in hand before the day is over, to start on it at the next opening; where few hands were free today, in the
 * time that these had left.
 */
function takeHome(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    const cell = pool * days + day;
    free[pool] = hasBegun[pool] ? Math.max(0, hours.heads[cell] - Math.max(0, held(pool) - ofLeavers[pool])) : 0;
    home[pool] = free[pool] > spare[pool] ? strength[pool] * (spare[pool] / free[pool]) : 0;
  }
  shareOut(day, false);
  for (let pool = 0; pool < pools; pool++)
    if (home[pool] > 0)
      worked[pool * days + day] += spare[pool] * presence[pool] * (1 - free[pool] / freeAtFirst[pool]);
  passOn();
}

/**
 * Free hands of all pools take up work at once, each pool what comes next for it, so that pools share what both can do in proportion to
 * their free hands. Goes on, mix after mix, until hands or cases run out.
 * @param today whether the work is begun today; otherwise each case keeps one person @returns cases started
 */
function shareOut(day: i32, today: bool): f64 {
  let started: f64 = 0;
  let idle = true;
  for (let pool = 0; pool < pools; pool++) {
    freeAtFirst[pool] = free[pool];
    if (free[pool] > noCases) idle = false;
  }
  if (idle) return 0;
  nextWork.look();
  for (let left: f64 = 1; left > noCases; ) {
    if (!choose(today, left)) break;
    let step = left;
    for (let pool = 0; pool < pools; pool++)
      if (rates[pool] > 0) step = Math.min(step, timeUntilEmpty(nextWork.crewOf[pool]));
    for (let pool = 0; pool < pools; pool++)
      if (rates[pool] > 0) free[pool] = Math.max(0, free[pool] - keeps[pool] * rates[pool] * step);
    for (let crew = 0; crew < nextWork.crews(); crew++)
      for (let i = crew * lines; i < crew * lines + nextWork.chosenCount[crew]; i++) {
        const line = nextWork.chosen[i];
        if (drain[line] === 0) continue;
        started += drain[line] * step;
        begin(day, line, step, today);
        drain[line] = 0;
      }
    left -= step;
  }
  return started;
}

/** What is left of a line that is taken whole, or of the first parcel of another. */
function present(line: i32): f64 {
  return isWhole[line] ? lineup.ready(line) : lineup.amountIn(line, lineup.first(line));
}

/** How long the mix of a crew lasts at the present pace. */
function timeUntilEmpty(crew: i32): f64 {
  let least: f64 = Infinity;
  for (let i = crew * lines; i < crew * lines + nextWork.chosenCount[crew]; i++) {
    const line = nextWork.chosen[i];
    least = Math.min(least, present(line) / drain[line]);
  }
  return least;
}

/** What each pool turns to, and how fast, for as long as `left`. @returns whether any pool has something to take up */
function choose(today: bool, left: f64): bool {
  let any = false;
  isWhole.fill(0);
  for (let crew = 0; crew < nextWork.crews(); crew++) {
    takesWhole[crew] = 0;
    if (!hasHands(crew) || !nextWork.chooseWhole(crew)) continue;
    any = true;
    markWhole(crew, 1);
    setRates(crew, today);
    if (paceOf(crew) * left >= 1) takesWhole[crew] = 1;
    else markWhole(crew, 0);
  }
  // A line that one crew takes whole is taken from as a whole by all.
  for (let crew = 0; crew < nextWork.crews(); crew++) if (takesWhole[crew]) markWhole(crew, 1);
  for (let crew = 0; crew < nextWork.crews(); crew++) {
    if (!takesWhole[crew]) {
      if (!hasHands(crew) || !nextWork.choose(crew)) {
        setIdle(crew);
        continue;
      }
      any = true;
      setRates(crew, today);
    }
    addDrain(crew);
  }
  return any;
}

function hasHands(crew: i32): bool {
  for (let pool = 0; pool < pools; pool++)
    if (nextWork.crewOf[pool] === crew && freeAtFirst[pool] > noCases) return true;
  return false;
}

function setIdle(crew: i32): void {
  for (let pool = 0; pool < pools; pool++) if (nextWork.crewOf[pool] === crew) rates[pool] = 0;
}

function markWhole(crew: i32, whole: u8): void {
  const from = crew * lines;
  for (let i = from; i < from + nextWork.chosenCount[crew]; i++) isWhole[nextWork.chosen[i]] = whole;
}

/** How often a crew could take its mix within the time it has. */
function paceOf(crew: i32): f64 {
  let sum: f64 = 0;
  for (let pool = 0; pool < pools; pool++) if (nextWork.crewOf[pool] === crew) sum += rates[pool];
  return sum;
}

function setRates(crew: i32, today: bool): void {
  const from = crew * lines;
  for (let pool = 0; pool < pools; pool++) {
    if (nextWork.crewOf[pool] !== crew) continue;
    rates[pool] = 0;
    if (freeAtFirst[pool] <= noCases) continue;
    spend(stepsPerStart * <f64>nextWork.chosenCount[crew]);
    let need: f64 = 0;
    for (let i = from; i < from + nextWork.chosenCount[crew]; i++) {
      const line = nextWork.chosen[i];
      need += nextWork.mix[from + line] * (today ? peopleFor(line, strength[pool]) : 1);
    }
    // Work that keeps nobody is all done at once.
    rates[pool] = freeAtFirst[pool] / Math.max(need, noCases);
    keeps[pool] = need;
  }
}

function addDrain(crew: i32): void {
  const from = crew * lines;
  const pace = paceOf(crew);
  for (let i = from; i < from + nextWork.chosenCount[crew]; i++) {
    const line = nextWork.chosen[i];
    drain[line] += nextWork.mix[from + line] * pace;
  }
}

/** After a round of starts: books the hours. */
function book(day: i32): void {
  for (let pool = 0; pool < pools; pool++) {
    const cell = pool * days + day;
    // Who mentors all day has a case in hand as well.
    if (isWorking(pool, day) && hours.heads[cell] > 0) hasBegun[pool] = 1;
    if (strength[pool] === 0) continue;
    const busy = Math.max(0, hours.heads[cell] - used[pool]) - free[pool];
    used[pool] += busy;
    worked[cell] += busy * presence[pool];
  }
}

/** People that one case of a line keeps for the day, whatever becomes of it. */
function peopleFor(line: i32, strengthEach: f64): f64 {
  const back = isWhole[line] ? lineup.shareSentBack(line) : lineup.shareSentBackIn(lineup.first(line));
  const noShow = missedShare(line);
  let kept = efforts.keepsOnAverage(efforts.effortOf(line, attempt), strengthEach);
  if (back > 0) kept += back * (efforts.keepsOnAverage(efforts.effortOf(line, rework), strengthEach) - kept);
  if (noShow > 0) kept += noShow * (efforts.keepsOnAverage(efforts.effortOf(line, missed), strengthEach) - kept);
  return kept;
}

/** A line, or its first parcel, is taken from for so long, each kind of work in proportion; what is taken is shared out among the pools that do. */
function begin(day: i32, line: i32, step: f64, today: bool): void {
  const total = present(line);
  if (total <= 0) return;
  const wanted = drain[line] * step;
  const share = wanted > total * (1 - 1e-12) ? 1 : wanted / total;
  for (let kind = 0; kind <= missable; kind++) taken[kind] = takenPatient[kind] = 0;
  if (isWhole[line] === 0) take(line, lineup.first(line), share);
  else
    for (let parcel = lineup.headOf(line); parcel >= 0; ) {
      const next = lineup.after(parcel);
      take(line, parcel, share);
      parcel = next;
    }
  const noShow = missedShare(line);
  for (let pool = 0; pool < pools; pool++) {
    const part = nextWork.mix[nextWork.crewOf[pool] * lines + line] * rates[pool];
    if (part === 0) continue;
    const own = part / drain[line];
    const strengthEach = today ? strength[pool] : home[pool];
    for (let kind = 0; kind <= missable; kind++) {
      if (taken[kind] === 0) continue;
      const amount = taken[kind] * own;
      const lasting = takenPatient[kind] * own;
      takeUp(pool, day, line, handKind(kind, false), amount * (1 - noShow), lasting * (1 - noShow), strengthEach);
      if (noShow > 0) takeUp(pool, day, line, handKind(kind, true), amount * noShow, lasting * noShow, strengthEach);
    }
  }
}

/** What a kind of work that waits is in hand. */
function handKind(kind: i32, isMissed: bool): i32 {
  const isBack = kind === missable;
  if (isMissed) return missed + (isBack ? 0 : kind);
  return isBack ? rework : attempt;
}

/** A share of a parcel goes into hands. */
function take(line: i32, parcel: i32, share: f64): void {
  const noShow = missedShare(line);
  const band = bandOf(cohortOf(line), lineup.keyOf(parcel));
  for (let kind = 0; kind <= missable; kind++) {
    const part = lineup.amountOfKind(line, parcel, kind) * share;
    if (part === 0) continue;
    taken[kind] += part;
    takenPatient[kind] += lineup.patientOfKind(line, parcel, kind) * share;
    handBands.add(line, handKind(kind, false), band, part * (1 - noShow));
    if (noShow > 0) handBands.add(line, handKind(kind, true), band, part * noShow);
  }
  lineup.takeShare(line, parcel, share);
}

function takeUp(pool: i32, day: i32, line: i32, kind: i32, amount: f64, lasting: f64, strengthEach: f64): void {
  if (amount === 0) return;
  const starters = hours.starterShare[pool * days + day];
  let rest: f64 = 1;
  // A piece that takes less than a day may be part-done as well, but that is over before the day is.
  if (!hasBegun[pool] && strengthEach > 0 && efforts.keeps(efforts.effortOf(line, kind), strengthEach, 1) === 1) {
    const met = underWay[pool];
    if (met > 0) {
      inHand.beginUnderWay(pool, line, kind, amount * met, lasting * met, strengthEach);
      addDone(line, kind, inHand.done, inHand.donePatient, starters);
      rest -= met;
    }
  }
  if (rest <= 0) return;
  inHand.begin(pool, line, kind, amount * rest, lasting * rest, strengthEach);
  addDone(line, kind, inHand.done, inHand.donePatient, starters);
}
