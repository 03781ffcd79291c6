/**
 * Threefry-4x32-20 of four counters that differ in their second word alone, side by side: the blocks that src/engine/random/threefry.ts
 * gives one at a time, at little more than the cost of one. test/engine/core/luck.test.ts compares them.
 */
const PARITY: i32 = 0x1bd11bda;

export class ThreefryLanes {
  /** Words 0 and 1 of the four blocks last computed, lane after lane. */
  private readonly words: usize = heap.alloc(32);
  private readonly k0: i32;
  private readonly k1: i32;
  private readonly k2: i32;
  private readonly k3: i32;

  constructor(key0: i32, key1: i32, key2: i32, key3: i32) {
    this.k0 = key0;
    this.k1 = key1;
    this.k2 = key2;
    this.k3 = key3;
  }

  word0(lane: i32): i32 {
    return load<i32>(this.words + ((<usize>lane) << 2));
  }

  word1(lane: i32): i32 {
    return load<i32>(this.words + ((<usize>lane) << 2), 16);
  }

  /** Computes the blocks of (c0, c1, c2, c3), (c0, c1 + 1, c2, c3) and the next two. */
  blocks(c0: i32, c1: i32, c2: i32, c3: i32): void {
    const k0 = i32x4.splat(this.k0);
    const k1 = i32x4.splat(this.k1);
    const k2 = i32x4.splat(this.k2);
    const k3 = i32x4.splat(this.k3);
    const k4 = i32x4.splat(PARITY ^ this.k0 ^ this.k1 ^ this.k2 ^ this.k3);
    let x0 = i32x4.add(i32x4.splat(c0), k0);
    let x1 = i32x4.add(i32x4.add(i32x4.splat(c1), i32x4(0, 1, 2, 3)), k1);
    let x2 = i32x4.add(i32x4.splat(c2), k2);
    let x3 = i32x4.add(i32x4.splat(c3), k3);
    // Twenty rounds written out, four lines each, and after each fourth round a key injection.
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 10), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 26), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 11), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 21), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 13), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 27), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 23), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 5), x2);
    x0 = i32x4.add(x0, k1);
    x1 = i32x4.add(x1, k2);
    x2 = i32x4.add(x2, k3);
    x3 = i32x4.add(i32x4.add(x3, k4), i32x4.splat(1));
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 6), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 20), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 17), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 11), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 25), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 10), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 18), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 20), x2);
    x0 = i32x4.add(x0, k2);
    x1 = i32x4.add(x1, k3);
    x2 = i32x4.add(x2, k4);
    x3 = i32x4.add(i32x4.add(x3, k0), i32x4.splat(2));
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 10), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 26), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 11), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 21), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 13), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 27), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 23), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 5), x2);
    x0 = i32x4.add(x0, k3);
    x1 = i32x4.add(x1, k4);
    x2 = i32x4.add(x2, k0);
    x3 = i32x4.add(i32x4.add(x3, k1), i32x4.splat(3));
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 6), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 20), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 17), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 11), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 25), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 10), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 18), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 20), x2);
    x0 = i32x4.add(x0, k4);
    x1 = i32x4.add(x1, k0);
    x2 = i32x4.add(x2, k1);
    x3 = i32x4.add(i32x4.add(x3, k2), i32x4.splat(4));
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 10), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 26), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 11), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 21), x2);
    x0 = i32x4.add(x0, x1);
    x1 = v128.xor(turned(x1, 13), x0);
    x2 = i32x4.add(x2, x3);
    x3 = v128.xor(turned(x3, 27), x2);
    x0 = i32x4.add(x0, x3);
    x3 = v128.xor(turned(x3, 23), x0);
    x2 = i32x4.add(x2, x1);
    x1 = v128.xor(turned(x1, 5), x2);
    x0 = i32x4.add(x0, k0);
    x1 = i32x4.add(x1, k1);
    x2 = i32x4.add(x2, k2);
    x3 = i32x4.add(i32x4.add(x3, k3), i32x4.splat(5));
    v128.store(this.words, x0);
    v128.store(this.words, x1, 16);
  }
}

function turned(word: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(word, bits), i32x4.shr_u(word, 32 - bits));
}
