/** The random numbers of the replication, as in src/engine/random/random-streams.ts: uniforms of an address, by the same generator. */
import { Threefry4x32 } from "../../src/engine/random/threefry.ts";
import * as threefryFour from "../engine/threefry-four.ts";
import { narrowUniform, wideUniform } from "../engine/uniform.ts";

let cipher = new Threefry4x32(0, 0, 0, 0);
/** Where the words of the last draw are. */
let words: usize = 0;
/** The words of the last four drawn together. */
const four = heap.alloc(threefryFour.bytes);

/**
 * First attempts drawn for four cases at a time, a row a stage: the first case of the four and the kind of its id, the id that follows the
 * last one drawn, and the words of the four.
 */
let rows: usize = 0;
const FIRST: usize = 0;
const KIND: usize = 4;
const FOLLOWING: usize = 8;
const WORDS: usize = 16;
const rowBytes: usize = WORDS + threefryFour.bytes;

/** The words that key the replication's random streams. @step setStreamKey */
export function setKey(key0: i32, key1: i32, key2: i32, key3: i32): void {
  cipher = new Threefry4x32(key0, key1, key2, key3);
  threefryFour.setKey(key0, key1, key2, key3);
}

/** Room for the random numbers of so many stages. @step openStreams */
export function open(stages: i32): void {
  rows = heap.alloc(<usize>stages * rowBytes);
  for (let stage = 0; stage < stages; stage++) {
    store<i32>(rowOf(stage), i32.MIN_VALUE, FIRST);
    store<i32>(rowOf(stage), -1, FOLLOWING);
  }
}

function rowOf(stage: i32): usize {
  return rows + <usize>stage * rowBytes;
}

export function draw(kind: i32, id: i32, stage: i32, attempt: i32): void {
  cipher.block(kind, id, stage, attempt);
  words = changetype<usize>(cipher);
}

/**
 * As `draw`, for the first attempt at a stage of this number and stream key: where cases come in the order of their ids,
 * random numbers are drawn for four at once.
 */
export function drawFirst(kind: i32, id: i32, stage: i32, stageKey: i32): void {
  const row = rowOf(stage);
  const place = id - load<i32>(row, FIRST);
  if (<u32>place < 4 && load<i32>(row, KIND) === kind) {
    words = row + WORDS + <usize>place * threefryFour.blockBytes;
    return;
  }
  if (id !== load<i32>(row, FOLLOWING)) {
    store<i32>(row, id + 1, FOLLOWING);
    return draw(kind, id, stageKey, 0);
  }
  words = row + WORDS;
  threefryFour.blocks(words, kind, id, stageKey, 0);
  store<i32>(row, id, FIRST);
  store<i32>(row, kind, KIND);
  store<i32>(row, id + 4, FOLLOWING);
}

/** 52 bits, from words 0 and 1 of the last draw. */
export function u0(): f64 {
  return wideUniform(load<u64>(words));
}

/** 32 bits, from word 2. */
export function u2(): f64 {
  return narrowUniform(load<i32>(words, 8));
}

/** 32 bits, from word 3. */
export function u3(): f64 {
  return narrowUniform(load<i32>(words, 12));
}

/** Draws the random numbers of an address and of the next three cases of its kind. */
export function drawFour(kind: i32, id: i32, stage: i32, attempt: i32): void {
  threefryFour.blocks(four, kind, id, stage, attempt);
}

/** The 52-bit uniform of one of the last four addresses. */
export function fourth(place: i32): f64 {
  return wideUniform(load<u64>(four + <usize>place * threefryFour.blockBytes));
}
