/**
 * Which of the cases that wait a pool turns to, as a mix of lines: those of the best rank, exactly as groups.ts in src/hub/work ranks them, and of
 * these the lines whose first parcels are of the earliest band or day. Where there is a quota, the other cohort has its share while both wait.
 *
 * Pools that can take the same lines choose alike: they are a *crew*. Where a crew has hands for all that waits at the best rank, it takes it
 * whole: in which order does not matter then.
 */
import * as lineup from "../cases/lines.ts";
import { cohortOf, crumb, lines, pools, stageOf } from "../dimensions.ts";
import { spend } from "../work-allowed.ts";

/** Crew of each pool; lines that each crew can take, best rank first, from ableFrom[crew]; and the rank of every line: the lowest goes first. */
export let crewOf = new StaticArray<i32>(0);
export let able = new StaticArray<i32>(0);
export let ableFrom = new StaticArray<i32>(0);
export let rank = new StaticArray<i32>(0);
/** By stage: 1 where there is a quota, and the stage as written, of which it is one visit. */
export let quotaAt = new StaticArray<u8>(0);
export let named = new StaticArray<i32>(0);
export let legacyShare: f64 = 0;

/** The mix each crew last asked for: its lines from crew * lines, and starts of each in proportion, by crew * lines + line. */
export let chosen = new StaticArray<i32>(0);
export let chosenCount = new StaticArray<i32>(0);
export let mix = new StaticArray<f64>(0);
/** By crew, place before which all its lines have been found empty since `look`. */
let empty = new StaticArray<i32>(0);
/** Lines found by `earliest`: for a crew, and for the other cohort of a quota. */
let best = new StaticArray<i32>(0);
let others = new StaticArray<i32>(0);
/** By crew * lines + line, 1 where the other cohort may wait at the same stage, with a quota, at another rank. */
let hasRivals = new StaticArray<u8>(0);
/** Of a line with a quota the lines of the other cohort at its stage, best rank first, from rivalsFrom[crew * lines + line] of `rivals`. */
let rivals = new StaticArray<i32>(0);
let rivalsFrom = new StaticArray<i32>(0);
/** Pools of each crew, from poolsFrom[crew]; and crews of each cluster, from clustersFrom[cluster]: crews of two clusters have no line in common. */
export let poolsOf = new StaticArray<i32>(0);
export let poolsFrom = new StaticArray<i32>(0);
export let crewsOf = new StaticArray<i32>(0);
export let clustersFrom = new StaticArray<i32>(0);
export let clusters: i32 = 0;

export function crews(): i32 {
  return ableFrom.length - 1;
}

/** The lines that crews can take have changed. */
export function change(): void {
  const count = crews();
  mix = new StaticArray<f64>(count * lines);
  chosen = new StaticArray<i32>(count * lines);
  chosenCount = new StaticArray<i32>(count);
  empty = new StaticArray<i32>(count);
  best = new StaticArray<i32>(lines);
  others = new StaticArray<i32>(lines);
  hasRivals = new StaticArray<u8>(count * lines);
  listRivals();
  listPools();
  listClusters();
}

/** The lines of the other cohort that a crew can take at the same stage, where there is a quota. */
function listRivals(): void {
  const count = crews();
  rivalsFrom = new StaticArray<i32>(count * lines + 1);
  let room = 0;
  for (let crew = 0; crew < count; crew++) {
    const own = ableFrom[crew + 1] - ableFrom[crew];
    room += own * own;
  }
  rivals = new StaticArray<i32>(room);
  let at = 0;
  for (let crew = 0; crew < count; crew++)
    for (let line = 0; line < lines; line++) {
      rivalsFrom[crew * lines + line] = at;
      if (quotaAt[stageOf(line)] === 0 || !canTake(crew, line)) continue;
      for (let j = ableFrom[crew]; j < ableFrom[crew + 1]; j++) {
        const other = able[j];
        if (named[stageOf(other)] !== named[stageOf(line)] || cohortOf(other) === cohortOf(line)) continue;
        rivals[at++] = other;
        if (rank[other] !== rank[line]) hasRivals[crew * lines + line] = 1;
      }
    }
  rivalsFrom[count * lines] = at;
}

function canTake(crew: i32, line: i32): bool {
  for (let i = ableFrom[crew]; i < ableFrom[crew + 1]; i++) if (able[i] === line) return true;
  return false;
}

function listPools(): void {
  poolsOf = new StaticArray<i32>(pools);
  poolsFrom = new StaticArray<i32>(crews() + 1);
  let at = 0;
  for (let crew = 0; crew < crews(); crew++) {
    poolsFrom[crew] = at;
    for (let pool = 0; pool < pools; pool++) if (crewOf[pool] === crew) poolsOf[at++] = pool;
  }
  poolsFrom[crews()] = at;
}

