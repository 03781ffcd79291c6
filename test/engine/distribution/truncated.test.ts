import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { distribution } from "../../../src/engine/distribution/family.ts";
import { closeTo } from "./close.ts";

const lognormal = { mean: 6, cv: 1.5 };

test("every value lies within the bounds, whatever the uniform", () => {
  const u = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });
  const families: [string, Record<string, number>][] = [
    ["lognormal", lognormal],
    ["gamma", lognormal],
    ["weibull", lognormal],
    ["exponential", { mean: 6 }],
    ["poisson", { mean: 6 }],
  ];
  const within = ([family, parameters]: [string, Record<string, number>], p: number) => {
    const x = distribution({ family, parameters, truncated: { at_least: 2, at_most: 9 } }).quantile(p);
    return x >= 2 && x <= 9;
  };
  fc.assert(fc.property(fc.constantFrom(...families), u, within), { seed: 5, numRuns: 200 });
});

test("without an upper bound the largest uniform still gives a finite value", () => {
  const d = distribution({ family: "exponential", parameters: { mean: 1 }, truncated: { at_least: Math.LN2 } });
  assert.ok(Number.isFinite(d.quantile(1 - 2 ** -53)));
});

test("the exponential forgets: from a bound up the rest is a new exponential", () => {
  const d = distribution({ family: "exponential", parameters: { mean: 2 }, truncated: { at_least: 5 } });
  for (const u of [0.01, 0.5, 0.99]) closeTo(d.quantile(u), 5 - 2 * Math.log1p(-u), 1e-12);
});

test("bounds that cut nothing off change nothing", () => {
  const whole = distribution({ family: "gamma", parameters: { mean: 6, cv: 0.5 } });
  const bounded = distribution({
    family: "gamma",
    parameters: { mean: 6, cv: 0.5 },
    truncated: { at_least: 0, at_most: 1e6 },
  });
  closeTo(bounded.mean, whole.mean, 1e-8);
  closeTo(bounded.variance, whole.variance, 1e-7);
  for (const u of [0.001, 0.5, 0.999]) closeTo(bounded.quantile(u), whole.quantile(u), 1e-12);
});

test("both bounds count as within: a whole number at a bound is kept, with its share of what is left", () => {
  const d = distribution({
    family: "discrete",
    parameters: {},
    values: [1, 2, 3, 4],
    weights: [1, 1, 2, 4],
    truncated: { at_least: 2, at_most: 3 },
  });
  closeTo(d.cdf(2), 1 / 3, 1e-15);
  assert.is(d.cdf(3), 1);
  assert.is(d.quantile(0.33), 2);
  assert.is(d.quantile(0.34), 3);
});

test("bounds the wrong way round, or that leave next to nothing, are refused", () => {
  const refused = (family: string, parameters: Record<string, number>, at_least?: number, at_most?: number) =>
    assert.throws(
      () => distribution({ family, parameters, truncated: { at_least, at_most } }),
      (error: unknown) => error instanceof RangeError && error.message.startsWith("truncated: "),
    );
  refused("lognormal", lognormal, 9, 2);
  refused("lognormal", lognormal, 1e6);
  refused("lognormal", lognormal, 3, 3);
  refused("uniform", { low: 0, high: 1 }, 2, 3);
  refused("constant", { value: 4 }, 5);
  refused("poisson", { mean: 4 }, 2.2, 2.8);
  refused("lognormal", lognormal, Number.NaN);
});

test.run();
