/** What a command has run before is not run again. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";

const tiny = "test/fixtures/tiny-hub.yaml";

/** What lies in a results folder beside the cache. */
const resultsIn = (folder: string) => readdirSync(folder).filter((name) => name !== ".cache");

test("a run made before is not run again, unless a file of it was altered", () =>
  inFolder(async (folder) => {
    const args = ["run", tiny, "--replications", "3", "--threads", "1", "--out", folder, "--verbose"];
    const first = await casehub(...args);
    assert.is(first.code, 0, first.err);
    assert.match(first.err, "tiny-hub: run, since");
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
    assert.match(mended.err, "tiny-hub: run, since");
    assert.is(readFileSync(table, "utf8"), whole);
    const other = await casehub(...args, "--seed", "2");
    assert.match(other.err, "tiny-hub: run, since");
  }));

test("with precision asked for, the run made before is found by what was asked", () =>
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

test("what run has run, the other commands reuse", () =>
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

test.run();
