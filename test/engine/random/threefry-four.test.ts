/** Four blocks at once, in lanes, are the four blocks one by one. */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Threefry4x32 } from "../../../src/engine/random/threefry.ts";
import { engine } from "../core/engine.ts";

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const words = fc.tuple(word, word, word, word);

test("the words of four blocks are those of their counters, the second word one higher each, and past its end round to the start", () => {
  const { setFourKey, fourBlocks, fourthWord } = engine();
  const check = ([k0, k1, k2, k3]: number[], [c0, c1, c2, c3]: number[]) => {
    const cipher = new Threefry4x32(k0, k1, k2, k3);
    setFourKey(k0, k1, k2, k3);
    fourBlocks(c0, c1, c2, c3);
    for (let block = 0; block < 4; block++) {
      cipher.block(c0, (c1 + block) | 0, c2, c3);
      assert.equal(
        [0, 1, 2, 3].map((word) => fourthWord(block, word)),
        [cipher.w0, cipher.w1, cipher.w2, cipher.w3],
      );
    }
  };
  check([0, 0, 0, 0], [0, 0, 0, 0]);
  check([-1, -1, -1, -1], [-1, -2, -1, -1]);
  fc.assert(fc.property(words, words, check), { seed: 7, numRuns: 500 });
});

test.run();
