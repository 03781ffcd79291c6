import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nameKey } from "../../src/engine/random/key.ts";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { shareDifference } from "../../src/experiment/statistics/paired-share.ts";

const test = suite("the difference of two shares of the same replications");

/** Indicators from how often both hold, only the first, only the second, neither. */
function indicators(both: number, first: number, second: number, neither: number): [Uint8Array, Uint8Array] {
  const row = (...values: number[]) =>
    Uint8Array.from([both, first, second, neither].flatMap((count, i) => Array<number>(count).fill(values[i])));
  return [row(1, 1, 0, 0), row(1, 0, 1, 0)];
}

test("the interval agrees with published examples", () => {
  for (const [table, difference, low, high] of [
    // Altman and others, Statistics with Confidence, 2000, table 6.2.
    [[14, 5, 0, 22], 0.122, 0.011, 0.226],
    // Newcombe, Statistics in Medicine 17, 1998, table II.
    [[36, 12, 2, 0], 0.2, 0.0569, 0.3404],
  ] as const) {
    const found = shareDifference(...indicators(...(table as unknown as [number, number, number, number])), false);
    assert.ok(Math.abs(found.difference - difference) < 5e-4, String(found.difference));
    assert.ok(Math.abs(found.low - low) < 5e-4, String(found.low));
    assert.ok(Math.abs(found.high - high) < 5e-4, String(found.high));
    assert.is(found.discordant, table[1] + table[2]);
  }
});

test("the interval changes sign with the plans, and has a width even where every replication differs in the same way", () => {
  const [own, first] = indicators(20, 9, 3, 8);
  const [one, other] = [shareDifference(own, first, false), shareDifference(first, own, false)];
  assert.ok(Math.abs(one.low + other.high) < 1e-12 && Math.abs(one.high + other.low) < 1e-12);
  const always = shareDifference(new Uint8Array(10).fill(1), new Uint8Array(10), false);
  assert.is(always.difference, 1);
  assert.ok(always.low > 0.5 && always.low < 1 && always.high === 1);
});

test("pairs that share draws count as fewer replications", () => {
  const own = Uint8Array.from({ length: 40 }, (_, r) => (Math.floor(r / 2) % 2 === 0 ? 1 : 0));
  const first = Uint8Array.from({ length: 40 }, (_, r) => (Math.floor(r / 2) % 4 === 0 ? 1 : 0));
  const [apart, together] = [false, true].map((paired) => shareDifference(own, first, paired));
  assert.ok(together.high - together.low > apart.high - apart.low);
});

// 600 samples of 60: were the interval wrong in 5% of them, more than 50 would be so in fewer than 1 of 1,000 tests.
test("the interval covers the true difference about as often as it states", () => {
  const streams = new RandomStreams(11, 0);
  let drawn = 0;
  const uniform = () => streams.uniform(nameKey("coverage"), drawn++, 0, 0);
  let missed = 0;
  for (let sample = 0; sample < 600; sample++) {
    const own = new Uint8Array(60);
    const first = new Uint8Array(60);
    for (let r = 0; r < 60; r++) {
      // Half of the luck is common: shares 70% and 50%.
      const common = uniform();
      const together = uniform() < 0.5;
      own[r] = (together ? common : uniform()) < 0.7 ? 1 : 0;
      first[r] = (together ? common : uniform()) < 0.5 ? 1 : 0;
    }
    const { low, high } = shareDifference(own, first, false);
    if (low > 0.2 || high < 0.2) missed++;
  }
  assert.ok(missed <= 50, `${missed} of 600`);
});

test.run();
