/** Four blocks side by side against one at a time. */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Threefry4x32 } from "../../../src/engine/random/threefry.ts";
import { engine } from "./engine.ts";

const core = engine();
const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test("four counters in a row give the first two words of their own blocks", () => {
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word, word, word), (key, [c0, c1, c2, c3]) => {
      const one = new Threefry4x32(...key);
      const four = core.newLanes(...key);
      core.blocks(four, c0, c1, c2, c3);
      for (let lane = 0; lane < 4; lane++) {
        one.block(c0, c1 + lane, c2, c3);
        assert.equal([core.word0(four, lane), core.word1(four, lane)], [one.w0, one.w1]);
      }
    }),
    { numRuns: 500, seed: 7 },
  );
});

test.run();
