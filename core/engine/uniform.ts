/** Words of luck as uniforms: the same numbers as those of src/engine/random/uniform.ts, by the machine's own types. */

/** 52 bits, from two words as they lie in memory: a number from 1 to 2 with them for its fraction, less 1 and half a unit more. */
export function wideUniform(words: u64): f64 {
  return reinterpret<f64>((rotl(words, 32) >> 12) | 0x3ff0000000000000) - 0.9999999999999999;
}

/** 32 bits, from one word. */
export function narrowUniform(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * 2.3283064365386963e-10;
}
