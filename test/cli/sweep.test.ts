/** `casehub sweep` as a user types it, in this process: results, reuse, failures, shards, what is turned away. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse as readCsv } from "csv-parse/sync";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bytesIn } from "../fixtures/cluster.ts";
import { inFolder } from "../fixtures/folder.ts";
import { type Answered, casehub } from "../fixtures/in-process.ts";

const test = suite("sweep");

const tiny = "test/fixtures/tiny-sweep.yaml";

function sweep(folder: string, ...args: string[]): Promise<Answered> {
  const [file, ...others] = args[0]?.endsWith(".yaml") ? args : [tiny, ...args];
  return casehub("sweep", file, "--out", folder, "--threads", "1", ...others);
}

/** A few months of a few hundred cases. */
const small =
  "staff.team.vacancies=unfilled period.end=2023-12-31 cases.in_progress.0.count=150 cases.in_progress.1.count=50 cases.arrivals.rate=0.5/day".split(
    " ",
  );
const set = `set: {${small.map((one) => one.replace("=", ": ")).join(", ")}}\n`;

type Row = Record<string, string>;

const resultIn = (folder: string) =>
  join(folder, readdirSync(folder).find((name) => name.startsWith("sweep-") && !name.endsWith(".partial")) ?? "none");
const pointsIn = (result: string) =>
  readCsv(readFileSync(join(result, "points.csv"), "utf8"), { columns: true }) as Row[];

function partsIn(folder: string): string[] {
  if (!existsSync(join(folder, ".cache/sweeps"))) return [];
  return readdirSync(join(folder, ".cache/sweeps"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".part"))
    .map((name) => join(folder, ".cache/sweeps", name));
}

function write(folder: string, text: string): string {
  const file = join(folder, "s.yaml");
  writeFileSync(file, `format: 1\ntitle: S\nscenario: ${resolve("test/fixtures/tiny-hub.yaml")}\n${set}${text}`);
  return file;
}

test("a row a point, a row a point and measure, a row a replication; the same as run gives for that point", () =>
  inFolder(async (folder) => {
    const file = write(
      folder,
      "replications: 4\nkeep_replications: true\ndesign: {grid: {staff.team.fte: [16, 30]}}\n",
    );
    const { code, out, err } = await sweep(folder, file, "--quiet");
    assert.is(code, 0, err);
    const result = out.trim();
    const points = pointsIn(result);
    assert.equal(
      points.map((row) => [row.point, row.status, row["staff.team.fte"], row.replications]),
      [
        ["0", "done", "16.0", "4"],
        ["1", "done", "30.0", "4"],
      ],
    );
    const scenario = "test/fixtures/tiny-hub.yaml";
    const same = [...small, "staff.team.fte=30"].flatMap((one) => ["--set", one]);
    const ran = await casehub("run", scenario, ...same, "--replications", "4", "--out", folder, "--quiet");
    const run = readCsv(readFileSync(join(ran.out.trim(), "replications.csv"), "utf8"), { columns: true }) as Row[];
    const rows = await parquetReadObjects({
      file: await asyncBufferFromFile(join(result, "replications", "part-0000.parquet")),
    });
    assert.is(rows.length, 8);
    const date = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : "never");
    assert.equal(
      rows
        .filter(({ point }) => point === 1)
        .map((row) => [date(row["met:legacy-cleared"]), Number(row["at:legacy-cleared"])]),
      run.map((row) => [row["met:legacy-cleared"], Number(row["at:legacy-cleared"])]),
    );
    const effort = "work.interview.effort.lognormal.mean";
    assert.equal(
      rows.filter(({ point }) => point === 1).map((row) => row[effort]),
      run.map((row) => Number(row[effort])),
    );
    const measures = await parquetReadObjects({
      file: await asyncBufferFromFile(join(result, "measures", "part-0000.parquet")),
    });
    const at = measures.find(({ point, measure }) => point === 1 && measure === "at:legacy-cleared");
    const mean = run.reduce((sum, row) => sum + Number(row["at:legacy-cleared"]), 0) / 4;
    assert.ok(Math.abs(Number(at?.mean) - mean) < 1e-9);
    assert.is(at?.["probability legacy-cleared"], Number(points[1]["probability legacy-cleared"]));
    // The line that the documentation gives for DuckDB.
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
    const read = await duckdb.runAndReadAll(
      `SELECT "staff.team.fte" AS fte, median_date FROM '${result}/measures/*.parquet' WHERE measure = 'met:legacy-cleared' ORDER BY fte`,
    );
    assert.equal(
      read.getRowObjectsJson().map(({ fte, median_date }) => [String(fte), median_date]),
      points.map((row) => [
        String(Number(row["staff.team.fte"])),
        row["met:legacy-cleared median"].replace("never", "") || null,
      ]),
    );
    duckdb.closeSync();
    const described = JSON.parse(readFileSync(join(result, "datapackage.json"), "utf8"));
    assert.equal(
      described.resources.map(({ name }: { name: string }) => name),
      ["points", "measures", "replications"],
    );
  }));

