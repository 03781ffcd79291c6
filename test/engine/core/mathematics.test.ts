/** The core's elementary functions against those of the machine that runs TypeScript: the same bits, so that it does not matter which one works a number out. */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { engine } from "./engine.ts";

const core = engine();
const functions = { log: Math.log, log1p: Math.log1p, exp: Math.exp };

/** What the model asks for: uniforms, logarithms of them, and numbers of any size. */
const asked = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -1, max: 0, noNaN: true }),
  fc.double({ min: -40, max: 40, noNaN: true }),
  fc.double(),
);

for (const [name, there] of Object.entries(functions))
  test(`${name} is the same to the last bit`, () => {
    fc.assert(
      fc.property(asked, (x) => void assert.ok(Object.is(core[name](x), there(x)), `${name}(${x})`)),
      { numRuns: 20_000, seed: 6 },
    );
    for (const x of [
      0,
      -0,
      1,
      -1,
      2,
      0.5,
      Infinity,
      -Infinity,
      NaN,
      Number.MIN_VALUE,
      Number.MAX_VALUE,
      1e-310,
      709.8,
      -745.2,
    ])
      assert.ok(Object.is(core[name](x), there(x)), `${name}(${x})`);
  });

test.run();
