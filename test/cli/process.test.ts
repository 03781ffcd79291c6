/** The command as the shell sees it: real processes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../fixtures/built.ts";
import { inFolder } from "../fixtures/folder.ts";
import { type Ended, ownProcess, type Running } from "../fixtures/own-process.ts";

const built = build();
test.after(built.remove);

const tiny = "test/fixtures/tiny-hub.yaml";

const casehub = (args: readonly string[], during?: (running: Running) => void): Promise<Ended> =>
  ownProcess(built.main, args, during);

/** What lies in a results folder beside the cache. */
const resultsIn = (folder: string) => readdirSync(folder).filter((name) => name !== ".cache");

test("a real scenario gives the same bytes on one, two and seven threads", () =>
  inFolder(async (folder) => {
    const files: Map<string, string>[] = [];
    for (const threads of ["1", "2", "7"]) {
      const { code, out, err } = await casehub([
        "run",
        tiny,
        "--replications",
        "7",
        "--threads",
        threads,
        "--out",
        join(folder, threads),
        "--quiet",
      ]);
      assert.is(code, 0, err);
      const result = out.trim();
      files.push(
        new Map(
          readdirSync(result)
            .sort()
            .map((name) => [name, readFileSync(join(result, name), "latin1")]),
        ),
      );
    }
    const [first, ...others] = files;
    assert.is(first.size, 16);
    for (const other of others) {
      assert.equal([...other.keys()], [...first.keys()]);
      for (const [name, bytes] of first)
        if (name !== "manifest.json") assert.ok(other.get(name) === bytes, `${name} differs`);
    }
  }));

test("a missed target is exit code 1 when that is asked for; the JSON summary is printed", () =>
  inFolder(async (folder) => {
    const { code, out, err } = await casehub([
      "run",
      tiny,
      "--replications",
      "3",
      "--threads",
      "1",
      "--json",
      "--enforce-targets",
      "--out",
      folder,
    ]);
    assert.is(code, 1, err);
    const summary = JSON.parse(out);
    assert.is(summary.targets[0].verdict, "missed");
    assert.is(summary.run.finished, 3);
    assert.equal(resultsIn(folder), [summary.folder.split("/").at(-1)]);
  }));

test("a reader that closes early is not a fault", () =>
  inFolder(async (folder) => {
    const { code, err } = await casehub(
      ["run", tiny, "--replications", "2", "--threads", "1", "--out", folder],
      ({ child }) => child.stdout?.destroy(),
    );
    assert.is(code, 0, err);
    assert.not.match(err, /EPIPE|fault/);
  }));

test("help and version need no other arguments", async () => {
  for (const args of [["--help"], ["-h"], []]) {
    const { code, out } = await casehub(args);
    assert.is(code, 0);
    assert.match(out, "Usage: casehub <command>");
  }
  const { out } = await casehub(["--version"]);
  assert.is(out.trim(), JSON.parse(readFileSync("package.json", "utf8")).version);
});

test.run();
