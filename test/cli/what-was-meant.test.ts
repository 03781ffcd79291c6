/** What stands before, beside and after an answer, and what is said where another thing was meant than what was named. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "../../src/cli/parse.ts";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const test = suite("what was meant");

/** A team that shrinks without saying so: a warning. */
const doubtful = `format: 1
title: A team that shrinks
period: {start: 2024-01-01, end: 2024-03-31}
calendar: {nation: none, hours_per_day: 8h}
cases: {types: {plain: {route: [decision]}}, in_progress: [{count: 100}]}
work: {decision: {needs: deciding, effort: 8h}}
staff: {desk: {fte: 5, skills: [deciding], attrition: 10%/year}}
`;

const written = (folder: string, name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test("a scenario with warnings is answered first; after it one line says how to see them, with what was set", () =>
  inFolder(async (folder) => {
    const hub = written(folder, "hub.yaml", doubtful);
    const other = written(folder, "other.yaml", `extends: hub.yaml\ntitle: Another\n`);
    const heard: [to: string, text: string][] = [];
    const io = {
      ...recordedIo(),
      print: (text: string) => void heard.push(["answer", text]),
      error: (text: string) => void heard.push(["notes", text]),
    };
    const options = ["--replications", "2", "--quiet", "--out", join(folder, "results")];
    assert.is(await parse(["run", hub, "--set", "title=A b", ...options], io), 0);
    assert.equal(
      heard.map(([to]) => to),
      ["answer", "notes"],
    );
    assert.is(heard[1][1], `1 warning about the scenario: casehub check ${hub} --set 'title=A b'\n`);
    const { err } = await casehub("compare", hub, other, ...options);
    assert.equal(
      err.split("\n").filter((line) => line !== ""),
      [hub, other].map((path) => `1 warning about the scenario: casehub check ${path}`),
    );
    assert.match((await casehub("run", hub, "--fluid")).err, /^1 warning about the scenario: .*\n$/);
  }));

test("a scenario that cannot be used shows errors and warnings in full", () =>
  inFolder(async (folder) => {
    const hub = written(folder, "hub.yaml", doubtful.replace("fte: 5", "ftes: 5"));
    const { code, out, err } = await casehub("run", hub);
    assert.is(code, 2);
    assert.is(out, "");
    assert.match(err, "CH301");
    assert.not.match(err, "about the scenario");
  }));

test("verify says what it takes, and which command or folder was probably meant", () =>
  inFolder(async (folder) => {
    const hub = written(folder, "hub.yaml", doubtful);
    const results = join(folder, "results");
    const options = ["--replications", "2", "--quiet", "--out", results];
    const refused = async (path: string) => {
      const { code, err } = await casehub("verify", path);
      assert.is(code, 2, err);
      return err;
    };
    const file = await refused(hub);
    assert.match(file, `verify takes the result folder of casehub run, and ${hub} is a file.`);
    assert.match(file, `To check a scenario: casehub check ${hub}. To run it: casehub run ${hub}`);
    assert.match(await refused(join(folder, "none")), `there is no ${join(folder, "none")}: verify takes`);
    const run = (await casehub("run", hub, ...options)).out.trim();
    assert.match(
      await refused(results),
      /holds results and is none itself: name one of them, such as \S+hub-[0-9a-f]{8}\n/,
    );
    const compared = (await casehub("compare", hub, run, ...options)).out.trim();
    assert.match(await refused(compared), "is that of casehub compare, which verify does not vouch for");
    mkdirSync(join(folder, "empty"));
    assert.match(await refused(join(folder, "empty")), "it is not a whole result of casehub run");
    assert.is((await casehub("verify", run, "--quiet")).code, 0);
  }));

test("a result folder in place of a scenario is told what it is", () =>
  inFolder(async (folder) => {
    const hub = written(folder, "hub.yaml", doubtful);
    const run = (
      await casehub("run", hub, "--replications", "2", "--quiet", "--out", join(folder, "results"))
    ).out.trim();
    for (const command of ["run", "check"]) {
      const { code, err } = await casehub(command, run);
      assert.is(code, 2);
      assert.match(err.replaceAll(/\s+/g, " "), "the result of a run, whose scenario is");
    }
  }));

test.run();
