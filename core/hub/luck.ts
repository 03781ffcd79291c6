/** The luck of the replication, as src/engine/random/luck.ts has it: uniforms of an address, by the same generator. */
import { Threefry4x32 } from "../../src/engine/random/threefry.ts";
import { narrowUniform, wideUniform } from "../../src/engine/random/uniform.ts";

let cipher = new Threefry4x32(0, 0, 0, 0);

/** The words that key the replication's luck. */
export function setKey(key0: i32, key1: i32, key2: i32, key3: i32): void {
  cipher = new Threefry4x32(key0, key1, key2, key3);
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

/** The 52-bit uniform of an address, for where one number is enough. */
export function uniform(kind: i32, id: i32, stage: i32, attempt: i32): f64 {
  draw(kind, id, stage, attempt);
  return u0();
}
