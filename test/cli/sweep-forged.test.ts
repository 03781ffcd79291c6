/** Parts and answers of a sweep that somebody has forged, hashes and all: they are found, and the result is that of the sweep. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bytesIn } from "../fixtures/cluster.ts";
import { inFolder } from "../fixtures/folder.ts";
import { type Answered, casehub } from "../fixtures/in-process.ts";

const test = suite("forged sweeps");

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Two points of ten replications, a few months of a few hundred cases; a part for each shard. */
function write(folder: string): string {
  const file = join(folder, "s.yaml");
  const set = {
    "staff.team.vacancies": "unfilled",
    "period.end": "2023-12-31",
    "cases.in_progress.0.count": 150,
    "cases.in_progress.1.count": 50,
    "cases.arrivals.rate": "0.5/day",
  };
  const scenario = resolve("test/fixtures/tiny-hub.yaml");
  const design = { grid: { "staff.team.fte": [16, 30] } };
  writeFileSync(file, JSON.stringify({ format: 1, title: "S", scenario, set, replications: 10, design }));
  return file;
}

async function sweep(folder: string, out: string, ...args: string[]): Promise<Answered> {
  return casehub("sweep", write(folder), "--out", join(folder, out), "--threads", "1", ...args);
}

function filesIn(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name))
    .sort();
}

/** Changes a part from a byte of its numbers on, and names it by what it then holds. */
function forgePart(path: string, change: (numbers: Float64Array) => void): void {
  const bytes = readFileSync(path);
  const start = bytes.indexOf(10) + 1;
  const numbers = new Float64Array(Uint8Array.from(bytes.subarray(start)).buffer);
  change(numbers);
  const forged = Buffer.concat([bytes.subarray(0, start), new Uint8Array(numbers.buffer)]);
  rmSync(path);
  writeFileSync(join(path, "..", `${sha256(forged)}.part`), forged);
}

const resultOf = (folder: string, out: string): string =>
  join(folder, out, readdirSync(join(folder, out)).find((name) => /^sweep-s-[0-9a-f]+$/.test(name)) ?? "none");

test("a part whose every replication is forged is put aside, and the sweep gives what an undisturbed one gives", () =>
  inFolder(async (folder) => {
    assert.is((await sweep(folder, "honest")).code, 0);
    for (const shard of ["1/2", "2/2"]) assert.is((await sweep(folder, "forged", "--shard", shard)).code, 0);
    const parts = filesIn(join(folder, "forged"), ".part");
    assert.is(parts.length, 2);
    forgePart(parts[0], (numbers) => numbers.set(numbers.map((value) => value - 1)));
    const { code, err } = await sweep(folder, "forged");
    assert.is(code, 0, err);
    assert.match(err, /1 file is not what running again gives in .*; put aside as \.refused/);
    assert.match(err, "Continuing from 10 of 20 replications");
    assert.is(bytesIn(join(folder, "forged")), bytesIn(join(folder, "honest")));
    // It stays aside: the next sweep neither reads it nor runs anything for its sake.
    assert.is(filesIn(join(folder, "forged"), ".part.refused").length, 1);
    const next = await sweep(folder, "forged");
    assert.not.match(next.err, "running again gives");
    assert.match(next.err, "Continuing from 20 of 20");
  }));

test("a part that says other facts of its point is put aside", () =>
  inFolder(async (folder) => {
    assert.is((await sweep(folder, "forged", "--shard", "1/2")).code, 0);
    const [part] = filesIn(join(folder, "forged"), ".part");
    const text = readFileSync(part).toString("latin1");
    const bytes = Buffer.from(
      text.replace(/(?<="startDay":)\d+/, (day) => String(Number(day) + 1)),
      "latin1",
    );
    rmSync(part);
    writeFileSync(join(part, "..", `${sha256(bytes)}.part`), bytes);
    const { code, err } = await sweep(folder, "forged");
    assert.is(code, 0, err);
    assert.match(err, "not what running again gives");
  }));

test("a forged answer of a finished sweep is not printed, and is written again", () =>
  inFolder(async (folder) => {
    const first = await sweep(folder, "out");
    assert.is(first.code, 0, first.err);
    const honest = bytesIn(join(folder, "out"));
    const result = resultOf(folder, "out");
    writeFileSync(join(result, "answer.txt"), "Everything is fine.\n");
    const manifest = join(result, "manifest.json");
    const { files, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
    const fitted = files.map(({ name }: { name: string }) => ({
      name,
      sha256: sha256(readFileSync(join(result, name))),
    }));
    writeFileSync(manifest, JSON.stringify({ ...rest, files: fitted }));
    const again = await sweep(folder, "out");
    assert.is(again.code, 0, again.err);
    assert.is(again.out, first.out);
    assert.match(again.err, "did not match its sweep, so it was written again");
    assert.is(bytesIn(join(folder, "out")), honest);
  }));

test("verify says that a sweep's result is not its to vouch for, and what does", () =>
  inFolder(async (folder) => {
    assert.is((await sweep(folder, "out")).code, 0);
    const { code, out, err } = await casehub("verify", resultOf(folder, "out"));
    assert.is(code, 2);
    assert.is(out, "");
    assert.match(err.replaceAll(/\s+/g, " "), "is the result of a sweep, which verify does not vouch for");
    assert.match(err.replaceAll(/\s+/g, " "), "casehub sweep FILE --out");
  }));

test("a finished sweep whose replications are no longer kept is run again, and says so before", () =>
  inFolder(async (folder) => {
    const first = await sweep(folder, "out");
    rmSync(join(folder, "out", ".cache"), { recursive: true });
    const again = await sweep(folder, "out");
    assert.is(again.code, 0, again.err);
    assert.is(again.out, first.out);
    assert.match(again.err, /holds this result, but 20 of its replications are no longer kept/);
    assert.match(again.err, "what was run again gives the same result");
  }));

test.run();
