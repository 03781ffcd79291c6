import fc from "fast-check";
import seedrandom from "seedrandom";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { keyWords, nameKey } from "../../../src/engine/random/key.ts";

const KEYS = 2000;
/** Correlation of neighbours beyond which independent uniforms go once in a million times. */
const CORRELATED = 4.9 / Math.sqrt(KEYS);

function neighbourCorrelation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  let product = 0;
  let square = 0;
  values.forEach((x, i) => {
    square += (x - mean) ** 2;
    if (i > 0) product += (x - mean) * (values[i - 1] - mean);
  });
  return product / square;
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const distinct = (values: Iterable<unknown>) => new Set(values).size;

test("trap: seedrandom repeats its key, so that seeds 1, 11 and 111 are one stream; our keys of them differ", () => {
  assert.is(seedrandom("1")(), seedrandom("11")());
  assert.is(seedrandom("1")(), seedrandom("111")());
  assert.is(distinct(["1", "11", "111"].map((seed) => keyWords(seed).join())), 3);
});

test("trap: xorshift7 ignores short string seeds; our keys of one character all differ", () => {
  assert.is(distinct(["1", "2", "12", ""].map((seed) => seedrandom.xorshift7(seed)())), 1);
  assert.is(distinct(range(256).map((code) => keyWords(String.fromCharCode(code)).join())), 256);
});

test("trap: xor128 is linear in its key, so that the difference of two neighbours is always the same; ours never is", () => {
  const pairs = range(100).map((i) => 2 * i);
  assert.is(distinct(pairs.map((i) => seedrandom.xor128(`k${i}`).int32() ^ seedrandom.xor128(`k${i + 1}`).int32())), 1);
  for (const word of [0, 1, 2, 3])
    assert.is(distinct(pairs.map((i) => keyWords("k", i)[word] ^ keyWords("k", i + 1)[word])), 100);
});

test("trap: xorwow correlates across neighbouring keys; each of our four words does not (false alarm: 4 in a million)", () => {
  const firsts = range(KEYS).map((i) => seedrandom.xorwow(`replication ${i}`)());
  assert.ok(Math.abs(neighbourCorrelation(firsts)) > CORRELATED);
  const keys = range(KEYS).map((i) => keyWords("replication", i));
  for (const word of [0, 1, 2, 3]) assert.ok(Math.abs(neighbourCorrelation(keys.map((key) => key[word]))) < CORRELATED);
});

test("trap: a plain call gives 32 bits, .double() more; our words are whole 32-bit integers, with every bit in use", () => {
  const plain = seedrandom.xor4096("x");
  assert.ok(range(100).every(() => Number.isInteger(plain() * 2 ** 32)));
  assert.not.ok(Number.isInteger(seedrandom.xor4096("x").double() * 2 ** 32));
  let ever = 0;
  let always = -1;
  for (const i of range(100))
    for (const word of keyWords(i)) {
      assert.is(word, word | 0);
      ever |= word;
      always &= word;
    }
  assert.is(ever, -1);
  assert.is(always, 0);
});

test("parts of a key are never run together", () => {
  const lists = fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 3 });
  const alike = (a: readonly (string | number)[], b: readonly (string | number)[]) =>
    JSON.stringify(a.map(String)) === JSON.stringify(b.map(String));
  fc.assert(
    fc.property(lists, lists, (a, b) => alike(a, b) === (keyWords(...a).join() === keyWords(...b).join())),
    { seed: 1, numRuns: 500 },
  );
  const keys = [[1, 23], [12, 3], [123], ["1:2", 3], ["1", ":23"], ["", 123], [123, ""], ["1;2:3"], ["1", "3"], []];
  assert.is(distinct(keys.map((parts) => keyWords(...parts).join())), keys.length);
});

test("a number is the same key as its text, and a key is the same at every call", () => {
  assert.equal(keyWords(2023, "a"), keyWords("2023", "a"));
  assert.equal(keyWords("stoke", 7), keyWords("stoke", 7));
});

test("the key of a seed stays what it was: a change would change every result", () => {
  assert.equal(keyWords(1, 0), [13062795, 320815810, -1757339315, 988056776]);
  assert.is(nameKey("decision"), 98270270);
});

test("a number that is not finite is no key", () => {
  assert.throws(
    () => keyWords(Number.NaN),
    (error: unknown) => error instanceof RangeError,
  );
  assert.throws(
    () => keyWords("a", Infinity),
    (error: unknown) => error instanceof RangeError,
  );
});

test("names that differ in one letter have far-apart keys: 16 of 32 bits differ (false alarm: 1 in a million)", () => {
  let bits = 0;
  for (const i of range(KEYS)) {
    let x = nameKey(`pool ${i}`) ^ nameKey(`pool ${i + 1}`);
    for (; x !== 0; x &= x - 1) bits++;
  }
  assert.ok(Math.abs(bits / KEYS - 16) < 4.9 * Math.sqrt(8 / KEYS));
  assert.is(distinct(range(10_000).map((i) => nameKey(`pool ${i}`))), 10_000);
});

test.run();
