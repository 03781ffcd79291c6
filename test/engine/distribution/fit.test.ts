import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { distribution } from "../../../src/engine/distribution/family.ts";
import { RandomStreams } from "../../../src/engine/random/random-streams.ts";
import { continuous, stepped } from "./cases.ts";
import { closeTo } from "./close.ts";

const SAMPLES = 10_000;
/** Over the whole file; each of its goodness-of-fit tests has an equal part. */
const FALSE_ALARM = 1e-3;
const PART = FALSE_ALARM / (continuous.length + stepped.length);

function sample(spec: Parameters<typeof distribution>[0], name: string): Float64Array {
  const d = distribution(spec);
  const streams = new RandomStreams(name, 0);
  return Float64Array.from({ length: SAMPLES }, (_, id) => d.quantile(streams.uniform(2, id, 0, 0))).sort();
}

// The cdf is computed by series and fractions, the sample by the table, so the two check each other.
for (const { name, spec } of continuous) {
  test(`${name}: a sample fits its cdf (Kolmogorov-Smirnov; family-wise false alarm ${FALSE_ALARM})`, () => {
    const d = distribution(spec);
    let distance = 0;
    sample(spec, name).forEach((x, i) => {
      const p = d.cdf(x);
      distance = Math.max(distance, (i + 1) / SAMPLES - p, p - i / SAMPLES);
    });
    const critical = Math.sqrt(-Math.log(PART / 2) / (2 * SAMPLES));
    assert.ok(distance < critical, `distance ${distance}, critical ${critical}`);
  });

  test(`${name}: quantile and cdf are inverse`, () => {
    const d = distribution(spec);
    const u = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    // Between bounds, the table's error in the parent is no longer small beside a small tail.
    const absolute = spec.truncated ? 1e-8 : 1e-12;
    fc.assert(
      fc.property(u, (p) => closeTo(d.cdf(d.quantile(p)), p, 1e-7, absolute)),
      { seed: 7, numRuns: 100 },
    );
  });
}

for (const { name, spec, support } of stepped) {
  test(`${name}: a sample fits its cdf (chi-square; family-wise false alarm ${FALSE_ALARM})`, () => {
    const d = distribution(spec);
    const drawn = sample(spec, name);
    assert.ok(drawn.every((x) => support.includes(x)));
    // Neighbouring values are pooled until ten are expected.
    let [statistic, cells, expected, observed, before] = [0, 0, 0, 0, 0];
    support.forEach((x, i) => {
      expected += SAMPLES * (d.cdf(x) - before);
      before = d.cdf(x);
      observed += drawn.filter((y) => y === x).length;
      if (expected < 10 || (SAMPLES * (1 - before) < 10 && i < support.length - 1)) return;
      statistic += (observed - expected) ** 2 / expected;
      cells++;
      [expected, observed] = [0, 0];
    });
    if (cells === 1) return assert.is(statistic, 0);
    const critical = distribution({ family: "gamma", parameters: { shape: (cells - 1) / 2, scale: 2 } }).quantile(
      1 - PART,
    );
    assert.ok(statistic < critical, `chi-square ${statistic} of ${cells} cells, critical ${critical}`);
  });

  test(`${name}: its quantile is the smallest value whose cdf reaches u`, () => {
    const d = distribution(spec);
    const u = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
    const smallest = (p: number) => {
      const x = d.quantile(p);
      const previous = support[support.indexOf(x) - 1] ?? x - 1;
      // A u within rounding of a step may fall on either side of it.
      assert.ok(d.cdf(x) >= p - 1e-13, `cdf ${d.cdf(x)} at ${x} is below ${p}`);
      assert.ok(d.cdf(previous) < p + 1e-13, `cdf ${d.cdf(previous)} at ${previous} already reaches ${p}`);
    };
    fc.assert(fc.property(u, smallest), { seed: 7, numRuns: 200 });
  });
}

test("a uniform that falls on a step belongs to the lower value, in either half", () => {
  const d = distribution({ family: "discrete", parameters: {}, values: [1, 2, 3, 4], weights: [1, 1, 1, 1] });
  assert.equal(
    [0.25, 0.5, 0.75].map((u) => d.quantile(u)),
    [1, 2, 3],
  );
  assert.equal(
    [0.2501, 0.5001, 0.7501].map((u) => d.quantile(u)),
    [2, 3, 4],
  );
});

test.run();
