/** Spells are added, stopped or altered from a dawn on: the pools concerned are lived through again, and whose days come out otherwise is counted anew. */
import { findSamePlaces } from "./presence/places.ts";
import { elsewhere, type Spells } from "./spells/spells.ts";
import { forStretches } from "./spells/stretches.ts";
import type { Change } from "./staff-rule.ts";
import type { Timeline } from "./timeline.ts";

/** What a change of the timeline has changed. */
export interface Alteration {
  readonly dawn: number;
  /** Numbers of those whose days away are others than before, or who come to their pool on another day. */
  readonly absentees: readonly number[];
  /** First day from `dawn` on with other hours on cases, by pool: of the experienced, and of others; the days of the period where there is none. */
  readonly experiencedFrom: Int32Array;
  readonly othersFrom: Int32Array;
}

/**
 * @param dawn no day before it is changed
 * @throws RangeError for a change before `dawn`, a pool that is not there, or a person who does not hold a post
 */
export function alter(timeline: Timeline, dawn: number, changes: readonly Change[]): Alteration {
  const { people, spells, places, heads, days } = timeline;
  const before = { spells: spells.copy(), rows: places.rows, people: people.count };
  const rates = { experienced: days.experienced, others: days.others };
  for (const pool of postsChanged(timeline, dawn, changes)) timeline.posts[pool].live();
  for (const change of changes) secondOrRecall(timeline, dawn, change);
  for (const change of changes)
    if ("limit" in change) places.limit(poolOf(timeline, change.limit), change.places, dawn, change.until);
  places.share(timeline);
  const moved = new Set(changes.flatMap((change) => peopleMoved(change)));
  const pools = new Set<number>();
  const absentees: number[] = [];
  const count = (person: number, from: Spells, away: Uint8Array | undefined, by: 1 | -1) =>
    forStretches(from, people.first[person], (spell, ...stretch) => {
      if (from.pool[spell] !== elsewhere) pools.add(from.pool[spell]);
      heads.count(from, spell, ...stretch, away, by);
    });
  for (let person = 0; person < people.count; person++) {
    const first = people.first[person];
    const wasKnown = person < before.people;
    const hasSamePlaces = findSamePlaces(person, before.rows, places.rows);
    if (spells.isAsIn(before.spells, first) && !moved.has(person) && hasSamePlaces) continue;
    const joined = before.spells.from[first];
    if (wasKnown) count(person, before.spells, timeline.away(person, before.rows, joined), -1);
    count(person, spells, timeline.away(person), 1);
    const comesAnew = !wasKnown || joined !== spells.from[first];
    if (spells.until[first] > dawn && (comesAnew || !hasSamePlaces)) absentees.push(person);
  }
  timeline.fillDays(dawn, pools);
  return {
    dawn,
    absentees,
    experiencedFrom: firstOther(timeline, dawn, rates.experienced, days.experienced),
    othersFrom: firstOther(timeline, dawn, rates.others, days.others),
  };
}

/** Tells the posts who is hired and released. @returns the pools concerned */
function postsChanged(timeline: Timeline, dawn: number, changes: readonly Change[]): Set<number> {
  const { posts, spells } = timeline;
  const pools = new Set<number>();
  for (const change of changes) {
    if ("hire" in change) {
      const { hire, into, on = dawn } = change;
      if (!(on >= dawn))
        throw new RangeError(`people hired on the evening before day ${dawn} cannot come on day ${on}`);
      const pool = poolOf(timeline, into);
      posts[pool].hire(on, hire);
      pools.add(pool);
    }
    if ("release" in change)
      for (const person of change.release) {
        const post = postOf(timeline, person, dawn);
        posts[spells.pool[post]].release(dawn, post);
        pools.add(spells.pool[post]);
      }
  }
  return pools;
}

function peopleMoved(change: Change): readonly number[] {
  if ("second" in change) return change.second;
  return "recall" in change ? change.recall : [];
}

function secondOrRecall(timeline: Timeline, dawn: number, change: Change): void {
  const { spells } = timeline;
  if ("second" in change) {
    const { second, to, until, handsBack } = change;
    const pool = to === undefined ? elsewhere : poolOf(timeline, to);
    for (const person of second) spells.second(postOf(timeline, person, dawn), pool, dawn, until, handsBack);
  }
  if ("recall" in change)
    for (const person of change.recall) {
      const post = postOf(timeline, person, dawn);
      for (let spell = spells.next[post]; spell >= 0; spell = spells.next[spell])
        spells.until[spell] = Math.min(spells.until[spell], Math.max(dawn, spells.from[spell]));
    }
}

function poolOf({ terms }: Timeline, name: string): number {
  const pool = terms.poolNames.indexOf(name);
  if (pool < 0) throw new RangeError(`there is no pool ${name}`);
  return pool;
}

/** The spell in the post that a person still holds on the evening before `dawn`. */
function postOf({ people, spells }: Timeline, person: number, dawn: number): number {
  const post = person >= 0 && person < people.count ? people.first[person] : -1;
  if (post >= 0 && spells.from[post] < dawn && spells.until[post] >= dawn) return post;
  throw new RangeError(`person ${person} holds no post on the evening before day ${dawn}`);
}

/** By pool, the first day from `dawn` on which two columns differ. */
function firstOther({ terms }: Timeline, dawn: number, one: Float64Array, other: Float64Array): Int32Array {
  const { days } = terms;
  return Int32Array.from(terms.poolNames, (_, pool) => {
    for (let day = dawn; day < days; day++) if (one[pool * days + day] !== other[pool * days + day]) return day;
    return days;
  });
}
