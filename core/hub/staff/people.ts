/**
 * Caseworkers by rows of 128 bytes, two lines of the processor's cache: the first has what every piece of work needs, the
 * second what only leavers and learners need. A row has the spell that its person works in at present. A person is identified
 * by the address of the row, which never moves.
 */
import { unlink } from "../../engine/links.ts";
import { grown } from "../../engine/memory.ts";
import { peopleCount } from "./absences.ts";
import * as spells from "./spells.ts";

/** What a person is doing. */
export const notHere: i32 = 0;
export const idle: i32 = 1;
export const busy: i32 = 2;

const rowBits: i32 = 7;
/** Places in a row. */
const NUMBER: usize = 0;
const EXPERIENCED_FROM: usize = 8;
const PROFICIENT: usize = 16;
const FTE: usize = 24;
const FIRST_PIECE: usize = 32;
const POOL: usize = 40;
const STATE: usize = 42;
const IN_POST: usize = 43;
const IN_HAND: usize = 44;
const ENDING: usize = 48;
/** Links in the lines of idle people. */
export const LINKS: usize = 52;

const HANDLE: usize = 64;
const BEGAN: usize = 72;
const ENDS: usize = 80;
const TRAINED: usize = 88;
const RAMP_FROM: usize = 96;
const RAMP_SHAPE: usize = 104;
const NEXT_SPELL: usize = 108;
const HOURS: usize = 112;

/** Share of the first piece of work that remains, by person: below 1 for those part-way through one at the start. @given people: peopleCount */
export let firstPiece = new StaticArray<f64>(0);

/** First row of those who were there from the start, and how many they are. */
let first: i32 = 0;
let firstCount: i32 = 0;
/** Rows of those who were added, in blocks: the first row of each. */
const blockBits: i32 = 6;
let blocks = new StaticArray<i32>(0);
let count: i32 = 0;

/** Everyone, doing nothing. */
export function open(): void {
  firstCount = peopleCount;
  count = peopleCount;
  first = rows(firstCount);
  blocks = new StaticArray<i32>(0);
  for (let number = 0; number < firstCount; number++) clear(number, firstPiece[number]);
}

/** There are so many people now: those who were added do nothing. */
export function widen(people: i32): void {
  const wanted = (people - firstCount + (1 << blockBits) - 1) >> blockBits;
  const present = blocks.length;
  if (wanted > present) blocks = grown(blocks, wanted);
  for (let block = present; block < wanted; block++) blocks[block] = rows(1 << blockBits);
  for (; count < people; count++) clear(count, 1);
}

/** Empty rows, each in two lines of the cache. */
function rows(people: i32): i32 {
  const bytes = (<usize>people) << rowBits;
  const row = <i32>((heap.alloc(bytes + 63) + 63) & ~63);
  memory.fill(row, 0, bytes);
  return row;
}

function clear(number: i32, share: f64): void {
  const person = ofNumber(number);
  store<i32>(person, number, NUMBER);
  store<f64>(person, share, FIRST_PIECE);
  store<i32>(person, -1, NEXT_SPELL);
  unlink(<usize>person + LINKS);
}

/** The person with a number of the timeline, and the number of a person. */
export function ofNumber(number: i32): i32 {
  if (number < firstCount) return first + (number << rowBits);
  const added = number - firstCount;
  return blocks[added >> blockBits] + ((added & ((1 << blockBits) - 1)) << rowBits);
}

export function numberOf(person: i32): i32 {
  return load<i32>(person, NUMBER);
}

/** From now on a person works in a spell. */
export function take(person: i32, spell: i32): void {
  store<f64>(person, spells.experiencedFrom[spell], EXPERIENCED_FROM);
  store<f64>(person, spells.proficient[spell], PROFICIENT);
  store<f64>(person, spells.fte[spell], FTE);
  store<u16>(person, <u16>spells.spellPool[spell], POOL);
  store<f64>(person, spells.trained[spell], TRAINED);
  store<f64>(person, spells.rampFrom[spell], RAMP_FROM);
  store<i32>(person, spells.rampShape[spell], RAMP_SHAPE);
  store<u8>(person, 1, IN_POST);
  store<i32>(person, -1, NEXT_SPELL);
}

/** A person's spell is over; they may still finish what they have in hand. */
export function stop(person: i32): void {
  store<u8>(person, 0, IN_POST);
  store<i32>(person, -1, NEXT_SPELL);
}

/** Whether the spell that a person works in still lasts. */
export function isInPost(person: i32): bool {
  return load<u8>(person, IN_POST) === 1;
}

/** The spell that has begun while the person finishes what they have in hand; -1 for none. */
export function nextSpell(person: i32): i32 {
  return load<i32>(person, NEXT_SPELL);
}

export function setNextSpell(person: i32, spell: i32): void {
  store<i32>(person, spell, NEXT_SPELL);
}

/** First day on which work no longer counts as a new starter's. */
export function experiencedFrom(person: i32): f64 {
  return load<f64>(person, EXPERIENCED_FROM);
}

/** First day at full speed, and first day after training. */
export function proficient(person: i32): f64 {
  return load<f64>(person, PROFICIENT);
}

export function trained(person: i32): f64 {
  return load<f64>(person, TRAINED);
}

/** Speed at the end of training, and whether it rises as an exponential. */
export function rampFrom(person: i32): f64 {
  return load<f64>(person, RAMP_FROM);
}

export function rampIsExponential(person: i32): bool {
  return load<i32>(person, RAMP_SHAPE) === 1;
}

export function fte(person: i32): f64 {
  return load<f64>(person, FTE);
}

export function pool(person: i32): i32 {
  return <i32>load<u16>(person, POOL);
}

/** Share of the first piece of work that remains; later pieces are whole. */
export function takeFirstPiece(person: i32): f64 {
  const share = load<f64>(person, FIRST_PIECE);
  store<f64>(person, 1, FIRST_PIECE);
  return share;
}

export function state(person: i32): i32 {
  return <i32>load<u8>(person, STATE);
}

export function setState(person: i32, to: i32): void {
  store<u8>(person, <u8>to, STATE);
}

/** The case in hand. */
export function inHand(person: i32): i32 {
  return load<i32>(person, IN_HAND);
}

export function setInHand(person: i32, number: i32): void {
  store<i32>(person, number, IN_HAND);
}

/** Which of the edges by which its work may end the work in hand takes. */
export function ending(person: i32): i32 {
  return load<i32>(person, ENDING);
}

export function setEnding(person: i32, which: i32): void {
  store<i32>(person, which, ENDING);
}

/** When work in hand began, how many hours of a proficient caseworker's it takes, when it is booked to end, and the handle of its end. */
export function book(person: i32, began: f64, hours: f64, ends: f64, handle: i64): void {
  store<f64>(person, hours, HOURS);
  store<f64>(person, began, BEGAN);
  store<f64>(person, ends, ENDS);
  store<i64>(person, handle, HANDLE);
}

export function began(person: i32): f64 {
  return load<f64>(person, BEGAN);
}

export function hours(person: i32): f64 {
  return load<f64>(person, HOURS);
}

export function ends(person: i32): f64 {
  return load<f64>(person, ENDS);
}

export function handle(person: i32): i64 {
  return load<i64>(person, HANDLE);
}
