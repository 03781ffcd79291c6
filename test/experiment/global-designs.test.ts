/** Morris and Sobol on functions whose effects are known. Fixed seeds; each tolerance is at least 4 standard errors of the estimate. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { latinHypercube } from "../../src/experiment/design/latin-hypercube.ts";
import { morrisDesign, screen } from "../../src/experiment/design/morris.ts";
import { sobolDesign, sobolIndices } from "../../src/experiment/design/sobol.ts";

const designs = suite("global designs");

function uniforms(seed: number): () => number {
  const streams = new RandomStreams(seed, 0);
  let drawn = 0;
  return () => streams.uniform(1, drawn++, 0, 0);
}

/** Ishigami and Homma (1990), a = 7, b = 0.1, on the cube from -pi to pi. */
function ishigami(u: ArrayLike<number>): number {
  const [x, y, z] = Array.from(u, (one) => Math.PI * (2 * one - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

/** Sobol's g-function with a = 0, 1, 4.5, 9, 99, 99, 99, 99 (Saltelli and others, 2010). */
const g = [0, 1, 4.5, 9, 99, 99, 99, 99];
const gFunction = (u: ArrayLike<number>) =>
  g.reduce((product, a, i) => (product * (Math.abs(4 * u[i] - 2) + a)) / (1 + a), 1);

function indicesOf(f: (u: ArrayLike<number>) => number, inputs: number, rows: number) {
  const design = sobolDesign(inputs, rows, uniforms(5));
  return sobolIndices(design, design.points.map(f), uniforms(6), 200);
}

function agree(found: ReturnType<typeof indicesOf>, first: number[], total: number[], tolerance: number): void {
  found.forEach((one, i) => {
    assert.ok(Math.abs(one.first.index - first[i]) < tolerance, `first ${i}: ${one.first.index}, not ${first[i]}`);
    assert.ok(Math.abs(one.total.index - total[i]) < tolerance, `total ${i}: ${one.total.index}, not ${total[i]}`);
    for (const { index, low95, high95 } of [one.first, one.total]) assert.ok(low95 <= index && index <= high95);
  });
}

designs("Sobol indices of the Ishigami function are those published", () => {
  agree(indicesOf(ishigami, 3, 16384), [0.3139, 0.4424, 0], [0.5576, 0.4424, 0.2437], 0.04);
});

designs("Sobol indices of the g-function are those published", () => {
  const first = [0.716, 0.179, 0.0237, 0.0072, 0.0001, 0.0001, 0.0001, 0.0001];
  const total = [0.788, 0.242, 0.0343, 0.0105, 0.0001, 0.0001, 0.0001, 0.0001];
  agree(indicesOf(gFunction, 8, 8192), first, total, 0.05);
});

designs("an answer that does not vary has no indices", () => {
  assert.ok(
    indicesOf(() => 3, 2, 16).every(({ first, total }) => Number.isNaN(first.index) && Number.isNaN(total.index)),
  );
});

designs("a linear function has its coefficients as effects, the same everywhere", () => {
  const slopes = [3, -2, 0];
  const design = morrisDesign(3, 5, uniforms(1));
  const found = screen(
    design,
    design.points.map((u) => slopes.reduce((sum, slope, i) => sum + slope * u[i], 10)),
  );
  found.forEach(({ mu, muStar, sigma }, i) => {
    assert.ok(Math.abs(mu - slopes[i]) < 1e-12 && Math.abs(muStar.mean - Math.abs(slopes[i])) < 1e-12 && sigma < 1e-12);
  });
});

designs("a walk moves every input once, by the step, within the grid", () => {
  const design = morrisDesign(4, 20, uniforms(2));
  assert.is(design.points.length, 20 * 5);
  for (const point of design.points)
    for (const x of point) assert.ok(Math.abs(x * 3 - Math.round(x * 3)) < 1e-12 && x >= 0 && x <= 1);
  for (let t = 0; t < 20; t++) assert.equal([...design.moved.slice(4 * t, 4 * t + 4)].sort(), [0, 1, 2, 3]);
});

designs("screening the Ishigami function gives the effects counted over the whole grid", () => {
  // Every elementary effect there is, for each input: the mean that random walks estimate.
  const grid = [0, 1 / 3, 2 / 3, 1];
  const exact = [0, 1, 2].map((input) => {
    let sum = 0;
    let count = 0;
    for (const low of [0, 1 / 3])
      for (const p of grid)
        for (const q of grid) {
          const at = (x: number) => ishigami([0, 1, 2].map((i) => (i === input ? x : i === (input + 1) % 3 ? p : q)));
          sum += Math.abs((at(low + 2 / 3) - at(low)) / (2 / 3));
          count++;
        }
    return sum / count;
  });
  const design = morrisDesign(3, 4000, uniforms(3));
  const found = screen(design, design.points.map(ishigami));
  found.forEach(({ muStar, sigma }, i) => {
    // The chance that any of three is five standard errors off is below 2e-6.
    assert.ok(
      Math.abs(muStar.mean - exact[i]) < 5 * muStar.standardError + 1e-9,
      `${i}: ${muStar.mean}, not ${exact[i]}`,
    );
    if (i !== 1) assert.ok(sigma > 1, "it is curved and interacts");
  });
});

designs("screening the g-function puts its inputs in their order", () => {
  const design = morrisDesign(8, 200, uniforms(4));
  const found = screen(design, design.points.map(gFunction)).map(({ muStar }) => muStar.mean);
  for (let i = 0; i < 4; i++) assert.ok(found[i] > found[i + 1], `${found}`);
});

designs("a Latin hypercube has one point in every slice", () => {
  const points = latinHypercube(3, 10, uniforms(7));
  for (let i = 0; i < 3; i++)
    assert.equal(
      points.map((point) => Math.floor(point[i] * 10)).sort((a, b) => a - b),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
});

designs.run();
