/**
 * Caseworkers by rows of 128 bytes, two lines of the processor's cache: the first has what every piece of work needs, the
 * second what only leavers and learners need. A person is identified by the address of the row.
 */
import { unlink } from "../../engine/links.ts";
import * as roster from "./roster.ts";

/** What a person is doing. */
export const notHere: i32 = 0;
export const idle: i32 = 1;
export const busy: i32 = 2;

const rowBits: i32 = 7;
/** Places in a row. */
const LEAVES: usize = 0;
const EXPERIENCED_FROM: usize = 8;
const PROFICIENT: usize = 16;
const FTE: usize = 24;
const FIRST_PIECE: usize = 32;
const POOL: usize = 40;
const STATE: usize = 42;
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

let first: i32 = 0;

/** Everyone on the roster, doing nothing. */
export function open(): void {
  const bytes = (<usize>roster.peopleCount) << rowBits;
  first = <i32>((heap.alloc(bytes + 63) + 63) & ~63);
  memory.fill(first, 0, bytes);
  for (let number = 0; number < roster.peopleCount; number++) {
    const person = ofNumber(number);
    store<f64>(person, roster.left[number] * 24, LEAVES);
    store<f64>(person, roster.experiencedFrom[number], EXPERIENCED_FROM);
    store<f64>(person, roster.proficient[number], PROFICIENT);
    store<f64>(person, roster.fte[number], FTE);
    store<f64>(person, roster.firstPiece[number], FIRST_PIECE);
    store<u16>(person, <u16>roster.personPool[number], POOL);
    store<f64>(person, roster.trained[number], TRAINED);
    store<f64>(person, roster.rampFrom[number], RAMP_FROM);
    store<i32>(person, roster.rampShape[number], RAMP_SHAPE);
    unlink(<usize>person + LINKS);
  }
}

/** The person with a number of the roster, and the number of a person. */
export function ofNumber(number: i32): i32 {
  return first + (number << rowBits);
}

export function numberOf(person: i32): i32 {
  return (person - first) >> rowBits;
}

/** Hour from which they are no longer in post; Infinity while staying. */
export function leaves(person: i32): f64 {
  return load<f64>(person, LEAVES);
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

/** When work in hand began and is booked to end, and the handle of its end. */
export function book(person: i32, began: f64, ends: f64, handle: i64): void {
  store<f64>(person, began, BEGAN);
  store<f64>(person, ends, ENDS);
  store<i64>(person, handle, HANDLE);
}

export function began(person: i32): f64 {
  return load<f64>(person, BEGAN);
}

export function ends(person: i32): f64 {
  return load<f64>(person, ENDS);
}

export function handle(person: i32): i64 {
  return load<i64>(person, HANDLE);
}
