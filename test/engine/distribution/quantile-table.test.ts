import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { normalCdf } from "../../../src/engine/distribution/families/normal.ts";
import { BetaTails } from "../../../src/engine/distribution/special/incomplete-beta.ts";
import { GammaTails } from "../../../src/engine/distribution/special/incomplete-gamma.ts";
import { QuantileTable } from "../../../src/engine/distribution/special/quantile-table.ts";
import { logGamma } from "../../../src/engine/distribution/special/stirling.ts";
import { exactQuantile, type Tails } from "../../../src/engine/distribution/special/tails.ts";
import { closeTo } from "./close.ts";

const GAMMA_SHAPES = [0.05, 0.3, 1, 2.77, 12, 400, 1e5];
const BETA_SHAPES = [
  [0.1, 5],
  [0.5, 0.5],
  [1, 1],
  [1, 5],
  [5, 1],
  [1.67, 4.33],
  [30, 70],
  [3000, 7],
  [2e4, 2e4],
] as const;

/** Largest relative error of the value (at most that of ln x, or logit x) for u from 1e-12 to 1 - 1e-12. */
function largestError(tails: Tails): number {
  const table = new QuantileTable(tails);
  let largest = 0;
  for (let z = -7.034; z <= 7.034; z += 0.0123) {
    const u = normalCdf(z);
    const error = Math.abs(Math.expm1(table.at(u) - exactQuantile(tails, u)));
    assert.ok(error >= 0, `error ${error} at ${u}`);
    largest = Math.max(largest, error);
  }
  return largest;
}

for (const shape of GAMMA_SHAPES)
  test(`gamma of shape ${shape}: the table is within 1e-8 of the exact inverse, tails included`, () => {
    assert.ok(largestError(new GammaTails(shape)) < 1e-8);
  });

for (const [a, b] of BETA_SHAPES)
  test(`beta of ${a} and ${b}: the table is within 1e-8 of the exact inverse, tails included`, () => {
    assert.ok(largestError(new BetaTails(a, b)) < 1e-8);
  });

test("any shapes a planner may state are within 1e-6", () => {
  const logShape = fc.double({ min: Math.log(0.05), max: Math.log(1e4), noNaN: true });
  const within = (logA: number, logB: number) => {
    assert.ok(largestError(new GammaTails(Math.exp(logA))) < 1e-6);
    assert.ok(largestError(new BetaTails(Math.exp(logA), Math.exp(logB))) < 1e-6);
  };
  fc.assert(fc.property(logShape, logShape, within), { seed: 3, numRuns: 12 });
});

test("beyond the table the inverse is exact, down to the ends", () => {
  const tails = new GammaTails(2);
  const table = new QuantileTable(tails);
  for (const u of [1e-300, 1e-14, 1 - 2 ** -53]) assert.is(table.at(u), exactQuantile(tails, u));
  // Near 0, P(2, x) = x²/2.
  closeTo(Math.exp(table.at(1e-300)), Math.sqrt(2e-300), 1e-12);
  assert.is(table.at(0), -Infinity);
  assert.is(table.at(1), Infinity);
});

test("a distribution that no table fits uses the exact inverse", () => {
  const tails = new BetaTails(0.01, 0.01);
  const table = new QuantileTable(tails);
  for (const u of [0.1, 0.3, 0.7]) assert.is(table.at(u), exactQuantile(tails, u));
  // Far from the middle, I_x(a, a) = x^a / (a B(a, a)), and a B(a, a) = 2 Γ(1 + a)² / Γ(1 + 2a).
  closeTo(table.at(0.1), (Math.log(0.2) + 2 * logGamma(1.01) - logGamma(1.02)) / 0.01, 1e-12);
});

test("a gamma of a very small shape is a power of the uniform", () => {
  // P(a, x) = x^a / Γ(1 + a) but for the last few values.
  const tails = new GammaTails(1e-4);
  closeTo(new QuantileTable(tails).at(0.5), (Math.log(0.5) - 5.7713342220477623e-5) / 1e-4, 1e-12);
});

test("a shape of 1 is the exponential, and of 1 and 1 the uniform", () => {
  const exponential = new QuantileTable(new GammaTails(1));
  const uniform = new QuantileTable(new BetaTails(1, 1));
  for (const u of [1e-9, 0.1, 0.5, 0.9, 0.999999]) {
    closeTo(Math.exp(exponential.at(u)), -Math.log1p(-u), 2e-8);
    closeTo(1 / (1 + Math.exp(-uniform.at(u))), u, 2e-8);
  }
});

test.run();
