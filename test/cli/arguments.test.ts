import { readFileSync, writeFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { explainFault } from "../../src/cli/fault.ts";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const tiny = "test/fixtures/tiny-hub.yaml";

const bad: [string, string[], RegExp][] = [
  ["a command that is none", ["frobnicate"], /there is no command "frobnicate"/],
  ["a command mistyped", ["senstivity"], /there is no command "senstivity": did you mean sensitivity\?/],
  ["no command", ["--frob"], /which command/],
  ["an option that is none", ["run", tiny, "--thread", "3"], /run does not take --thread \(did you mean --threads\?\)/],
  [
    "an option that solve does not have",
    ["solve", tiny, "--thread", "3"],
    /solve does not take --thread \(did you mean --threads/,
  ],
  [
    "an option that worker does not have",
    ["worker", "--thread", "3"],
    /worker does not take --thread \(did you mean --threads/,
  ],
  ["an option that status does not have", ["status", "--thread", "3"], /status does not take --thread/],
  ["run without a scenario", ["run"], /casehub: run needs a file/],
  ["two scenarios", ["run", tiny, "other.yaml"], /does not take other\.yaml/],
  ["an option without its value", ["run", tiny, "--set"], /--set needs a value/],
  [
    "no replications",
    ["run", tiny, "--replications", "0"],
    /--replications takes a whole number from 1 to 1000000, not "0"/,
  ],
  ["negative replications", ["run", tiny, "--replications=-3"], /not "-3"/],
  ["half a replication", ["run", tiny, "--replications", "2.5"], /not "2\.5"/],
  ["too many replications", ["run", tiny, "--replications", "1e9"], /not "1e9"/],
  ["no threads", ["run", tiny, "--threads", "0"], /--threads takes a whole number/],
  ["threads in words", ["run", tiny, "--threads", "two"], /not "two"/],
  ["a seed of nothing", ["run", tiny, "--seed="], /--seed/],
  ["a scenario that is not there", ["run", "no-such.yaml"], /no-such\.yaml:1:1 .*CH101/],
  ["a scenario that is a folder", ["run", "test"], /CH102/],
  ["an override of a path that is not there", ["run", tiny, "--set", "staff.nobody.fte=3"], /CH206/],
];

for (const [what, args, message] of bad) {
  test(`${what} is bad input, reported in plain words`, async () => {
    const { code, out, err } = await casehub(...args);
    assert.is(code, 2, err);
    assert.match(err, message);
    assert.is(out, "");
    assert.not.match(err, /\n\s+at /);
  });
}

test("a result that cannot be written is reported before anything is simulated", () =>
  inFolder(async (folder) => {
    writeFileSync(`${folder}/file`, "");
    const { code, err } = await casehub("run", tiny, "--replications", "1000000", "--out", `${folder}/file`);
    assert.is(code, 2);
    assert.match(err, "cannot be written to");
  }));

test("a fault of casehub is reported in a few lines, with the details in a file", () =>
  inFolder((folder) => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    try {
      const io = recordedIo();
      assert.is(explainFault(new TypeError("x is not a function"), io), 70);
      assert.not.match(io.errors(), /\n\s+at /);
      const file = /The details are in (.*\.txt)\./.exec(io.errors())?.[1] ?? "";
      assert.match(readFileSync(file, "utf8"), /TypeError: x is not a function\n\s+at /);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  }));

test("a scenario's own contradiction found in a thread is bad input, not a fault", () => {
  const io = recordedIo();
  const fault = Object.assign(new Error("replication 0 failed: no such age"), {
    details: { cause: "ScenarioFault", said: "no such age", inner: "stack" },
  });
  assert.is(explainFault(fault, io), 2);
  assert.is(io.errors(), "casehub: no such age\n");
});

test("help and version work without the parser of options", () => {
  const source = readFileSync("src/cli/main.ts", "utf8");
  const imports = [...source.matchAll(/^import (?!type).*from "(.*)";$/gm)].map(([, from]) => from);
  assert.equal(imports, ["node:fs", "./arguments/overview.ts"]);
});

test.run();
