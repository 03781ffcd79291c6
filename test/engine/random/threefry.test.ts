import { test } from "uvu";
import * as assert from "uvu/assert";
import { Threefry4x32 } from "../../../src/engine/random/threefry.ts";

const words = (text: string) => text.split(" ").map((word) => Number.parseInt(word, 16));

// Random123, tests/kat_vectors, the rows "threefry4x32 20": counter, key, block.
const published = [
  ["00000000 00000000 00000000 00000000", "00000000 00000000 00000000 00000000", "9c6ca96a e17eae66 fc10ecd4 5256a7d8"],
  ["ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff ffffffff ffffffff", "2a881696 57012287 f6c7446e a16a6732"],
  ["243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0 082efa98 ec4e6c89", "59cd1dbb b8879579 86b5d00c ac8b6d84"],
] as const;

for (const [counter, key, block] of published) {
  test(`the block of counter ${counter} is the published one`, () => {
    const [k0, k1, k2, k3] = words(key);
    const [c0, c1, c2, c3] = words(counter);
    const cipher = new Threefry4x32(k0, k1, k2, k3);
    cipher.block(c0, c1, c2, c3);
    assert.equal(
      [cipher.w0, cipher.w1, cipher.w2, cipher.w3].map((w) => w >>> 0),
      words(block),
    );
  });
}

test("signed and unsigned words are the same key and the same counter", () => {
  const unsigned = new Threefry4x32(0xdeadbeef, 0xffffffff, 7, 0x80000000);
  const signed = new Threefry4x32(0xdeadbeef | 0, -1, 7, 0x80000000 | 0);
  unsigned.block(0xcafebabe, 1, 0xffffffff, 3);
  signed.block(0xcafebabe | 0, 1, -1, 3);
  assert.equal([signed.w0, signed.w1, signed.w2, signed.w3], [unsigned.w0, unsigned.w1, unsigned.w2, unsigned.w3]);
});

test.run();
