/** Parts on the disk: what is kept, what is not believed. */
import { appendFileSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { KeptStore } from "../../../src/execution/store/kept.ts";
import { PartStore } from "../../../src/execution/sweep/part-store.ts";
import type { FilledSweepBlock } from "../../../src/execution/sweep/sweep-parts.ts";
import { inFolder } from "../../fixtures/folder.ts";

const family = "f".repeat(64);
const key = (n: number) => String(n).padStart(32, "0");
const width = 3;
const facts = { paired: true, startDay: 19_000, shares: [0.9] };

function block(point: number, from: number, count = 10): FilledSweepBlock {
  const rows = Float64Array.from({ length: count * width }, (_, i) => point * 1000 + from * width + i);
  rows[1] = Number.POSITIVE_INFINITY;
  return { point: key(point), from, count, facts, rows };
}

const partsIn = (store: PartStore) => readdirSync(store.folder).map((name) => join(store.folder, name));
const wanted = [
  { from: 0, count: 10 },
  { from: 10, count: 4 },
];

test("another process finds what is kept, bit for bit, before and after it is on the disk", () =>
  inFolder((folder) => {
    const store = new PartStore(new KeptStore(folder), family, width);
    store.add(block(2, 10, 4));
    store.add(block(1, 0));
    store.flush();
    store.add(block(2, 0));
    const before = store.rows(key(2), wanted);
    assert.is(before?.count, 14);
    store.flush();
    const later = new PartStore(new KeptStore(folder), family, width);
    const seen: string[] = [];
    later.scan(({ point, from }) => seen.push(`${Number(point)}:${from}`));
    assert.equal(seen.sort(), ["1:0", "2:0", "2:10"]);
    assert.equal(later.rows(key(2), wanted), before);
    assert.equal(later.rows(key(2), wanted)?.facts, facts);
    assert.is(later.rows(key(1), wanted), undefined);
    assert.is(later.rows(key(3), wanted), undefined);
    store.close();
    later.close();
  }));

test("a scan reads only what is new, and a block that comes twice counts once", () =>
  inFolder((folder) => {
    const [one, other] = [
      new PartStore(new KeptStore(folder), family, width),
      new PartStore(new KeptStore(folder), family, width),
    ];
    one.add(block(1, 0));
    one.flush();
    other.add(block(2, 0));
    other.add(block(1, 0));
    other.flush();
    assert.equal(one.scan(), { parts: 1, blocks: 1, ignored: 0 });
    assert.equal(one.scan(), { parts: 0, blocks: 0, ignored: 0 });
  }));

test("the same blocks make the same part, so that writing it twice is writing it once", () =>
  inFolder((folder) => {
    for (let i = 0; i < 2; i++) {
      const store = new PartStore(new KeptStore(folder), family, width);
      store.add(block(1, 0));
      store.flush();
      assert.is(partsIn(store).length, 1);
    }
  }));

for (const [harm, damage] of [
  [
    "altered",
    (part: string) =>
      writeFileSync(
        part,
        readFileSync(part).map((byte, i) => (i === 400 ? byte ^ 1 : byte)),
      ),
  ],
  ["cut", (part: string) => truncateSync(part, 300)],
  ["empty", (part: string) => truncateSync(part, 0)],
  ["longer", (part: string) => appendFileSync(part, "12345678")],
  ["misnamed", (part: string) => renameSync(part, join(part, "..", `${"0".repeat(64)}.part`))],
] as const)
  test(`a part that is ${harm} is skipped and reported`, () =>
    inFolder((folder) => {
      const store = new PartStore(new KeptStore(folder), family, width);
      store.add(block(1, 0));
      store.flush();
      damage(partsIn(store)[0]);
      const later = new PartStore(new KeptStore(folder), family, width);
      assert.equal(later.scan(), { parts: 0, blocks: 0, ignored: 1 });
      assert.not.ok(later.has(key(1), 0, 10));
    }));

test("a part of another sweep, or of another width, is not taken", () =>
  inFolder((folder) => {
    const store = new PartStore(new KeptStore(folder), family, width);
    store.add(block(1, 0));
    store.flush();
    const bytes = readFileSync(partsIn(store)[0]);
    assert.is(new PartStore(new KeptStore(folder), "e".repeat(64), width).accept(bytes), false);
    assert.is(new PartStore(new KeptStore(folder), family, width + 1).accept(bytes), false);
    assert.is(new PartStore(new KeptStore(folder), family, width).accept(bytes), true);
  }));

test.run();
