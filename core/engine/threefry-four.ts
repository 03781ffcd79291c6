/**
 * Four blocks of Threefry-4x32 with 20 rounds in little more than the time of one, for random numbers whose addresses are
 * known beforehand: the same numbers as those of src/engine/random/threefry.ts, one block in each lane.
 */

/** Skein's key-schedule constant, cut to 32 bits. */
const parity: i32 = 0x1bd11bda;

/** A block takes four words. */
export const blockBytes: usize = 16;
export const bytes: usize = 4 * blockBytes;

let key0: i32 = 0;
let key1: i32 = 0;
let key2: i32 = 0;
let key3: i32 = 0;
let key4: i32 = 0;

export function setKey(first: i32, second: i32, third: i32, fourth: i32): void {
  key0 = first;
  key1 = second;
  key2 = third;
  key3 = fourth;
  key4 = parity ^ first ^ second ^ third ^ fourth;
}

function add(a: v128, b: v128): v128 {
  return i32x4.add(a, b);
}

function turn(x: v128, bits: i32, mixed: v128): v128 {
  return v128.xor(v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits)), mixed);
}

// biome-ignore format: the rounds are read a line at a time.
/**
 * Computes the blocks of the counters (c0, c1, c2, c3), (c0, c1 + 1, c2, c3) and so on, and writes them one after the other.
 */
export function blocks(to: usize, c0: i32, c1: i32, c2: i32, c3: i32): void {
  const k0 = i32x4.splat(key0);
  const k1 = i32x4.splat(key1);
  const k2 = i32x4.splat(key2);
  const k3 = i32x4.splat(key3);
  const k4 = i32x4.splat(key4);
  let x0 = add(i32x4.splat(c0), k0);
  let x1 = add(i32x4.add(i32x4.splat(c1), i32x4(0, 1, 2, 3)), k1);
  let x2 = add(i32x4.splat(c2), k2);
  let x3 = add(i32x4.splat(c3), k3);
  x0 = add(x0, x1); x1 = turn(x1, 10, x0); x2 = add(x2, x3); x3 = turn(x3, 26, x2);
  x0 = add(x0, x3); x3 = turn(x3, 11, x0); x2 = add(x2, x1); x1 = turn(x1, 21, x2);
  x0 = add(x0, x1); x1 = turn(x1, 13, x0); x2 = add(x2, x3); x3 = turn(x3, 27, x2);
  x0 = add(x0, x3); x3 = turn(x3, 23, x0); x2 = add(x2, x1); x1 = turn(x1, 5, x2);
  x0 = add(x0, k1); x1 = add(x1, k2); x2 = add(x2, k3); x3 = add(x3, i32x4.splat(key4 + 1));
  x0 = add(x0, x1); x1 = turn(x1, 6, x0); x2 = add(x2, x3); x3 = turn(x3, 20, x2);
  x0 = add(x0, x3); x3 = turn(x3, 17, x0); x2 = add(x2, x1); x1 = turn(x1, 11, x2);
  x0 = add(x0, x1); x1 = turn(x1, 25, x0); x2 = add(x2, x3); x3 = turn(x3, 10, x2);
  x0 = add(x0, x3); x3 = turn(x3, 18, x0); x2 = add(x2, x1); x1 = turn(x1, 20, x2);
  x0 = add(x0, k2); x1 = add(x1, k3); x2 = add(x2, k4); x3 = add(x3, i32x4.splat(key0 + 2));
  x0 = add(x0, x1); x1 = turn(x1, 10, x0); x2 = add(x2, x3); x3 = turn(x3, 26, x2);
  x0 = add(x0, x3); x3 = turn(x3, 11, x0); x2 = add(x2, x1); x1 = turn(x1, 21, x2);
  x0 = add(x0, x1); x1 = turn(x1, 13, x0); x2 = add(x2, x3); x3 = turn(x3, 27, x2);
  x0 = add(x0, x3); x3 = turn(x3, 23, x0); x2 = add(x2, x1); x1 = turn(x1, 5, x2);
  x0 = add(x0, k3); x1 = add(x1, k4); x2 = add(x2, k0); x3 = add(x3, i32x4.splat(key1 + 3));
  x0 = add(x0, x1); x1 = turn(x1, 6, x0); x2 = add(x2, x3); x3 = turn(x3, 20, x2);
  x0 = add(x0, x3); x3 = turn(x3, 17, x0); x2 = add(x2, x1); x1 = turn(x1, 11, x2);
  x0 = add(x0, x1); x1 = turn(x1, 25, x0); x2 = add(x2, x3); x3 = turn(x3, 10, x2);
  x0 = add(x0, x3); x3 = turn(x3, 18, x0); x2 = add(x2, x1); x1 = turn(x1, 20, x2);
  x0 = add(x0, k4); x1 = add(x1, k0); x2 = add(x2, k1); x3 = add(x3, i32x4.splat(key2 + 4));
  x0 = add(x0, x1); x1 = turn(x1, 10, x0); x2 = add(x2, x3); x3 = turn(x3, 26, x2);
  x0 = add(x0, x3); x3 = turn(x3, 11, x0); x2 = add(x2, x1); x1 = turn(x1, 21, x2);
  x0 = add(x0, x1); x1 = turn(x1, 13, x0); x2 = add(x2, x3); x3 = turn(x3, 27, x2);
  x0 = add(x0, x3); x3 = turn(x3, 23, x0); x2 = add(x2, x1); x1 = turn(x1, 5, x2);
  x0 = add(x0, k0); x1 = add(x1, k1); x2 = add(x2, k2); x3 = add(x3, i32x4.splat(key3 + 5));
  const even = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5);
  const odd = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5);
  v128.store(to, v128.shuffle<i64>(even, odd, 0, 2));
  v128.store(to, v128.shuffle<i64>(even, odd, 1, 3), 16);
  const laterEven = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
  const laterOdd = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(laterEven, laterOdd, 0, 2), 32);
  v128.store(to, v128.shuffle<i64>(laterEven, laterOdd, 1, 3), 48);
}
