import { test } from "uvu";
import * as assert from "uvu/assert";
import { type DistributionSpec, distribution, familyParameters } from "../../../src/engine/distribution/family.ts";

const refuses = (spec: Partial<DistributionSpec>, message: RegExp) =>
  assert.throws(
    () => distribution({ family: "constant", parameters: {}, ...spec }),
    (error: unknown) => {
      assert.instance(error, RangeError);
      assert.match((error as RangeError).message, message);
      return true;
    },
  );

const impossible: [string, Record<string, number>, RegExp][] = [
  ["constant", { value: Infinity }, /value must be a finite number, not Infinity/],
  ["uniform", { low: 2, high: 2 }, /low must be below high, but low is 2 and high is 2/],
  ["triangular", { low: 0, mode: 5, high: 4 }, /5 is not between 0 and 4/],
  ["triangular", { low: 0, mode: Number.NaN, high: 4 }, /mode must lie between low and high/],
  ["exponential", { mean: 0 }, /mean must be above 0, not 0/],
  ["exponential", { rate: -1 }, /rate must be above 0, not -1/],
  ["erlang", { shape: 1.5, mean: 2 }, /shape must be a whole number, 1 or above, not 1.5/],
  ["erlang", { shape: 0, rate: 2 }, /shape must be a whole number, 1 or above, not 0/],
  ["gamma", { mean: 2, cv: 0 }, /cv must be above 0/],
  ["gamma", { shape: Infinity, scale: 1 }, /shape must be above 0, not Infinity/],
  ["gamma", { mean: 2, cv: 400 }, /cv must be between 0.001 and 50.*, not 400/],
  ["gamma", { mean: 2, cv: 1e-9 }, /cv must be between/],
  ["gamma", { shape: 1e-9, scale: 1 }, /shape must be between 0.0004 and 1000000, not 1e-9/],
  ["erlang", { shape: 1e9, mean: 2 }, /shape must be between/],
  ["weibull", { shape: 1e-3, scale: 1 }, /shape must be between 0.05 and 1000000, not 0.001/],
  ["beta", { alpha: 1e-9, beta: 1 }, /alpha must be between/],
  ["beta", { mean: 0.5, cv: 1e-9 }, /must be further from its ends than 1e-9/],
  ["lognormal", { mu: Number.NaN, sigma: 1 }, /mu must be a finite number/],
  ["lognormal", { mean: -6, cv: 0.6 }, /mean must be above 0, not -6/],
  ["weibull", { mean: 6, cv: 1e-9 }, /cv must be between/],
  ["beta", { mean: 0.5, cv: 1 }, /with mean 0.5 the cv must be below 1, not 1/],
  ["beta", { mean: 1.5, cv: 0.1 }, /mean must lie between 0 and 1/],
  ["beta", { alpha: 1, beta: 2, low: 3, high: 3 }, /low must be below high/],
  ["pert", { low: 1, mode: 0, high: 2 }, /mode must lie between low and high/],
  ["pert", { low: 1, mode: 1, high: 2, lambda: -1 }, /lambda must be 0 or above/],
  ["poisson", { mean: -1 }, /mean must be 0 or above/],
  ["poisson", { mean: 1e10 }, /mean must be at most/],
  ["binomial", { trials: 2.5, share: 0.5 }, /trials must be a whole number/],
  ["binomial", { trials: 2, share: 1.5 }, /share must lie between 0 and 1/],
  ["binomial", { trials: 1e12, share: 0.5 }, /trials are too many/],
];

for (const [family, parameters, message] of impossible)
  test(`${family} of ${JSON.stringify(parameters)} is refused with the reason`, () => {
    refuses({ family, parameters }, message);
    refuses({ family, parameters }, new RegExp(`^${family}: .*\\.$`));
  });

test("lists that are empty, uneven, not finite or without weight are refused", () => {
  refuses({ family: "discrete" }, /at least one value/);
  refuses({ family: "discrete", values: [1, 2], weights: [1] }, /2 values and 1 weights/);
  refuses({ family: "discrete", values: [1, Number.NaN], weights: [1, 1] }, /must be a finite number/);
  refuses({ family: "discrete", values: [1, 2], weights: [1, -1] }, /weight must be 0 or above/);
  refuses({ family: "discrete", values: [1, 2], weights: [0, 0] }, /at least one weight/);
  refuses({ family: "empirical" }, /at least one value/);
  refuses({ family: "empirical", values: [1, Infinity] }, /must be a finite number/);
});

test("the mean between bounds of what varies too little to be integrated is refused, and the attempt ends", () => {
  const tight = { family: "lognormal", parameters: { mean: 4, cv: 1e-12 } };
  refuses({ ...tight, truncated: { at_most: 20 } }, /too uneven for a mean/);
});

test("an unknown family is answered with the list of families, and a property name of JavaScript is no family", () => {
  refuses({ family: "normal" }, /no distribution called normal; there are constant, uniform, .*empirical/);
  refuses({ family: "constructor" }, /no distribution called constructor/);
});

test("a wrong set of parameters is answered with the sets that are accepted", () => {
  refuses({ family: "gamma", parameters: { mean: 1 } }, /^gamma takes shape, scale; or mean, cv, not mean\.$/);
  refuses({ family: "gamma", parameters: { mean: 1, cv: 1, shape: 1 } }, /not mean, cv, shape/);
  refuses({ family: "exponential", parameters: {} }, /not nothing/);
});

test("counts at the edge of possible are constants", () => {
  const edges: [string, Record<string, number>, number][] = [
    ["poisson", { mean: 0 }, 0],
    ["binomial", { trials: 7, share: 1 }, 7],
    ["binomial", { trials: 7, share: 0 }, 0],
    ["binomial", { trials: 0, share: 0.5 }, 0],
  ];
  for (const [family, parameters, value] of edges) {
    const d = distribution({ family, parameters });
    assert.is(d.quantile(0.999), value);
    assert.is(d.variance, 0);
    assert.is(d.cdf(value), 1);
    assert.is(d.cdf(value - 1), 0);
  }
});

test("the table of parameter names has every family, each set of it accepted", () => {
  assert.equal(Object.keys(familyParameters), [
    "constant",
    "uniform",
    "triangular",
    "exponential",
    "erlang",
    "gamma",
    "lognormal",
    "weibull",
    "beta",
    "pert",
    "poisson",
    "binomial",
  ]);
  const fitting: Record<string, number> = {
    value: 1,
    low: 0.1,
    mode: 0.2,
    high: 0.9,
    mean: 0.5,
    cv: 0.5,
    rate: 1,
    shape: 2,
    scale: 1,
    mu: 0,
    sigma: 1,
    alpha: 1,
    beta: 1,
    lambda: 3,
    trials: 3,
    share: 0.5,
  };
  for (const [family, sets] of Object.entries(familyParameters))
    for (const names of sets) {
      const d = distribution({ family, parameters: Object.fromEntries(names.map((name) => [name, fitting[name]])) });
      assert.ok(Number.isFinite(d.quantile(0.3)), `${family} of ${names}`);
    }
});

test.run();
