import { test } from "uvu";
import * as assert from "uvu/assert";
import { distribution } from "../../../src/engine/distribution/family.ts";
import { BetaTails } from "../../../src/engine/distribution/special/incomplete-beta.ts";
import { GammaTails } from "../../../src/engine/distribution/special/incomplete-gamma.ts";
import { integrate } from "../../../src/engine/distribution/special/quadrature.ts";
import { deviance, logGamma } from "../../../src/engine/distribution/special/stirling.ts";
import { exactQuantile } from "../../../src/engine/distribution/special/tails.ts";
import { closeTo } from "./close.ts";

// mpmath 1.3, 40 digits.
const logGammas: readonly (readonly [number, number])[] = [
  [1e-5, 11.512919692895826],
  [0.1, 2.252712651734206],
  [0.5, 0.57236494292470009],
  [1, 0],
  [1.5, -0.12078223763524522],
  [2, 0],
  [3.3, 0.98709857789473459],
  [9.99, 12.779315214350193],
  [10, 12.80182748008147],
  [100, 359.1342053695754],
  [1e6, 12815504.569147612],
];

test("the logarithm of the gamma function is exact to rounding", () => {
  for (const [x, value] of logGammas) closeTo(logGamma(x), value, 2e-15, 4e-15);
});

test("the deviance is precise where its two sides nearly cancel", () => {
  // a ln(a/m) + m - a = (m - a)²/(2a) - (m - a)³/(3a²)·… for m near a; here a = 1e6 and m = a + 1.
  closeTo(deviance(1e6, 1e6 + 1, Math.log(1e6 + 1)), 1 / 2e6 - 1 / 3e12, 1e-9);
  closeTo(deviance(3, 30, Math.log(30)), 3 * Math.log(0.1) + 27, 1e-14);
  assert.is(deviance(7, 7, Math.log(7)), 0);
});

test("the tails of Poisson and binomial counts agree with 40-digit values", () => {
  const poisson = (mean: number, k: number) => distribution({ family: "poisson", parameters: { mean } }).cdf(k);
  const binomial = (trials: number, share: number, k: number) =>
    distribution({ family: "binomial", parameters: { trials, share } }).cdf(k);
  closeTo(poisson(4.3, 3), 0.37715392772963913, 1e-14);
  closeTo(poisson(1000, 1000), 0.50840936716850599, 1e-13);
  closeTo(poisson(1000, 800), 3.2298887227290215e-11, 1e-12);
  closeTo(binomial(20, 0.3, 4), 0.23750777887760164, 1e-14);
  closeTo(binomial(1000, 0.07, 90), 0.99296180664401794, 1e-13);
});

test("the exact inverse gives back the tail it was asked for, over shapes from 0.001 to a million", () => {
  const all = [0.001, 0.1, 1, 30, 1e6].flatMap((a) => [new GammaTails(a), new BetaTails(a, 0.2), new BetaTails(3, a)]);
  for (const tails of all) {
    for (const u of [1e-200, 1e-12, 0.01, 0.4999]) closeTo(tails.logLower(exactQuantile(tails, u)), Math.log(u), 1e-9);
    for (const u of [0.5001, 0.99, 1 - 1e-12]) closeTo(tails.logUpper(exactQuantile(tails, u)), Math.log1p(-u), 1e-9);
  }
});

test("the integral is right for a corner, and for ends that are infinite", () => {
  closeTo(
    integrate((x) => Math.abs(x - 0.3), 0, 1),
    0.29,
    1e-10,
  );
  closeTo(
    integrate((x) => -Math.log(x), 0, 1),
    1,
    1e-9,
  );
  closeTo(
    integrate((x) => 1 / Math.sqrt(x), 0, 4),
    4,
    1e-6,
  );
  assert.is(
    integrate((x) => x, 2, 2),
    0,
  );
});

test.run();
