/** Uniforms as the core makes them of words are those of the engine. */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { narrowUniform, wideUniform } from "../../../src/engine/random/uniform.ts";
import { engine } from "../core/engine.ts";

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const core = engine();

test("52 bits of two words, to the last one", () => {
  const check = (high: number, low: number) => assert.is(core.wideUniform(high, low), wideUniform(high, low));
  for (const high of [0, -1, 2 ** 31 - 1, -(2 ** 31)]) for (const low of [0, -1, 4095, 4096, -4096]) check(high, low);
  fc.assert(fc.property(word, word, check), { seed: 11, numRuns: 2000 });
});

test("32 bits of one word", () => {
  for (const only of [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]) assert.is(core.narrowUniform(only), narrowUniform(only));
  fc.assert(
    fc.property(word, (only) => assert.is(core.narrowUniform(only), narrowUniform(only))),
    { seed: 12, numRuns: 2000 },
  );
});

test.run();
