import { test } from "uvu";
import { normalCdf } from "../../../src/engine/distribution/families/normal.ts";
import { distribution } from "../../../src/engine/distribution/family.ts";
import { lengthBiased } from "../../../src/engine/distribution/length-biased.ts";
import { continuous, stepped } from "./cases.ts";
import { closeTo } from "./close.ts";

/** The mean of g(x) as the integral over u, by the trapezium rule over z = Φ⁻¹(u). */
function meanOf(quantile: (u: number) => number, g: (x: number) => number): number {
  let [mass, sum] = [0, 0];
  for (let z = -8; z <= 8; z += 1 / 512) {
    const weight = Math.exp((-z * z) / 2);
    mass += weight;
    sum += weight * g(quantile(normalCdf(z)));
  }
  return sum / mass;
}

for (const { name, spec, mean, variance } of [...continuous, ...stepped]) {
  const biased = lengthBiased(distribution(spec));
  const quantile = (u: number) => biased.quantile(u);

  // Of a density x f(x) / mean: E[X*] = E[X²] / E[X], and E[1/X*] = 1 / E[X] where no length is 0.
  test(`${name}: biased by length its mean is (1 + cv²) times the mean`, () => {
    closeTo(
      meanOf(quantile, (x) => x),
      mean * (1 + variance / mean ** 2),
      1e-3,
    );
  });

  const hasNone = distribution(spec).quantile(1e-12) < 1e-3;
  if (!hasNone)
    test(`${name}: biased by length the mean of its inverse is that of no bias`, () => {
      closeTo(
        meanOf(quantile, (x) => 1 / x),
        1 / mean,
        1e-3,
      );
    });
}

test("closed forms: two phases for the exponential, a shifted logarithm for the lognormal, the root for the uniform", () => {
  const exponential = lengthBiased(distribution({ family: "exponential", parameters: { mean: 3 } }));
  // P(X* <= x) = 1 - (1 + x/3) e^(-x/3)
  for (const u of [0.01, 0.5, 0.99]) {
    const x = exponential.quantile(u) / 3;
    closeTo(1 - (1 + x) * Math.exp(-x), u, 1e-8);
  }
  const lognormal = lengthBiased(distribution({ family: "lognormal", parameters: { mu: 1, sigma: 0.5 } }));
  closeTo(lognormal.quantile(0.5), Math.exp(1.25), 1e-12);
  const uniform = lengthBiased(distribution({ family: "uniform", parameters: { low: 0, high: 6 } }));
  for (const u of [0.01, 0.25, 0.81]) closeTo(uniform.quantile(u), 6 * Math.sqrt(u), 1e-9);
});

test("lengths of 0 are never met, and where all are 0 the length met is 0", () => {
  const mixed = lengthBiased(distribution({ family: "discrete", parameters: {}, values: [0, 2], weights: [3, 1] }));
  closeTo(mixed.quantile(1e-9), 2, 0);
  const none = lengthBiased(distribution({ family: "constant", parameters: { value: 0 } }));
  closeTo(none.quantile(0.5), 0, 0);
});

test.run();
