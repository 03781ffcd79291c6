import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { writeWhole } from "../../src/execution/files/atomic-file.ts";
import { abandon, finish, keepPartial, openResultFolder } from "../../src/output/results/folder.ts";
import { inFolder } from "../fixtures/folder.ts";

const identity = "0123456789abcdef".repeat(4);

/** Stages a result of two files. */
function stage(out: string, id = identity, text = "a\n", finished = 1) {
  const folder = openResultFolder(out, "hub", id);
  writeWhole(join(folder.staging, "a.csv"), text);
  writeWhole(join(folder.staging, "manifest.json"), JSON.stringify({ identity: id, replications: { finished } }));
  return folder;
}

test("a result appears whole under its name and the first eight digits", () =>
  inFolder((out) => {
    const folder = stage(join(out, "deep", "results"));
    assert.not(existsSync(folder.path));
    assert.is(finish(folder), join(out, "deep", "results", "hub-01234567"));
    assert.equal(readdirSync(folder.path), ["a.csv", "manifest.json"]);
    assert.not(existsSync(folder.staging));
  }));

test("the same run again goes to the same folder and leaves the user's own files there", () =>
  inFolder((out) => {
    const { path } = stage(out);
    finish(stage(out));
    writeFileSync(join(path, "notes.txt"), "mine");
    const again = stage(out, identity, "b\n");
    assert.is(finish(again), path);
    assert.is(readFileSync(join(path, "a.csv"), "utf8"), "b\n");
    assert.is(readFileSync(join(path, "notes.txt"), "utf8"), "mine");
    assert.equal(
      readdirSync(out).filter((name) => !name.includes("partial")),
      ["hub-01234567"],
    );
  }));

test("another run whose hash starts with the same digits gets more of them", () =>
  inFolder((out) => {
    finish(stage(out));
    const other = `01234567${"f".repeat(56)}`;
    assert.is(finish(stage(out, other)), join(out, "hub-01234567ffffffff"));
    assert.is(finish(stage(out)), join(out, "hub-01234567"));
  }));

test("a folder that is not a result is not written into", () =>
  inFolder((out) => {
    mkdirSync(join(out, "hub-01234567"));
    writeFileSync(join(out, "hub-01234567", "thesis.doc"), "mine");
    assert.throws(() => openResultFolder(out, "hub", identity), /not a result of casehub/);
    assert.equal(readdirSync(join(out, "hub-01234567")), ["thesis.doc"]);
  }));

test("a folder that cannot be made is a plain error", () =>
  inFolder((out) => {
    writeFileSync(join(out, "file"), "");
    for (const bad of [join(out, "file"), join(out, "file", "below")]) {
      assert.throws(
        () => openResultFolder(bad, "hub", identity),
        (error: Error) => error.name === "FolderProblem" && /cannot be written to/.test(error.message),
      );
    }
  }));

test("a file system that allows no new folders is reported as such", () => {
  if (process.platform !== "linux") return;
  assert.throws(
    () => openResultFolder("/proc/no-such-folder", "hub", identity),
    (error: Error) => error.name === "FolderProblem" && /no folder can be made in \/proc;/.test(error.message),
  );
});

test("an interrupted run is kept separately, and removed once the whole result is there", () =>
  inFolder((out) => {
    const kept = keepPartial(stage(out));
    assert.is(kept, join(out, "hub-01234567.partial"));
    assert.is(keepPartial(stage(out, identity, "longer\n", 9)), kept);
    assert.is(readFileSync(join(kept, "a.csv"), "utf8"), "longer\n");
    // One that is stopped sooner does not take the place of what came further.
    assert.is(keepPartial(stage(out, identity, "shorter\n", 5)), kept);
    assert.is(readFileSync(join(kept, "a.csv"), "utf8"), "longer\n");
    assert.equal(readdirSync(out), ["hub-01234567.partial"]);
    finish(stage(out));
    assert.equal(readdirSync(out), ["hub-01234567"]);
  }));

test("a file of the user's in the place of the partial result is left alone", () =>
  inFolder((out) => {
    mkdirSync(join(out, "hub-01234567.partial"));
    writeFileSync(join(out, "hub-01234567.partial", "thesis.doc"), "mine");
    const kept = keepPartial(stage(out));
    assert.is.not(kept, join(out, "hub-01234567.partial"));
    assert.ok(existsSync(join(kept, "a.csv")));
    assert.equal(readdirSync(join(out, "hub-01234567.partial")), ["thesis.doc"]);
  }));

test("an abandoned result leaves nothing", () =>
  inFolder((out) => {
    abandon(stage(out));
    assert.equal(readdirSync(out), []);
  }));

test("two processes that both have process id 1 make one whole result", () =>
  inFolder((out) => {
    const [one, two] = [stage(out), stage(out)];
    assert.is.not(one.staging, two.staging);
    assert.is(finish(one), finish(two));
    assert.equal(readdirSync(out), ["hub-01234567"]);
    assert.equal(readdirSync(one.path), ["a.csv", "manifest.json"]);
  }));

test("a whole result stays when another process writes the same one; a damaged one is replaced whole", () =>
  inFolder((out) => {
    finish(stage(out));
    const { path } = stage(out);
    const before = statSync(join(path, "a.csv")).ino;
    finish(stage(out));
    assert.is(statSync(join(path, "a.csv")).ino, before);
    rmSync(join(path, "a.csv"));
    finish(stage(out));
    assert.is(readFileSync(join(path, "a.csv"), "utf8"), "a\n");
  }));

test("the next result clears what a killed process left, but not what a running one is writing", () =>
  inFolder((out) => {
    const living = stage(out);
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    const name = living.staging.replace(`-${process.pid}-`, `-${dead}-`);
    mkdirSync(name);
    writeFileSync(join(name, "a.csv"), "cut");
    const elsewhere = living.staging.replace(/\.[0-9a-f]{12}-\d+-/, `.${"0".repeat(12)}-${dead}-`);
    mkdirSync(elsewhere);
    mkdirSync(join(out, "hub.1.partial"));
    const cache = join(out, ".cache", "ab", "abcd");
    mkdirSync(cache, { recursive: true });
    const temporary = `.${name.split(".").at(-2)}.tmp`;
    writeFileSync(join(cache, temporary), "cut");
    writeFileSync(join(cache, "mine.tmp"), "");
    finish(stage(out, "f".repeat(64)));
    assert.equal(
      readdirSync(out)
        .filter((entry) => entry.endsWith(".partial"))
        .sort(),
      [basename(elsewhere), basename(living.staging), "hub.1.partial"].sort(),
    );
    assert.equal(readdirSync(cache), ["mine.tmp"]);
  }));

test.run();
