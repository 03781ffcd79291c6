/** The command as the shell sees it: real processes and signals. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../fixtures/built.ts";
import { inFolder } from "../fixtures/folder.ts";

const built = build();
test.after(built.remove);

const tiny = "test/fixtures/tiny-hub.yaml";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function casehub(args: string[], during: (child: ReturnType<typeof spawn>) => void = () => {}): Promise<Ended> {
  const child = spawn(process.execPath, [built.main, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (data) => {
    out += data;
  });
  child.stderr.on("data", (data) => {
    err += data;
  });
  during(child);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** What lies in a results folder beside the cache. */
const resultsIn = (folder: string) => readdirSync(folder).filter((name) => name !== ".cache");

test("a real scenario gives the same bytes on 1, 2 and 7 threads", () =>
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
    assert.is(first.size, 13);
    for (const other of others) {
      assert.equal([...other.keys()], [...first.keys()]);
      for (const [name, bytes] of first)
        if (name !== "manifest.json") assert.ok(other.get(name) === bytes, `${name} differs`);
    }
  }));

test("Ctrl-C keeps the first replications in a .partial folder and exits with 3", () =>
  inFolder(async (folder) => {
    const { code, err, out } = await casehub(
      ["run", tiny, "--replications", "100000", "--threads", "1", "--out", folder],
      (child) => {
        // The first line of progress says that a replication is finished; the run itself would take many minutes.
        child.stderr?.once("data", () => child.kill("SIGINT"));
      },
    );
    assert.is(code, 3, err);
    assert.match(err, "what is finished is kept");
    const [name, ...more] = resultsIn(folder);
    assert.equal(more, []);
    assert.match(name, /^tiny-hub-[0-9a-f]{8}\.partial$/);
    assert.match(out, "the run was interrupted");
    const rows = parse(readFileSync(join(folder, name, "replications.csv"), "utf8"), { columns: true }) as {
      replication: string;
    }[];
    assert.ok(rows.length > 0);
    assert.equal(
      rows.map(({ replication }) => replication),
      rows.map((_, i) => String(i)),
    );
  }));

test("a missed target is exit code 1 when that is asked for; the JSON summary is printed", () =>
  inFolder(async (folder) => {
    const { code, out, err } = await casehub([
      "run",
      tiny,
      "--replications",
      "3",
      "--json",
      "--enforce-targets",
      "--out",
      folder,
    ]);
    assert.is(code, 1, err);
    const summary = JSON.parse(out);
    assert.is(summary.targets[0].met, false);
    assert.is(summary.run.finished, 3);
    assert.equal(resultsIn(folder), [summary.folder.split("/").at(-1)]);
  }));

test("a run made before is not run again, unless a file of it was altered", () =>
  inFolder(async (folder) => {
    const args = ["run", tiny, "--replications", "3", "--out", folder, "--verbose"];
    const first = await casehub(args);
    assert.is(first.code, 0, first.err);
    assert.match(first.err, "tiny-hub: run, since");
    const again = await casehub(args);
    assert.is(again.code, 0, again.err);
    assert.is(again.out, first.out);
    assert.match(again.err, "Nothing was run again");
    assert.not.match(again.err, "replications/s");
    const enforced = await casehub([...args, "--enforce-targets", "--json"]);
    assert.is(enforced.code, 1);
    assert.is(JSON.parse(enforced.out).run.finished, 3);

    const [name] = resultsIn(folder);
    const table = join(folder, name, "months.csv");
    const whole = readFileSync(table, "utf8");
    writeFileSync(table, whole.replace("1", "2"));
    const mended = await casehub(args);
    assert.is(mended.code, 0, mended.err);
    assert.match(mended.err, "tiny-hub: run, since");
    assert.is(readFileSync(table, "utf8"), whole);
    const other = await casehub([...args, "--seed", "2"]);
    assert.match(other.err, "tiny-hub: run, since");
  }));

test("with precision asked for, the run made before is found by what was asked", () =>
  inFolder(async (folder) => {
    const args = ["run", tiny, "--precision", "backlog_at_deadline ±400", "--replications", "60", "--out", folder];
    const first = await casehub(args);
    assert.is(first.code, 0, first.err);
    const again = await casehub(args);
    assert.is(again.out, first.out);
    assert.match(again.err, "Nothing was run again");
  }));

test("what run has run, the other commands reuse", () =>
  inFolder(async (folder) => {
    assert.is((await casehub(["run", tiny, "--replications", "4", "--out", folder])).code, 0);
    const { code, err } = await casehub(["compare", tiny, tiny, "--replications", "4", "--out", folder, "--verbose"]);
    assert.is(code, 0, err);
    assert.match(err, "4 reused");
    assert.not.match(err, /\d run:/);
  }));

test("a reader that goes away early is no fault", () =>
  inFolder(async (folder) => {
    const { code, err } = await casehub(["run", tiny, "--replications", "2", "--out", folder], (child) =>
      child.stdout?.destroy(),
    );
    assert.is(code, 0, err);
    assert.not.match(err, /EPIPE|fault/);
  }));

test("help and version answer on their own", async () => {
  for (const args of [["--help"], ["-h"], []]) {
    const { code, out } = await casehub(args);
    assert.is(code, 0);
    assert.match(out, "Usage: casehub <command>");
  }
  const { out } = await casehub(["--version"]);
  assert.is(out.trim(), JSON.parse(readFileSync("package.json", "utf8")).version);
});

test.run();
