/** Words of luck as uniforms: the same numbers as those of src/engine/random/uniform.ts, by the machine's own types. */

/** 52 bits, from two words: a number from 1 to 2 with them for its fraction, less 1 and half a unit more. */
export function wideUniform(high: i32, low: i32): f64 {
  const bits = ((<u64>(<u32>high)) << 20) | (<u64>(<u32>low) >> 12);
  return reinterpret<f64>(bits | 0x3ff0000000000000) - 0.9999999999999999;
}

/** 32 bits, from one word. */
export function narrowUniform(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * 2.3283064365386963e-10;
}
