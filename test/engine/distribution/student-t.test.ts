import { test } from "uvu";
import * as assert from "uvu/assert";
import { studentTCdf, studentTQuantile } from "../../../src/engine/distribution/families/student-t.ts";
import { normalQuantile } from "../../../src/engine/distribution/normal-quantile.ts";
import { closeTo } from "./close.ts";

// The values printed in tables of Student's t, here with more digits (mpmath 1.3).
const published: readonly (readonly [p: number, df: number, t: number])[] = [
  [0.975, 1, 12.706204736174705],
  [0.975, 2, 4.3026527297494639],
  [0.975, 5, 2.5705818356363155],
  [0.975, 10, 2.2281388519862747],
  [0.975, 20, 2.0859634472658648],
  [0.975, 30, 2.0422724563012383],
  [0.975, 99, 1.9842169515864175],
  [0.975, 120, 1.9799304050824408],
  [0.995, 3, 5.8409093097333573],
  [0.95, 7, 1.8945786050900074],
  [0.9, 2.5, 1.7302509288071766],
  [0.9995, 4, 8.6103015813792751],
  [0.6, 9, 0.26095533647391101],
  [0.500001, 6, 2.6127890589721915e-6],
  [0.975, 1e4, 1.9602012398906261],
  [0.975, 1e5, 1.9599877075346096],
  [0.975, 1e6, 1.959966356814107],
  [0.975, Infinity, 1.9599639845400542],
];

test("quantiles agree with the published tables to ten digits", () => {
  for (const [p, df, t] of published) {
    // Near the median what is left of p, 0.5 - p, has lost digits.
    closeTo(studentTQuantile(p, df), t, p === 0.500001 ? 1e-9 : 1e-10, 0, `t of ${p} with ${df}`);
    closeTo(studentTQuantile(1 - p, df), -t, p === 0.500001 ? 1e-9 : 1e-10);
  }
});

test("two degrees of freedom have a closed form, met from the median to a tail of 1e-15", () => {
  for (const p of [1e-15, 1e-9, 0.001, 0.2, 0.2499, 0.2501, 0.4, 0.49999]) {
    closeTo(studentTQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-10);
  }
});

test("quantile and probability are inverse", () => {
  for (const df of [0.5, 1, 3, 12, 1000])
    for (const p of [1e-6, 0.1, 0.3, 0.5, 0.7, 0.999]) closeTo(studentTCdf(studentTQuantile(p, df), df), p, 1e-11);
});

test("the quantile runs on without a jump where the expansion takes over", () => {
  for (const p of [1e-9, 0.001, 0.2]) closeTo(studentTQuantile(p, 1e5), studentTQuantile(p, 100_001), 1e-9);
});

test("the median is 0, the ends are infinite, and infinite degrees of freedom are the normal", () => {
  for (const df of [1, 7, Infinity]) {
    assert.is(studentTQuantile(0.5, df) + 0, 0);
    assert.is(studentTQuantile(0, df), -Infinity);
    assert.is(studentTQuantile(1, df), Infinity);
  }
  assert.is(studentTQuantile(0.1, Infinity), normalQuantile(0.1));
  closeTo(studentTCdf(1.5, Infinity), 0.9331927987311419, 1e-14);
});

test("an impossible probability or number of degrees of freedom is refused", () => {
  for (const [p, df] of [
    [-0.1, 3],
    [1.1, 3],
    [Number.NaN, 3],
    [0.5, 0],
    [0.5, -1],
    [0.5, Number.NaN],
  ]) {
    assert.throws(
      () => studentTQuantile(p, df),
      (error: unknown) => error instanceof RangeError,
    );
  }
});

test.run();
