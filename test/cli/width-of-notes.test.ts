/** Short answers and notes on standard error at 60, 80 and 120 columns: no line is longer, and the words are the same. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { words as statusWords } from "../../src/cli/commands/sweeps/status.ts";
import { type Io, note, say } from "../../src/cli/io.ts";
import { inFolder } from "../fixtures/folder.ts";
import { casehubAt } from "../fixtures/in-process.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const test = suite("the width of notes");
const widths = [60, 80, 120];
const tiny = "test/fixtures/tiny-hub.yaml";

/** Lines that are too long though they could be broken. */
const tooLong = (text: string, width: number) =>
  text.split("\n").filter((line) => line.length > width && line.trim().includes(" "));

const inOneLine = (text: string) => text.replace(/\s+/g, " ");

/** What is said at 120 columns is said at every width. */
async function fits(at: (width: number) => Promise<string> | string, isWide = true): Promise<void> {
  const wide = await at(120);
  const longest = Math.max(...wide.split("\n").map((line) => line.length));
  if (isWide) assert.ok(longest > 80, `nothing uses the width: ${wide}`);
  for (const width of widths) {
    const text = await at(width);
    assert.equal(tooLong(text, width), []);
    assert.is(inOneLine(text), inOneLine(wide));
  }
}

test("cache breaks its sentences", () =>
  inFolder(async (folder) => {
    const out = join(folder, "out");
    mkdirSync(join(out, ".cache/readings"), { recursive: true });
    writeFileSync(join(out, ".cache/readings/part"), "x".repeat(5000));
    await fits(async (width) => (await casehubAt(width, "cache", "--out", out)).out, false);
    await fits(async (width) => (await casehubAt(width, "cache", "--out", join(folder, "none"))).out, false);
  }));

test("status breaks what it says of a sweep and of many workers", async () => {
  const overview = {
    sweeps: [
      {
        id: "0123456789ab",
        title: "A sweep with a title of some length that says what it varies",
        state: {
          points: { done: 1234, all: 10_000, failed: 3 },
          replications: { done: 123_400, wanted: 1_000_000 },
          meeting: 321,
          seen: 0,
        },
        jobs: { waiting: 12, active: 3, failed: 0 },
        results: 7,
        build: "b",
      },
    ],
    workers: Array.from({ length: 9 }, (_, i) => ({ host: `machine-${i}`, pid: 1000 + i, threads: 4 })),
    bytes: 12_345_678,
    ignored: [],
  };
  await fits((width) => {
    const io = { ...recordedIo(), columns: width };
    say(io, statusWords(overview as unknown as Parameters<typeof statusWords>[0], "a", 100_000));
    return io.printed();
  });
});

test("explain puts each value's place at the right edge of the terminal, and breaks long values", async () => {
  for (const width of widths) {
    const { out, code } = await casehubAt(width, "explain", tiny);
    assert.is(code, 0);
    assert.equal(tooLong(out, width), []);
    assert.is(Math.max(...out.split("\n").map((line) => line.length)), width);
  }
});

test("a note on a terminal is broken, and an error too; in a log each stays one line", async () => {
  const at = (columns?: number) => {
    const io: Io & ReturnType<typeof recordedIo> = { ...recordedIo(), errorColumns: columns };
    note(io, `${"Replications that were kept from before were checked and are damaged. ".repeat(3).trim()}\n`);
    return io.errors();
  };
  await fits(at);
  assert.is(at().split("\n").length, 2);
  const refused = (columns?: number) => casehubAt(columns, "compare", tiny);
  const missing = (columns?: number) => casehubAt(columns, "sensitivity", tiny, "--measure", "nothing-of-the-kind");
  for (const given of [refused, missing]) await fits(async (width) => (await given(width)).err, false);
});

test.run();
