import { test } from "uvu";
import * as assert from "uvu/assert";
import { normalCdf } from "../../../src/engine/distribution/families/normal.ts";
import { normalQuantile } from "../../../src/engine/distribution/normal-quantile.ts";
import { closeTo } from "./close.ts";

// Computed with mpmath 1.3 to 40 digits, from the double nearest to p.
const quantiles: readonly (readonly [number, number])[] = [
  [1e-300, -37.047096299361199],
  [1e-12, -7.0344838253011319],
  [1e-6, -4.7534243088228989],
  [0.025, -1.9599639845400542],
  [0.0749, -1.4402382675279637],
  [0.2, -0.84162123357291417],
  [0.975, 1.9599639845400539],
  [0.995, 2.5758293035489005],
  [0.9999, 3.7190164854557084],
];
const probabilities: readonly (readonly [number, number])[] = [
  [-8, 6.2209605742717841e-16],
  [-3, 0.0013498980316300945],
  [-1, 0.15865525393145705],
  [-0.1, 0.46017216272297102],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [2, 0.97724986805182079],
];

test("the quantile is exact to rounding, from the middle to a tail of 1e-300", () => {
  for (const [p, z] of quantiles) closeTo(normalQuantile(p), z, 1e-15);
  assert.is(normalQuantile(0.5), 0);
  assert.is(normalQuantile(0), -Infinity);
  assert.is(normalQuantile(1), Infinity);
});

test("the probability below z is exact to 1e-14, small tails relatively", () => {
  for (const [z, p] of probabilities) closeTo(normalCdf(z), p, 1e-14);
  assert.is(normalCdf(-Infinity), 0);
  assert.is(normalCdf(Infinity), 1);
});

test("quantile and probability are inverse in all three ranges", () => {
  for (let z = -36; z <= 6; z += 0.01) closeTo(normalQuantile(normalCdf(z)), z, z < 0 ? 1e-13 : 1e-7, 1e-13);
});

test.run();
