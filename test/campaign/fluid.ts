/**
 * Thousands of random scenarios through the fluid estimate and the simulation: `node --import ./ts-node.mjs test/campaign/fluid.ts [SCENARIOS] [SEED]`.
 * Prints how far apart the two are; exit code 1 where the estimate fails, loses a case or has an amount below none.
 */
import { gapsOfRandom } from "../fixtures/fluid-random.ts";

const [scenarios = 2000, seed = 2] = process.argv.slice(2).map(Number);
const gaps = gapsOfRandom(scenarios, seed);
for (const share of [0.5, 0.75, 0.9, 0.95, 0.99]) {
  const { gap } = gaps[Math.floor(share * gaps.length)];
  process.stdout.write(`${share * 100}% of ${scenarios} within ${(gap * 100).toFixed(1)}% of all cases that come\n`);
}
for (const { gap, number } of gaps.slice(-10).reverse())
  process.stdout.write(`scenario ${number} of seed ${seed}: ${(gap * 100).toFixed(1)}%\n`);