test("the same bytes on one thread or two, in shards, and from what an interrupted sweep left", () =>
  inFolder(async (folder) => {
    const at = (name: string) => join(folder, name);
    const one = await sweep(at("one"));
    assert.is(one.code, 0, one.err);
    const expected = bytesIn(at("one"));
    assert.is((await sweep(at("two"), "--threads", "2")).code, 0);
    assert.is(bytesIn(at("two")), expected);
    assert.is((await sweep(at("shards"), "--shard", "2/2")).code, 0);
    const early = await sweep(at("shards"), "--collect");
    assert.is(early.code, 3);
    assert.match(early.out, /partial, 3 of 6 points \(50%\)/);
    assert.is((await sweep(at("shards"), "--shard", "1/2")).code, 0);
    assert.is((await sweep(at("shards"), "--collect")).code, 0);
    assert.is(bytesIn(at("shards")), expected);
    // The partial result is gone once the whole one is there.
    assert.not.ok(readdirSync(at("shards")).some((name) => name.endsWith(".partial")));
    // Half of the parts are lost: the rest is run again.
    rmSync(partsIn(at("shards"))[0]);
    rmSync(resultIn(at("shards")), { recursive: true });
    const again = await sweep(at("shards"));
    assert.is(again.code, 0);
    assert.match(again.err, /Continuing from \d+ of 24 replications/);
    assert.is(bytesIn(at("shards")), expected);
  }));

test("a finished sweep prints its answer again and is not run again; a larger one continues from it, and says what it reuses", () =>
  inFolder(async (folder) => {
    const grid = (values: string) => `replications: 4\ndesign: {grid: {staff.team.fte: [${values}]}}\n`;
    const first = await sweep(folder, write(folder, grid("10")));
    assert.is(first.code, 0);
    const again = await sweep(folder, write(folder, grid("10")));
    assert.is(again.code, 0);
    assert.is(again.out, first.out);
    assert.match(again.err, /Finished already/);
    const [place] = readdirSync(folder).filter((name) => name.startsWith("sweep-"));
    assert.ok(again.out.startsWith(`${readFileSync(join(folder, place, "answer.txt"), "utf8")}\nFiles: `));
    const more = await sweep(folder, write(folder, grid("10, 12")), "--verbose");
    assert.is(more.code, 0);
    assert.match(more.err, /point 0 \(staff\.team\.fte=10\): 4 of 4 replications reused/);
    assert.match(more.err, /point 1 \(staff\.team\.fte=12\): none of it was run before/);
    const [manifest] = readdirSync(folder)
      .filter((name) => name.startsWith("sweep-"))
      .map((name) => JSON.parse(readFileSync(join(folder, name, "manifest.json"), "utf8")))
      .filter(({ replications }) => replications.reused > 0);
    assert.equal(manifest.replications, { run: 4, reused: 4 });
  }));

test("a point that cannot be run is named with its reason, the others finish, and the exit code is 3", () =>
  inFolder(async (folder) => {
    // Each value is possible by itself, and was tried when the sweep was read; at point 4 the shares do not sum to 100%.
    const grants = ["60%", "70%", "80%", "70%", "60%", "80%"];
    const refusals = ["40%", "30%", "20%", "30%", "20%", "20%"];
    const outcome = "cases.types.standard.outcome";
    const zip = `{${outcome}.grant: [${grants.join(", ")}], ${outcome}.refuse: [${refusals.join(", ")}]}`;
    const file = write(folder, `replications: 1\ndesign: {zip: ${zip}}\n`);
    const { code, out, err } = await sweep(folder, file, "--quiet");
    assert.is(code, 3, err);
    assert.ok(out.trim().endsWith(".partial"));
    assert.equal(
      pointsIn(out.trim()).map(({ status }) => status),
      grants.map((_, i) => (i === 4 ? "failed" : "done")),
    );
    assert.match(readFileSync(join(out.trim(), "failures.csv"), "utf8"), /^4,.*60%.*20%.*CH502/m);
    const stopped = await sweep(join(folder, "b"), file, "--max-failures", "0");
    assert.is(stopped.code, 3);
    assert.match(stopped.err, /Failed: point 4 \(.*outcome\.grant=60%, .*outcome\.refuse=20%\): CH502/);
    assert.match(stopped.err, /Stopped: 1 point failed/);
    assert.match(stopped.out, /partial, 4 of 6 points/);
  }));

