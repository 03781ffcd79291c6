/** The Sobol sequence: what makes it one, and the points that Joe and Kuo publish. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { mostSobolInputs, sobolSequence } from "../../../src/experiment/design/sobol-sequence.ts";

/** A shift of no bits: the sequence as published, half a step to the right. */
const unshifted = () => 0;

test("the first points are the published ones", () => {
  // S. Joe and F. Y. Kuo, "Notes on generating Sobol' sequences" (2008): first ten points in three dimensions, in Gray-code order.
  const expected = [
    [0, 0, 0],
    [0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25],
    [0.25, 0.75, 0.75],
    [0.375, 0.375, 0.625],
    [0.875, 0.875, 0.125],
    [0.625, 0.125, 0.875],
    [0.125, 0.625, 0.375],
    [0.1875, 0.3125, 0.9375],
    [0.6875, 0.8125, 0.4375],
  ];
  const points = sobolSequence(3, expected.length, unshifted);
  points.forEach((point, n) => {
    for (let i = 0; i < 3; i++) assert.ok(Math.abs(point[i] - expected[n][i]) < 1e-9, `point ${n}: ${point}`);
  });
});

test("every 2^k points fall one in each slice of every input, whatever the shift", () => {
  let state = 1;
  const uniform = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const points = sobolSequence(mostSobolInputs, 256, uniform);
  for (let input = 0; input < mostSobolInputs; input++) {
    const slices = new Set(points.map((point) => Math.floor(point[input] * 256)));
    assert.is(slices.size, 256, `input ${input}`);
  }
});

test("pairs of the first inputs are spread over the square: four points in each of 16 by 4 cells", () => {
  const points = sobolSequence(2, 256, unshifted);
  const cells = new Map<string, number>();
  for (const [x, y] of points) {
    const cell = `${Math.floor(x * 16)},${Math.floor(y * 4)}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  assert.is(cells.size, 64);
  assert.ok([...cells.values()].every((count) => count === 4));
});

test("more inputs than the direction numbers allow are refused", () => {
  assert.throws(() => sobolSequence(mostSobolInputs + 1, 2, unshifted), RangeError);
});

test.run();
