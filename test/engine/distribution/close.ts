import * as assert from "uvu/assert";

/** Fails unless actual is within `relative` of expected, or within `absolute` of it. */
export function closeTo(actual: number, expected: number, relative: number, absolute = 0, what = ""): void {
  const difference = Math.abs(actual - expected);
  const allowed = Math.max(relative * Math.abs(expected), absolute);
  assert.ok(
    actual === expected || difference <= allowed,
    `${what} expected ${expected}, got ${actual}: off by ${difference}, allowed ${allowed}`,
  );
}
