/** Words of luck as uniforms in the open interval (0, 1). The core has its own (core/engine/uniform.ts), which give the same numbers. */
const wideUnit = 2.220446049250313e-16;
const narrowUnit = 2.3283064365386963e-10;

/** 52 bits, from two words. The half keeps both ends out, and with 52 bits it is still exact: the largest value is 1 - 2^-53. */
export function wideUniform(high: i32, low: i32): f64 {
  const upper: f64 = high >>> 6;
  const lower: f64 = ((high & 63) << 20) | (low >>> 12);
  return (upper * 67108864.0 + lower + 0.5) * wideUnit;
}

/** 32 bits, from one word. */
export function narrowUniform(word: i32): f64 {
  const upper: f64 = word >>> 1;
  const last: f64 = word & 1;
  return (upper * 2.0 + last + 0.5) * narrowUnit;
}