function listClusters(): void {
  const count = crews();
  const cluster = new StaticArray<i32>(count);
  for (let crew = 0; crew < count; crew++) cluster[crew] = crew;
  // Crews that share a line take the lower number, until nothing changes any more.
  for (let changed = true; changed; ) {
    changed = false;
    for (let crew = 0; crew < count; crew++)
      for (let other = 0; other < crew; other++) {
        if (cluster[crew] === cluster[other] || !shareLine(crew, other)) continue;
        cluster[crew] = cluster[other] = min(cluster[crew], cluster[other]);
        changed = true;
      }
  }
  crewsOf = new StaticArray<i32>(count);
  clustersFrom = new StaticArray<i32>(count + 1);
  clusters = 0;
  let at = 0;
  for (let first = 0; first < count; first++) {
    if (cluster[first] !== first) continue;
    clustersFrom[clusters++] = at;
    for (let crew = first; crew < count; crew++) if (cluster[crew] === first) crewsOf[at++] = crew;
  }
  clustersFrom[clusters] = at;
}

function shareLine(crew: i32, other: i32): bool {
  for (let i = ableFrom[crew]; i < ableFrom[crew + 1]; i++) if (canTake(other, able[i])) return true;
  return false;
}

/** From here on cases are only taken, so that a line found empty stays so. */
export function look(): void {
  for (let crew = 0; crew < empty.length; crew++) empty[crew] = ableFrom[crew];
}

/** A crew has chosen nothing. */
export function clear(crew: i32): void {
  const first = crew * lines;
  for (let i = first; i < first + chosenCount[crew]; i++) mix[first + chosen[i]] = 0;
  chosenCount[crew] = 0;
}

/** Sets the mix of a crew to all that waits at its best rank. @returns whether there is anything, and no quota stands against it */
export function chooseWhole(crew: i32): bool {
  clear(crew);
  const until = ableFrom[crew + 1];
  let at = empty[crew];
  while (at < until && lineup.ready(able[at]) <= crumb) at++;
  spend(<f64>(at - empty[crew] + 1));
  empty[crew] = at;
  if (at === until) return false;
  const its = rank[able[at]];
  for (let i = at; i < until && rank[able[i]] === its; i++) {
    const line = able[i];
    if (lineup.ready(line) <= crumb) continue;
    if (hasRivals[crew * lines + line] && rivalWaits(crew, line)) return false;
    add(crew, line, lineup.ready(line));
  }
  return true;
}

/** Whether the other cohort waits at the stage of a line that has a quota, at another rank. */
function rivalWaits(crew: i32, line: i32): bool {
  const count = earliestRivals(crew, line);
  return count > 0 && rank[others[0]] !== rank[line];
}

/** Sets the mix of a crew to what goes first. @returns whether there is anything */
export function choose(crew: i32): bool {
  clear(crew);
  const at = empty[crew];
  const until = ableFrom[crew + 1];
  if (at === until) return false;
  const count = earliest(best, able, at, until);
  for (let i = 0; i < count; i++) addFirst(crew, best[i]);
  return true;
}

/** Those of the other cohort at the stage of a line that come first, into `others`. @returns how many */
function earliestRivals(crew: i32, line: i32): i32 {
  const at = crew * lines + line;
  return earliest(others, rivals, rivalsFrom[at], rivalsFrom[at + 1]);
}

/**
 * Of the lines of a list, best rank first, that are of the rank of the first that holds cases, those whose first parcel comes first. They are put
 * into `found`. @returns how many
 */
function earliest(found: StaticArray<i32>, list: StaticArray<i32>, from: i32, until: i32): i32 {
  let count = 0;
  let its = 0;
  let key = 0;
  for (let i = from; i < until; i++) {
    const line = list[i];
    if (count > 0 && rank[line] !== its) break;
    if (lineup.ready(line) <= crumb) continue;
    const own = lineup.keyOf(lineup.first(line));
    if (count === 0 || own < key) {
      its = rank[line];
      key = own;
      count = 0;
    }
    if (own === key) found[count++] = line;
  }
  return count;
}

function addFirst(crew: i32, line: i32): void {
  const amount = firstAmount(line);
  const stage = stageOf(line);
  if (quotaAt[stage] === 0) return add(crew, line, amount);
  const count = earliestRivals(crew, line);
  if (count === 0) return add(crew, line, amount);
  const own = cohortOf(line) === 0 ? legacyShare : 1 - legacyShare;
  let total: f64 = 0;
  for (let i = 0; i < count; i++) total += firstAmount(others[i]);
  add(crew, line, amount * own);
  for (let i = 0; i < count; i++) add(crew, others[i], (amount * (1 - own) * firstAmount(others[i])) / total);
}

function firstAmount(line: i32): f64 {
  return lineup.amountIn(line, lineup.first(line));
}

function add(crew: i32, line: i32, amount: f64): void {
  if (amount <= 0) return;
  const first = crew * lines;
  if (mix[first + line] === 0) chosen[first + chosenCount[crew]++] = line;
  mix[first + line] += amount;
}
