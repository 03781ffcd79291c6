import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runSession } from "../../src/cli/session.ts";
import { InlineExecutor } from "../../src/execution/threads/inline.ts";
import { ThreadsExecutor } from "../../src/execution/threads/threads.ts";
import type { Executor } from "../../src/experiment/replications/executor.ts";
import { openResultFolder } from "../../src/output/results/folder.ts";
import { fakeLoaded, simulate } from "../fixtures/fake-model.ts";
import { fakePoint } from "../fixtures/fake-run.ts";
import { inFolder } from "../fixtures/folder.ts";

const model = new URL("../fixtures/fake-model.ts", import.meta.url);
const identity = "0123456789abcdef".repeat(4);

interface Stop {
  readonly controller: AbortController;
  readonly after: number;
}

/** Runs the fake model through the whole path into `out`. */
async function runInto(out: string, executor: Executor, stop?: Stop) {
  let done = 0;
  return await runSession(
    {
      loaded: fakeLoaded(),
      point: fakePoint(),
      identityAt: () => identity,
      precision: [],
      build: { version: "0.0.0", hash: "b".repeat(64) },
      executor,
      threads: 1,
      folder: openResultFolder(out, "fake", identity),
      signal: stop?.controller.signal ?? new AbortController().signal,
      now: () => new Date(),
      onReplication: () => ++done === stop?.after && stop.controller.abort(),
      onRound: () => {},
      onSimulated: () => {},
    },
    (outcome) => outcome,
  );
}

function filesOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "latin1")]),
  );
}

function rows(folder: string, file: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, file), "utf8"), { columns: true });
}

test("every file but the manifest has the same bytes, in place and on threads", () =>
  inFolder(async (out) => {
    const folders: string[] = [];
    for (const executor of [new InlineExecutor(simulate), new ThreadsExecutor({ threads: 3, model })]) {
      const { folder } = await runInto(join(out, String(folders.length)), executor);
      folders.push(folder as string);
    }
    const [first, ...others] = folders.map(filesOf);
    assert.equal(
      [...first.keys()],
      [
        "answer.txt",
        "assumptions.csv",
        "clearance.csv",
        "datapackage.json",
        "manifest.json",
        "months-wide.csv",
        "months.csv",
        "observed.csv",
        "replications.csv",
        "replications.parquet",
        "scenario.resolved.yaml",
        "summary.json",
        "targets.csv",
        "timeseries.csv",
        "timeseries.parquet",
        "waits.csv",
      ],
    );
    for (const other of others) {
      assert.equal([...other.keys()], [...first.keys()]);
      for (const [name, bytes] of first)
        if (name !== "manifest.json") assert.ok(other.get(name) === bytes, `${name} differs`);
    }
  }));

test("months are columns with all their digits, under distinct names that the data package describes", () =>
  inFolder(async (out) => {
    const { folder, result } = await runInto(out, new InlineExecutor(simulate));
    const wide = rows(folder as string, "months-wide.csv");
    const { months, byMonth } = result?.estimates ?? { months: [], byMonth: [] };
    assert.equal(
      wide.map(({ Month }) => Month),
      months.map(({ name }) => name),
    );
    const [header] = readFileSync(join(folder as string, "months-wide.csv"), "utf8").split("\n");
    const [, , ...names] = parse(header)[0] as string[];
    assert.is(new Set(names).size, byMonth.length);
    assert.ok(names.includes("Legacy backlog"));
    for (const [column, name] of names.entries())
      for (const [m, row] of wide.entries())
        assert.is(row[name] === "" ? Number.NaN : Number(row[name]), byMonth[column][m].mean);
    const { resources } = JSON.parse(readFileSync(join(folder as string, "datapackage.json"), "utf8"));
    const described = resources.find(({ path }: { path: string }) => path === "months-wide.csv").schema.fields;
    assert.equal(
      described.map(({ name }: { name: string }) => name),
      ["Month", "Days", ...names],
    );
    const backlog = described.find(({ name }: { name: string }) => name === "Legacy backlog");
    assert.is(backlog.unit, "cases");
    assert.match(backlog.description, "at the month's end");
  }));

test("an interrupted run keeps the longest run from the first replication, in a folder of its own", () =>
  inFolder(async (out) => {
    const { folder, result } = await runInto(out, new InlineExecutor(simulate), {
      controller: new AbortController(),
      after: 7,
    });
    assert.is(folder, join(out, "fake-01234567.partial"));
    assert.is(result?.complete, false);
    assert.is(rows(folder as string, "replications.csv").length, 7);
    const summary = JSON.parse(readFileSync(join(folder as string, "summary.json"), "utf8"));
    assert.equal(summary.run, { ...summary.run, replications: 20, finished: 7, complete: false });
  }));

test("nothing is kept when nothing is finished", () =>
  inFolder(async (out) => {
    const controller = new AbortController();
    controller.abort();
    const { folder, result } = await runInto(out, new InlineExecutor(simulate), { controller, after: 0 });
    assert.is(folder, undefined);
    assert.is(result, undefined);
    assert.equal(readdirSync(out), []);
  }));

