/** Random words as uniforms: the same numbers as those of src/engine/random/uniform.ts, in machine types. */

/** 52 bits, from two words in memory: they are the fraction of a number from 1 to 2; subtract 1 and add half a unit. */
export function wideUniform(words: u64): f64 {
  return reinterpret<f64>((rotl(words, 32) >> 12) | 0x3ff0000000000000) - 0.9999999999999999;
}

/** 32 bits, from one word. */
export function narrowUniform(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * 2.3283064365386963e-10;
}