test("precision runs each point until it is precise, in whole blocks", () =>
  inFolder(async (folder) => {
    const file = write(
      folder,
      "precision: {measures: ['met:legacy-cleared ±1 days'], at_most: 20}\ndesign: {grid: {staff.team.fte: [16, 60]}}\n",
    );
    const { code, err } = await sweep(folder, file);
    assert.is(code, 0, err);
    for (const { replications } of pointsIn(resultIn(folder))) assert.is(replications, "20");
  }));

test("a point of a design over ranges is named with the values it has", () =>
  inFolder(async (folder) => {
    const { out, err } = await sweep(
      folder,
      write(folder, "design: {sobol: {points: 2, over: ranges}}\n"),
      "--dry-run",
    );
    assert.match(out, /point 1 \(work\.interview\.effort\.lognormal\.mean=[4-8](\.\d+)?\)/, err);
  }));

test("the answer names points by labels, values in their units, and of many ties the first few", () =>
  inFolder(async (folder) => {
    const labelled = join(folder, "labelled.yaml");
    writeFileSync(
      labelled,
      `format: 1\nextends: ${process.cwd()}/test/fixtures/tiny-hub.yaml\ntitle: Labelled\nstaff: {team: {label: The hub}}\nwork: {interview: {label: Asylum interview}}\n`,
    );
    const design = "design: {grid: {staff.team.fte: [60, 61, 62], work.interview.notice: [7 days, 14 days]}}\n";
    const text = write(folder, `replications: 2\n${design}`);
    writeFileSync(text, readFileSync(text, "utf8").replace(/^scenario: .*$/m, `scenario: ${labelled}`));
    const first = await sweep(folder, text);
    const flat = first.out.replaceAll(/\s+/g, " ");
    assert.match(flat, "point 0 (The hub: full-time equivalents 60, Asylum interview: notice 7 days)", first.err);
    assert.match(
      flat,
      /5 points cannot be told apart from it \(95%\), such as (point \d \([^)]*\)(, | and )?){3}; points\.csv marks the other 2\./,
    );
    assert.not.match(flat, /staff\.team|work\.interview/);
    assert.is((await sweep(folder, text)).out, first.out);
  }));

test("where a target is never met no point is called the most probable", () =>
  inFolder(async (folder) => {
    const told = async (fte: string) => {
      const file = write(folder, `replications: 2\ndesign: {grid: {staff.team.fte: [${fte}]}}\n`);
      return (await sweep(folder, file)).out.replaceAll(/\s+/g, " ");
    };
    assert.match(await told("1"), "met at 0 of 1 point. No replication of any point meets it.");
    assert.match(
      await told("1, 60"),
      "met at 0 of 2 points and not yet known at 1. Best: met in 100% of replications at point 1 (team: full-time equivalents 60). One point cannot be told apart from it (95%): point 0 (team: full-time equivalents 1).",
    );
  }));

test("a dry run prints points, replications, time and disk, says where the time comes from, and writes nothing", () =>
  inFolder(async (folder) => {
    const { code, out } = await sweep(folder, "--dry-run");
    assert.is(code, 0);
    for (const expected of [/Points: +6\n/, /Replications: 24 /, /Time: .*measured at [\d.]+ s/, /Disk: /, /point 5 /])
      assert.match(out, expected);
    const listed = JSON.parse((await sweep(folder, "--dry-run", "--json")).out);
    assert.is(listed.points.length, 6);
    assert.equal(readdirSync(folder), []);
  }));

test("arguments that make no sense are refused", () =>
  inFolder(async (folder) => {
    for (const args of [
      ["--shard", "3/2"],
      ["--shard", "x"],
      ["--threads", "0"],
      ["--max-failures", "many"],
    ]) {
      const { code, err } = await sweep(folder, ...args);
      assert.is(code, 2, args.join(" "));
      assert.match(err, args[0]);
    }
    assert.is((await sweep(folder, "missing.yaml")).code, 2);
  }));

test.run();
