/** What a command has run before is not run again. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bytesIn } from "../fixtures/cluster.ts";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";

const tiny = "test/fixtures/tiny-hub.yaml";

/** What lies in a results folder beside the cache. */
const resultsIn = (folder: string) => readdirSync(folder).filter((name) => name !== ".cache");

test("a run made before is not run again, unless one of its files was altered", () =>
  inFolder(async (folder) => {
    const args = ["run", tiny, "--replications", "3", "--threads", "1", "--out", folder, "--verbose"];
    const first = await casehub(...args);
    assert.is(first.code, 0, first.err);
    assert.match(first.err, "has no complete result");
    const again = await casehub(...args);
    assert.is(again.code, 0, again.err);
    assert.is(again.out, first.out);
    assert.match(again.err, "Nothing was run again");
    assert.not.match(again.err, "replications/s");
    const enforced = await casehub(...args, "--enforce-targets", "--json");
    assert.is(enforced.code, 1);
    assert.is(JSON.parse(enforced.out).run.finished, 3);

    const [name] = resultsIn(folder);
    const table = join(folder, name, "months.csv");
    const whole = readFileSync(table, "utf8");
    writeFileSync(table, whole.replace("1", "2"));
    const mended = await casehub(...args);
    assert.is(mended.code, 0, mended.err);
    assert.match(mended.err, "has no complete result");
    assert.match(mended.err, "3 reused");
    assert.is(readFileSync(table, "utf8"), whole);
    const other = await casehub(...args, "--seed", "2");
    assert.match(other.err, "3 run");
  }));

test("an answer forged with fitting hashes is never printed: the result is made again from its replications", () =>
  inFolder(async (folder) => {
    const args = ["run", tiny, "--replications", "3", "--threads", "1", "--out", folder];
    const first = await casehub(...args);
    const [name] = resultsIn(folder);
    for (const [file, from, to] of [
      ["answer.txt", /\d/g, "7"],
      ["summary.json", /"share": [\d.]+/g, '"share": 1'],
      ["timeseries.csv", /\d$/gm, "7"],
    ] as const) {
      const path = join(folder, name, file);
      const forged = readFileSync(path, "utf8").replace(from, to);
      const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
      const manifest = join(folder, name, "manifest.json");
      const before = sha256(readFileSync(path, "utf8"));
      writeFileSync(manifest, readFileSync(manifest, "utf8").replace(before, sha256(forged)));
      writeFileSync(path, forged);
      const again = await casehub(...args);
      assert.is(again.code, 0, again.err);
      assert.is(again.out, first.out);
      if (file !== "timeseries.csv") assert.match(again.err, "did not match its scenario");
      assert.is.not(readFileSync(path, "utf8"), forged);
    }
    rmSync(join(folder, ".cache"), { recursive: true });
    const afresh = await casehub(...args);
    assert.is(afresh.out, first.out);
    assert.match(afresh.err, "is the same");
  }));

test("a run with a precision is found again by the precision asked for", () =>
  inFolder(async (folder) => {
    const args = [
      "run",
      tiny,
      "--precision",
      "backlog_at_deadline ±400",
      "--replications",
      "60",
      "--threads",
      "1",
      "--out",
      folder,
    ];
    const first = await casehub(...args);
    assert.is(first.code, 0, first.err);
    const again = await casehub(...args);
    assert.is(again.out, first.out);
    assert.match(again.err, "Nothing was run again");
  }));

test("the other commands reuse what run has simulated", () =>
  inFolder(async (folder) => {
    assert.is((await casehub("run", tiny, "--replications", "4", "--threads", "1", "--out", folder)).code, 0);
    const { code, err } = await casehub(
      "compare",
      tiny,
      tiny,
      "--replications",
      "4",
      "--threads",
      "1",
      "--out",
      folder,
      "--verbose",
    );
    assert.is(code, 0, err);
    assert.match(err, "4 reused");
    assert.not.match(err, /\d run:/);
  }));

/** All files of a result but those that say when it was made. */
function bytesOf(folder: string): Record<string, string> {
  const [name] = resultsIn(folder);
  const files = readdirSync(join(folder, name)).filter((file) => file !== "manifest.json");
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, name, file)).toString("base64")]));
}

test("run reuses what compare has simulated, and writes the same bytes", () =>
  inFolder((folder) =>
    inFolder(async (apart) => {
      const common = ["--threads", "1", "--verbose"];
      await casehub("compare", tiny, tiny, "--replications", "4", "--out", folder, ...common);
      for (const name of resultsIn(folder)) rmSync(join(folder, name), { recursive: true });
      const reusing = await casehub("run", tiny, "--replications", "6", "--out", folder, ...common);
      assert.is(reusing.code, 0, reusing.err);
      assert.match(reusing.err, "4 reused");
      assert.match(reusing.err, "2 run");
      assert.is((await casehub("run", tiny, "--replications", "6", "--out", apart, ...common)).code, 0);
      assert.equal(bytesOf(folder), bytesOf(apart));
    }),
  ));

test("a fixed run reuses what sensitivity has simulated at the best estimates, with the same bytes", () =>
  inFolder((folder) =>
    inFolder(async (apart) => {
      const common = ["--threads", "1", "--verbose"];
      const few = ["--replications", "2", "--walks", "1", "--rows", "0"];
      await casehub("sensitivity", tiny, ...few, "--out", folder, ...common);
      for (const name of resultsIn(folder)) rmSync(join(folder, name), { recursive: true });
      const held = ["run", tiny, "--fixed", "--replications", "2", ...common];
      const reusing = await casehub(...held, "--out", folder);
      assert.is(reusing.code, 0, reusing.err);
      assert.match(reusing.err, "2 reused");
      assert.is((await casehub(...held, "--out", apart)).code, 0);
      assert.equal(bytesOf(folder), bytesOf(apart));
    }),
  ));

test("a sweep runs no point that another command has run, and its result is the same as one that runs them all", () =>
  inFolder((folder) =>
    inFolder(async (apart) => {
      const file = join(folder, "s.yaml");
      writeFileSync(
        file,
        `format: 1\ntitle: S\nscenario: ${resolve(tiny)}\nreplications: 10\ndesign: {grid: {staff.team.fte: [16, 20]}}\n`,
      );
      const common = ["--threads", "1", "--replications", "10"];
      const run = await casehub("run", tiny, "--set", "staff.team.fte=20", "--out", folder, ...common);
      assert.is(run.code, 0, run.err);
      const sweep = (out: string) => casehub("sweep", file, "--out", out, ...common);
      const reusing = await sweep(folder);
      assert.is(reusing.code, 0, reusing.err);
      assert.match(reusing.err, "10 replications were reused: other commands had run them.");
      const whole = await sweep(apart);
      assert.not.match(whole.err, "were not run");
      assert.is(bytesIn(folder), bytesIn(apart));
    }),
  ));

test.run();