test("a fault leaves nothing behind", () =>
  inFolder(async (out) => {
    const broken = new InlineExecutor(() => {
      throw new Error("lost a case");
    });
    try {
      await runInto(out, broken);
      assert.unreachable("the fault was lost");
    } catch (error) {
      assert.match((error as Error).message, "lost a case");
    }
    assert.equal(readdirSync(out), []);
  }));

test("a full disk keeps what is finished and says why", () =>
  inFolder(async (out) => {
    let left = 5;
    const filling = new InlineExecutor((plan, request) => {
      if (left-- === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      return simulate(plan, request);
    });
    const { folder, stoppedBy } = await runInto(out, filling);
    assert.is(stoppedBy?.code, "ENOSPC");
    assert.is(rows(folder as string, "replications.csv").length, 5);
  }));

/** One folder for the tests that only read it. */
let folder = "";
let done: () => void = () => {};
const reading = new Promise<void>((resolve) => (done = resolve));
let kept: Promise<unknown>;
test.before(
  () =>
    new Promise<void>((ready) => {
      kept = inFolder(async (out) => {
        folder = (await runInto(out, new InlineExecutor(simulate))).folder as string;
        ready();
        await reading;
      });
    }),
);
test.after(async () => {
  done();
  await kept;
});

test("Parquet and CSV hold the same table", async () => {
  const table = rows(folder, "replications.csv");
  const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, "replications.parquet")) });
  assert.is(parquet.length, 20);
  const cell = (value: unknown) =>
    value === null ? "never" : value instanceof Date ? value.toISOString().slice(0, 10) : value;
  const asWritten = (value: unknown, text: string) => (typeof value === "number" ? Number(text) : text);
  assert.equal(
    parquet.map((row) => Object.entries(row).map(([name, value]) => [name, cell(value)])),
    parquet.map((row, r) => Object.entries(row).map(([name, value]) => [name, asWritten(value, table[r][name])])),
  );
  assert.equal(Object.keys(parquet[0]), Object.keys(table[0]));
  assert.ok(table.some((row) => row.cleared === "never") && table.some((row) => /^2023-0\d-\d\d$/.test(row.cleared)));
});

test("days as CSV are decimals throughout, so that no reader takes a column for whole numbers; as Parquet they are the same", async () => {
  const table = rows(folder, "timeseries.csv");
  const numbers = ["mean", "q05", "q25", "median", "q75", "q95", "low95", "high95"];
  for (const row of table)
    for (const name of numbers) assert.match(row[name], /^$|^-?\d+\.\d+(?:e-?\d+)?$|^-?\de-\d+$/);
  const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, "timeseries.parquet")) });
  assert.is(parquet.length, table.length);
  for (const [r, row] of parquet.entries()) {
    assert.is((row.date as Date).toISOString().slice(0, 10), table[r].date);
    assert.equal([row.measure, row.group], [table[r].measure, table[r].group]);
    for (const name of numbers)
      if (row[name] === null) assert.is(table[r][name], "");
      else assert.ok(Math.abs(row[name] - Number(table[r][name])) <= 1e-6 * Math.abs(row[name]));
  }
});

test("the data package describes every column of every table", () => {
  const { resources, measures } = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8"));
  assert.is(resources.length, 9);
  for (const { path, schema } of resources) {
    const [header] = readFileSync(join(folder, path), "utf8").split("\n");
    assert.equal(
      schema.fields.map(({ name }: { name: string }) => name),
      parse(header)[0] as string[],
    );
    assert.ok(
      schema.fields.every(({ title, description, type }: Record<string, string>) => title && description && type),
      path,
    );
  }
  assert.is(measures.length, 5);
});

test("the time series holds each measure on each day, the clearance table each threshold on each day", () => {
  assert.is(rows(folder, "timeseries.csv").length, 5 * 120);
  const clearance = rows(folder, "clearance.csv");
  assert.is(clearance.length, 2 * 120);
  assert.is(clearance[0].date, "2023-05-01");
  assert.ok(
    clearance
      .filter(({ threshold }) => threshold === "100")
      .every((row, i) => Number(row.probability) >= Number(clearance[i].probability)),
  );
});

test("a source that looks like a formula is text in the assumptions log", () => {
  const [{ source, note, distribution }] = rows(folder, "assumptions.csv");
  assert.is(source, "'=cmd|' /C calc'!A0");
  assert.is(note, 'rate, "guessed"');
  assert.is(distribution, "pert");
});

test("the manifest names the whole hash and the hash of every other file", () => {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  assert.is(manifest.identity, identity);
  assert.equal(
    manifest.files.map(({ name }: { name: string }) => name),
    readdirSync(folder)
      .sort()
      .filter((name) => name !== "manifest.json"),
  );
});

test.run();
