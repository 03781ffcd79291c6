/**
 * Which of the cases that wait a pool turns to, as a mix of lines: those of the best rank, exactly as groups.ts in src/hub/work ranks them, and of
 * these the lines whose first parcels are of the earliest band or day. Where there is a quota, the other cohort has its share while both wait.
 */
import * as lineup from "../cases/lines.ts";
import { cohortOf, crumb, lines, pools, stageOf } from "../dimensions.ts";
import { spend } from "../work-allowed.ts";

/** Lines that each pool can take, best rank first, from ableFrom[pool]; and the rank of every line: the lowest goes first. */
export let able = new StaticArray<i32>(0);
export let ableFrom = new StaticArray<i32>(0);
export let rank = new StaticArray<i32>(0);
/** By stage: 1 where there is a quota, and the stage as written, of which it is one visit. */
export let quotaAt = new StaticArray<u8>(0);
export let named = new StaticArray<i32>(0);
export let legacyShare: f64 = 0;

/** The mix each pool last asked for: starts of each line, in proportion, by pool * lines + line; and the lines in it. */
export let mix = new StaticArray<f64>(0);
export let chosen = new StaticArray<i32>(0);
export let chosenCount = new StaticArray<i32>(0);
/** By pool, place before which all its lines have been found empty since `look`. */
let empty = new StaticArray<i32>(0);
/** Lines found by `earliest`: for a pool, and for the other cohort of a quota. */
let best = new StaticArray<i32>(0);
let others = new StaticArray<i32>(0);

export function open(): void {
  mix = new StaticArray<f64>(pools * lines);
  chosen = new StaticArray<i32>(pools * lines);
  chosenCount = new StaticArray<i32>(pools);
  empty = new StaticArray<i32>(pools);
  best = new StaticArray<i32>(lines);
  others = new StaticArray<i32>(lines);
}

/** From here on cases are only taken, so that a line found empty stays so. */
export function look(): void {
  for (let pool = 0; pool < pools; pool++) empty[pool] = ableFrom[pool];
}

/** Sets the mix for a pool from what waits now. @returns whether there is anything */
export function choose(pool: i32): bool {
  const first = pool * lines;
  for (let i = 0; i < chosenCount[pool]; i++) mix[first + chosen[first + i]] = 0;
  chosenCount[pool] = 0;
  const until = ableFrom[pool + 1];
  let at = empty[pool];
  while (at < until && lineup.ready(able[at]) <= crumb) at++;
  spend(<f64>(at - empty[pool] + 1));
  empty[pool] = at;
  if (at === until) return false;
  const count = earliest(best, at, until, -1, -1);
  for (let i = 0; i < count; i++) addLine(pool, best[i]);
  return true;
}

/**
 * Of the lines from a place on that are of the rank of the first that holds cases, those whose first parcel comes first; of one stage as written
 * and one cohort, where these are not -1. They are put into `found`. @returns how many
 */
function earliest(found: StaticArray<i32>, from: i32, until: i32, stage: i32, cohort: i32): i32 {
  let count = 0;
  let its = 0;
  let key = 0;
  for (let i = from; i < until; i++) {
    const line = able[i];
    if (count > 0 && rank[line] !== its) break;
    if (stage >= 0 && (named[stageOf(line)] !== stage || cohortOf(line) !== cohort)) continue;
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

function addLine(pool: i32, line: i32): void {
  const amount = lineup.amountIn(line, lineup.first(line));
  const stage = stageOf(line);
  if (quotaAt[stage] === 0) return add(pool, line, amount);
  const cohort = cohortOf(line);
  const count = earliest(others, ableFrom[pool], ableFrom[pool + 1], named[stage], 1 - cohort);
  if (count === 0) add(pool, line, amount);
  else {
    const own = cohort === 0 ? legacyShare : 1 - legacyShare;
    let total: f64 = 0;
    for (let i = 0; i < count; i++) total += lineup.amountIn(others[i], lineup.first(others[i]));
    add(pool, line, amount * own);
    for (let i = 0; i < count; i++)
      add(pool, others[i], (amount * (1 - own) * lineup.amountIn(others[i], lineup.first(others[i]))) / total);
  }
}

function add(pool: i32, line: i32, amount: f64): void {
  if (amount <= 0) return;
  const first = pool * lines;
  if (mix[first + line] === 0) chosen[first + chosenCount[pool]++] = line;
  mix[first + line] += amount;
}
