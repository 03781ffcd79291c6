/**
 * Free hands of all pools take up work at once, each pool what comes next for it, so that pools share what both can do in proportion to
 * their free hands. Goes on, mix after mix, until hands or cases run out.
 */
import * as lineup from "../cases/lines.ts";
import { attempt, lines, missed, noCases, pools, rework } from "../dimensions.ts";
import { spend } from "../work-allowed.ts";
import * as efforts from "./efforts.ts";
import * as nextWork from "./next-work.ts";
import * as today from "./pools-today.ts";
import * as rules from "./rules.ts";
import * as takeUp from "./take-up.ts";

/** Steps that it takes one pool to take up cases of one line. */
const stepsPerStart: f64 = 8;

/** By pool, the pace at which work is taken up, and the people that its mix keeps; by line, the pace at which cases are taken from it. */
let rates = new StaticArray<f64>(0);
let keeps = new StaticArray<f64>(0);
let drain = new StaticArray<f64>(0);
/** By line, 1 where all of it is taken and not its first parcel before the rest; by crew, whether it takes its lines so. */
let isWhole = new StaticArray<u8>(0);
let takesWhole = new StaticArray<u8>(0);
/** The cluster of crews that take up work now: from `first` to `end` of those of next-work.ts. */
let first: i32 = 0;
let end: i32 = 0;

export function open(): void {
  rates = new StaticArray<f64>(pools);
  keeps = new StaticArray<f64>(pools);
  drain = new StaticArray<f64>(lines);
  isWhole = new StaticArray<u8>(lines);
  takesWhole = new StaticArray<u8>(pools);
}

/** The crews have changed. */
export function change(): void {
  isWhole.fill(0);
}

/** @param isToday whether the work is begun today; otherwise each case keeps one person @returns cases started */
export function shareOut(isToday: bool): f64 {
  let idle = true;
  for (let pool = 0; pool < pools; pool++) {
    today.freeAtFirst[pool] = today.free[pool];
    if (today.free[pool] > noCases) idle = false;
  }
  if (idle) return 0;
  let started: f64 = 0;
  nextWork.look();
  for (let cluster = 0; cluster < nextWork.clusters; cluster++) {
    first = nextWork.clustersFrom[cluster];
    end = nextWork.clustersFrom[cluster + 1];
    for (let left: f64 = 1; left > noCases; ) {
      if (!choose(isToday, left)) break;
      let step = left;
      for (let i = first; i < end; i++) step = Math.min(step, timeUntilEmpty(nextWork.crewsOf[i]));
      started += takeAll(step);
      left -= step;
    }
  }
  return started;
}

/** All crews of the cluster take what they have chosen for so long. @returns cases started */
function takeAll(step: f64): f64 {
  let started: f64 = 0;
  for (let i = first; i < end; i++) {
    const crew = nextWork.crewsOf[i];
    for (let p = nextWork.poolsFrom[crew]; p < nextWork.poolsFrom[crew + 1]; p++) {
      const pool = nextWork.poolsOf[p];
      today.free[pool] = Math.max(0, today.free[pool] - keeps[pool] * rates[pool] * step);
    }
    for (let c = crew * lines; c < crew * lines + nextWork.chosenCount[crew]; c++) {
      const line = nextWork.chosen[c];
      if (drain[line] === 0) continue;
      started += drain[line] * step;
      takeFrom(line, step);
      drain[line] = 0;
    }
  }
  return started;
}

/** A line, or its first parcel, is taken from for so long; what is taken is shared out among the pools that do. */
function takeFrom(line: i32, step: f64): void {
  const total = present(line);
  if (total <= 0) return;
  const wanted = drain[line] * step;
  takeUp.take(line, isWhole[line] === 1, wanted > total * (1 - 1e-12) ? 1 : wanted / total);
  const each = 1 / drain[line];
  for (let i = first; i < end; i++) {
    const crew = nextWork.crewsOf[i];
    const own = nextWork.mix[crew * lines + line] * each;
    if (own === 0) continue;
    for (let p = nextWork.poolsFrom[crew]; p < nextWork.poolsFrom[crew + 1]; p++) {
      const pool = nextWork.poolsOf[p];
      if (rates[pool] > 0) takeUp.give(pool, line, own * rates[pool]);
    }
  }
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
    if (drain[line] > 0) least = Math.min(least, present(line) / drain[line]);
  }
  return least;
}

