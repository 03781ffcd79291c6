import { test } from "uvu";
import * as assert from "uvu/assert";
import { normalCdf } from "../../../src/engine/distribution/families/normal.ts";
import { type Distribution, distribution } from "../../../src/engine/distribution/family.ts";
import { RandomStreams } from "../../../src/engine/random/random-streams.ts";
import { continuous, PROBABILITIES, stepped } from "./cases.ts";
import { closeTo } from "./close.ts";

const SAMPLES = 20_000;

/**
 * Mean and variance as the integral of the quantile over u, by the trapezium rule over z = Φ⁻¹(u): an oracle that knows nothing of the family.
 * The upper half is taken as 1 - Φ(-z), where u still tells values apart: up to a tail of 1e-15.
 */
function integrated(d: Distribution): { mean: number; variance: number } {
  const STEP = 1 / 512;
  let [mass, mean, square] = [0, 0, 0];
  const weights: [number, number][] = [];
  for (let z = -8; z <= 8; z += STEP) {
    const weight = Math.exp((-z * z) / 2);
    const x = d.quantile(normalCdf(z));
    weights.push([weight, x]);
    mass += weight;
    mean += weight * x;
  }
  mean /= mass;
  for (const [weight, x] of weights) square += weight * (x - mean) ** 2;
  return { mean, variance: square / mass };
}

for (const { name, spec, mean, variance, quantiles } of continuous) {
  const d = distribution(spec);

  test(`${name}: states its known mean and variance`, () => {
    closeTo(d.mean, mean, 1e-8);
    closeTo(d.variance, variance, 1e-8);
  });

  test(`${name}: its quantile integrates to them`, () => {
    const found = integrated(d);
    // The rule is the weak side where a triangular density has its corner, and a truncation its end.
    closeTo(found.mean, mean, 1e-6);
    closeTo(found.variance, variance, 5e-6);
  });

  test(`${name}: a sample of ${SAMPLES} has that mean (false alarm: 1 in a million)`, () => {
    const streams = new RandomStreams("moments", 0);
    let sum = 0;
    for (let id = 0; id < SAMPLES; id++) sum += d.quantile(streams.uniform(1, id, 0, 0));
    closeTo(sum / SAMPLES, mean, 0, 4.9 * Math.sqrt(variance / SAMPLES));
  });

  if (quantiles)
    test(`${name}: its quantiles are the known ones, tails included`, () => {
      for (const [i, u] of PROBABILITIES.entries()) closeTo(d.quantile(u), quantiles[i], 2e-8, 0, `at ${u}`);
    });
}

for (const { name, spec, mean, variance, support } of stepped) {
  const d = distribution(spec);

  test(`${name}: states its known mean and variance, and the steps of its cdf add up to them`, () => {
    closeTo(d.mean, mean, 1e-12);
    closeTo(d.variance, variance, 1e-11);
    const mass = support.map((x, i) => d.cdf(x) - (i > 0 ? d.cdf(support[i - 1]) : 0));
    closeTo(
      mass.reduce((sum, m) => sum + m, 0),
      1,
      1e-14,
    );
    closeTo(
      mass.reduce((sum, m, i) => sum + m * support[i], 0),
      mean,
      1e-11,
    );
    closeTo(
      mass.reduce((sum, m, i) => sum + m * (support[i] - mean) ** 2, 0),
      variance,
      1e-9,
    );
  });

  test(`${name}: a sample of ${SAMPLES} has that mean (false alarm: 1 in a million)`, () => {
    const streams = new RandomStreams("moments", 0);
    let sum = 0;
    for (let id = 0; id < SAMPLES; id++) sum += d.quantile(streams.uniform(1, id, 0, 0));
    closeTo(sum / SAMPLES, mean, 0, 4.9 * Math.sqrt(variance / SAMPLES));
  });
}

test("weibull by its cv: has the shape and scale that solve for it (mpmath)", () => {
  const byCv = distribution({ family: "weibull", parameters: { mean: 6, cv: 0.6 } });
  const byShape = distribution({
    family: "weibull",
    parameters: { shape: 1.71708343032214294, scale: 6 / 0.891652764187203532 },
  });
  for (const u of [1e-9, 0.5, 0.999]) closeTo(byCv.quantile(u), byShape.quantile(u), 1e-13);
});

test("a quantile rises with u for every family", () => {
  for (const { name, spec } of [...continuous, ...stepped]) {
    const d = distribution(spec);
    let before = -Infinity;
    for (let i = 1; i < 5000; i++) {
      const x = d.quantile(i / 5000);
      assert.ok(x >= before, `${name} at ${i / 5000}`);
      before = x;
    }
  }
});

test("a mean scaled by two scales every value by two with the same random numbers", () => {
  for (const family of ["lognormal", "gamma", "weibull"]) {
    const one = distribution({ family, parameters: { mean: 3, cv: 0.8 } });
    const two = distribution({ family, parameters: { mean: 6, cv: 0.8 } });
    for (const u of [1e-9, 0.1, 0.5, 0.999]) closeTo(two.quantile(u), 2 * one.quantile(u), 1e-14);
  }
});

test.run();
