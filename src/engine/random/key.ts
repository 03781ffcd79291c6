import seedrandom from "seedrandom";

/** Four signed 32-bit words: the key of one stream of luck. */
export type KeyWords = readonly [number, number, number, number];

/**
 * The words that key a counter-based generator, from any list of names and numbers (a seed, a replication, a path).
 *
 * A number is the same key as its decimal text, so that a seed means the same in a file and on a command line; parts
 * are never run together: (1, 23) and (12, 3) differ.
 *
 * The words come from seedrandom's xor4096 (R. P. Brent, "Some long-period random number generators using shifts and
 * xors", 2007). Of seedrandom's generators it takes in the whole of a string key; even so the key is a hash followed by
 * the parts with their lengths, because keys as short as "1" are where such generators are weak.
 *
 * @throws RangeError for a number that is not finite
 */
export function keyWords(...parts: readonly (string | number)[]): KeyWords {
  const text = parts.map(lengthPrefixed).join("");
  const hash = (nameKey(text) >>> 0).toString(16).padStart(8, "0");
  const generator = seedrandom.xor4096(`${hash}/${parts.length}/${text}`);
  return [generator.int32(), generator.int32(), generator.int32(), generator.int32()];
}

function lengthPrefixed(part: string | number): string {
  if (typeof part === "number" && !Number.isFinite(part))
    throw new RangeError(`A key needs a finite number, not ${part}.`);
  const text = String(part);
  return `${text.length}:${text};`;
}

/**
 * A signed 32-bit key for a name (a stage, a pool, a kind of luck), so that its luck stays with it when others are
 * added or reordered. Two of a hundred names share a key about once in a million scenarios.
 *
 * FNV-1a over the two bytes of each UTF-16 code unit (Fowler, Noll and Vo), then the finaliser of MurmurHash3
 * (Appleby), without which names that differ in their last letter have neighbouring keys.
 */
export function nameKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
