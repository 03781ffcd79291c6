/** The luck of the replication, as src/engine/random/luck.ts has it: uniforms of an address, by the same generator. */
import { Threefry4x32 } from "../../src/engine/random/threefry.ts";
import * as threefryFour from "../engine/threefry-four.ts";
import { narrowUniform, wideUniform } from "../engine/uniform.ts";

let cipher = new Threefry4x32(0, 0, 0, 0);
/** The 52-bit uniforms of the last four addresses. */
const wide = new StaticArray<f64>(4);

/** The words that key the replication's luck. */
export function setKey(key0: i32, key1: i32, key2: i32, key3: i32): void {
  cipher = new Threefry4x32(key0, key1, key2, key3);
  threefryFour.setKey(key0, key1, key2, key3);
}

export function draw(kind: i32, id: i32, stage: i32, attempt: i32): void {
  cipher.block(kind, id, stage, attempt);
}

/** 52 bits, from words 0 and 1 of the last draw. */
export function u0(): f64 {
  return wideUniform(cipher.w0, cipher.w1);
}

/** 32 bits, from word 2. */
export function u2(): f64 {
  return narrowUniform(cipher.w2);
}

/** 32 bits, from word 3. */
export function u3(): f64 {
  return narrowUniform(cipher.w3);
}

/** Draws the 52-bit uniforms of an address and of the next three cases of its kind. */
export function drawFour(kind: i32, id: i32, stage: i32, attempt: i32): void {
  threefryFour.blocks(kind, id, stage, attempt);
  const high = threefryFour.words0;
  const low = threefryFour.words1;
  wide[0] = wideUniform(i32x4.extract_lane(high, 0), i32x4.extract_lane(low, 0));
  wide[1] = wideUniform(i32x4.extract_lane(high, 1), i32x4.extract_lane(low, 1));
  wide[2] = wideUniform(i32x4.extract_lane(high, 2), i32x4.extract_lane(low, 2));
  wide[3] = wideUniform(i32x4.extract_lane(high, 3), i32x4.extract_lane(low, 3));
}

/** The uniform of one of the last four addresses. */
export function fourth(place: i32): f64 {
  return wide[place];
}
