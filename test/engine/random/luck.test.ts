import { test } from "uvu";
import * as assert from "uvu/assert";
import { distribution } from "../../../src/engine/distribution/family.ts";
import { keyWords } from "../../../src/engine/random/key.ts";
import { RandomStreams } from "../../../src/engine/random/random-streams.ts";
import { Threefry4x32 } from "../../../src/engine/random/threefry.ts";

const DRAWS = 100_000;
/** Standard errors beyond which chance goes once in a million times, both sides together. */
const SIGMAS = 4.9;

const fields = ["u0", "u2", "u3"] as const;

test("the random numbers of an address do not depend on earlier draws", () => {
  const one = new RandomStreams("seed", 3);
  const other = new RandomStreams("seed", 3);
  for (let id = 0; id < 10; id++) other.draw(9, id, 0, 0);
  one.draw(1, 2, 3, 4);
  other.draw(1, 2, 3, 4);
  assert.equal([other.u0, other.u2, other.u3, ...other.words], [one.u0, one.u2, one.u3, ...one.words]);
  assert.is(other.uniform(1, 2, 3, 4), one.u0);
});

test("the uniforms are the words of the block, the first two joined to 52 bits", () => {
  const streams = new RandomStreams(1, 0);
  streams.draw(1, 2, 3, 4);
  const cipher = new Threefry4x32(...keyWords(1, 0));
  cipher.block(1, 2, 3, 4);
  assert.equal(streams.words, [cipher.w0, cipher.w1, cipher.w2, cipher.w3]);
  const bits = (BigInt(cipher.w0 >>> 0) << 20n) | BigInt(cipher.w1 >>> 12);
  assert.is(streams.u0, (Number(bits) + 0.5) / 2 ** 52);
  assert.is(streams.u2, ((cipher.w2 >>> 0) + 0.5) / 2 ** 32);
  assert.is(streams.u3, ((cipher.w3 >>> 0) + 0.5) / 2 ** 32);
});

test("uniforms stay inside the open interval even for words of all zeros and all ones", () => {
  const extremes = [0, -1].map((word) => {
    const streams = new RandomStreams(1, 0);
    const saved = Threefry4x32.prototype.block;
    Threefry4x32.prototype.block = function (this: Threefry4x32) {
      this.w0 = this.w1 = this.w2 = this.w3 = word;
    };
    try {
      streams.draw(0, 0, 0, 0);
    } finally {
      Threefry4x32.prototype.block = saved;
    }
    return streams;
  });
  for (const streams of extremes) for (const field of fields) assert.ok(streams[field] > 0 && streams[field] < 1);
  assert.is(extremes[0].u0, 2 ** -53);
  assert.is(extremes[1].u0, 1 - 2 ** -53);
});

test("each uniform fills 256 bins evenly over successive cases (chi-square; false alarm: 3 in a million)", () => {
  const bins = fields.map(() => new Float64Array(256));
  const streams = new RandomStreams("uniformity", 0);
  for (let id = 0; id < DRAWS; id++) {
    streams.draw(1, id, 0, 0);
    for (const [i, field] of fields.entries()) bins[i][Math.floor(streams[field] * 256)]++;
  }
  const chiSquare255 = distribution({ family: "gamma", parameters: { shape: 255 / 2, scale: 2 } });
  const expected = DRAWS / 256;
  for (const counts of bins) {
    const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    assert.ok(statistic < chiSquare255.quantile(1 - 1e-6), `chi-square ${statistic}`);
  }
});

// The five coordinates of an address, each as a list of neighbours; and replications and seeds, which change the key.
const neighbours: Record<string, (i: number) => [RandomStreams, number, number, number, number]> = {
  kind: (i) => [base, i, 1, 2, 0],
  case: (i) => [base, 1, i, 2, 0],
  stage: (i) => [base, 1, 1, i, 0],
  attempt: (i) => [base, 1, 1, 2, i],
  replication: (i) => [new RandomStreams("seed", i), 1, 1, 2, 0],
  seed: (i) => [new RandomStreams(i, 0), 1, 1, 2, 0],
};
const base = new RandomStreams("seed", 0);

for (const [name, address] of Object.entries(neighbours)) {
  const keyed = name === "replication" || name === "seed";
  const n = keyed ? 2000 : 50_000;
  test(`neighbours in ${name} are uncorrelated and differ in half their bits (false alarm: 4 in a million)`, () => {
    const sums = fields.map(() => 0);
    let differing = 0;
    let before: { uniforms: number[]; words: readonly number[] } | undefined;
    for (let i = 0; i <= n; i++) {
      const [streams, ...at] = address(i);
      streams.draw(...at);
      const now = { uniforms: fields.map((field) => streams[field] - 0.5), words: streams.words };
      if (before) {
        for (let f = 0; f < 3; f++) sums[f] += 12 * now.uniforms[f] * before.uniforms[f];
        for (let w = 0; w < 4; w++) for (let x = now.words[w] ^ before.words[w]; x !== 0; x &= x - 1) differing++;
      }
      before = now;
    }
    for (const sum of sums) assert.ok(Math.abs(sum / Math.sqrt(n)) < SIGMAS, `correlation ${sum / n}`);
    assert.ok(Math.abs(differing / n - 64) < SIGMAS * Math.sqrt(32 / n), `${differing / n} of 128 bits differ`);
  });
}

test("the three uniforms of a draw are uncorrelated (false alarm: 3 in a million)", () => {
  const sums = [0, 0, 0];
  for (let id = 0; id < DRAWS; id++) {
    base.draw(5, id, 0, 0);
    const [a, b, c] = [base.u0 - 0.5, base.u2 - 0.5, base.u3 - 0.5];
    sums[0] += 12 * a * b;
    sums[1] += 12 * a * c;
    sums[2] += 12 * b * c;
  }
  for (const sum of sums) assert.ok(Math.abs(sum / Math.sqrt(DRAWS)) < SIGMAS, `correlation ${sum / DRAWS}`);
});

test("successive cases have no correlation with those of the next replication (false alarm: 3 in a million)", () => {
  const next = new RandomStreams("seed", 1);
  const sums = [0, 0, 0];
  for (let id = 0; id < DRAWS; id++) {
    base.draw(1, id, 0, 0);
    next.draw(1, id, 0, 0);
    for (const [i, field] of fields.entries()) sums[i] += 12 * (base[field] - 0.5) * (next[field] - 0.5);
  }
  for (const sum of sums) assert.ok(Math.abs(sum / Math.sqrt(DRAWS)) < SIGMAS, `correlation ${sum / DRAWS}`);
});

test.run();