/** What each pool turns to, and how fast, for as long as `left`. @returns whether any pool has something to take up */
function choose(isToday: bool, left: f64): bool {
  let any = false;
  for (let i = first; i < end; i++) {
    const crew = nextWork.crewsOf[i];
    takesWhole[crew] = 0;
    markWhole(crew, 0);
  }
  for (let i = first; i < end; i++) {
    const crew = nextWork.crewsOf[i];
    if (!hasHands(crew) || !nextWork.chooseWhole(crew)) continue;
    any = true;
    markWhole(crew, 1);
    setRates(crew, isToday);
    if (paceOf(crew) * left >= 1) takesWhole[crew] = 1;
    else markWhole(crew, 0);
  }
  // A line that one crew takes whole is taken from as a whole by all.
  for (let i = first; i < end; i++) if (takesWhole[nextWork.crewsOf[i]]) markWhole(nextWork.crewsOf[i], 1);
  for (let i = first; i < end; i++) {
    const crew = nextWork.crewsOf[i];
    if (!takesWhole[crew]) {
      if (!hasHands(crew) || !nextWork.choose(crew)) {
        setIdle(crew);
        continue;
      }
      any = true;
      setRates(crew, isToday);
    }
    addDrain(crew);
  }
  return any;
}

function hasHands(crew: i32): bool {
  for (let p = nextWork.poolsFrom[crew]; p < nextWork.poolsFrom[crew + 1]; p++)
    if (today.freeAtFirst[nextWork.poolsOf[p]] > noCases) return true;
  return false;
}

function setIdle(crew: i32): void {
  nextWork.clear(crew);
  for (let p = nextWork.poolsFrom[crew]; p < nextWork.poolsFrom[crew + 1]; p++) rates[nextWork.poolsOf[p]] = 0;
}

function markWhole(crew: i32, whole: u8): void {
  const from = crew * lines;
  for (let i = from; i < from + nextWork.chosenCount[crew]; i++) isWhole[nextWork.chosen[i]] = whole;
}

/** How often a crew could take its mix within the time it has. */
function paceOf(crew: i32): f64 {
  let sum: f64 = 0;
  for (let p = nextWork.poolsFrom[crew]; p < nextWork.poolsFrom[crew + 1]; p++) sum += rates[nextWork.poolsOf[p]];
  return sum;
}

function setRates(crew: i32, isToday: bool): void {
  const from = crew * lines;
  for (let p = nextWork.poolsFrom[crew]; p < nextWork.poolsFrom[crew + 1]; p++) {
    const pool = nextWork.poolsOf[p];
    rates[pool] = 0;
    if (today.freeAtFirst[pool] <= noCases) continue;
    spend(stepsPerStart * <f64>nextWork.chosenCount[crew]);
    let need: f64 = 0;
    for (let i = from; i < from + nextWork.chosenCount[crew]; i++) {
      const line = nextWork.chosen[i];
      need += nextWork.mix[from + line] * (isToday ? peopleFor(pool, line) : 1);
    }
    // Work that keeps nobody is all done at once.
    rates[pool] = today.freeAtFirst[pool] / Math.max(need, noCases);
    keeps[pool] = need;
  }
}

/** People of a pool that one case of a line keeps for the day, whatever becomes of it. */
function peopleFor(pool: i32, line: i32): f64 {
  const back = isWhole[line] ? lineup.shareSentBack(line) : lineup.shareSentBackIn(lineup.first(line));
  const noShow = rules.missedShare[line];
  const effort = efforts.effortOf(line, attempt);
  let kept = today.peopleFor(pool, effort);
  if (back > 0) kept += back * (today.peopleFor(pool, effort + rework) - kept);
  if (noShow > 0) kept += noShow * (today.peopleFor(pool, effort + missed) - kept);
  return kept;
}

function addDrain(crew: i32): void {
  const from = crew * lines;
  const pace = paceOf(crew);
  for (let i = from; i < from + nextWork.chosenCount[crew]; i++) {
    const line = nextWork.chosen[i];
    drain[line] += nextWork.mix[from + line] * pace;
  }
}
