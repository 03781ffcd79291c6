/** Commands that are interrupted or killed: what is finished is kept, and they go on from it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { build } from "../fixtures/built.ts";
import { bytesIn, sweepText } from "../fixtures/cluster.ts";
import { inFolder } from "../fixtures/folder.ts";
import { type Ended, ownProcess } from "../fixtures/own-process.ts";

const built = build();
test.after(built.remove);

/** Whether a file whose name ends so is in a folder or below. */
const holds = (folder: string, end: string): boolean =>
  existsSync(folder) && readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith(end));

/** Runs a command until something holds, and then sends the signal, once: a second one would end it at once. */
function interrupted(args: readonly string[], signal: NodeJS.Signals, when: (said: string) => boolean): Promise<Ended> {
  return ownProcess(built.main, args, ({ child, said }) => {
    const look = setInterval(() => {
      if (!when(said()) && child.exitCode === null) return;
      clearInterval(look);
      child.kill(signal);
    }, 20);
  });
}

test("Ctrl-C keeps the first replications in a .partial folder and exits with 3", () =>
  inFolder(async (folder) => {
    const { code, err, out } = await interrupted(
      // The run itself would take many minutes.
      ["run", "test/fixtures/tiny-hub.yaml", "--replications", "100000", "--threads", "1", "--out", folder],
      "SIGINT",
      // What is finished is written beside the results now and then, for other commands.
      () => holds(folder, ".part"),
    );
    assert.is(code, 3, err);
    assert.match(err, "finished work is kept");
    const [name, ...more] = readdirSync(folder).filter((one) => one !== ".cache");
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

test("a sweep that was killed continues from what it had, to the same bytes", () =>
  inFolder(async (folder) => {
    const file = join(folder, "s.yaml");
    writeFileSync(file, sweepText("Killed", "", 100));
    const sweep = (out: string, threads: string) => ["sweep", file, "--out", join(folder, out), "--threads", threads];
    const whole = await ownProcess(built.main, sweep("whole", "2"));
    assert.is(whole.code, 0, whole.err);
    const endedBy = async (signal: NodeJS.Signals, when: (said: string) => boolean) =>
      (await interrupted(sweep("killed", "1"), signal, when)).code;
    // The first part comes after a second of some three; the kills come as soon as it goes on, however fast the machine.
    assert.is(await endedBy("SIGTERM", () => holds(join(folder, "killed"), ".part")), 3);
    const goesOn = (said: string) => said.includes("Continuing from");
    assert.is(await endedBy("SIGKILL", goesOn), "SIGKILL");
    assert.is(await endedBy("SIGKILL", goesOn), "SIGKILL");
    const last = await ownProcess(built.main, sweep("killed", "2"));
    assert.is(last.code, 0, last.err);
    assert.match(last.err, /Continuing from [\d,]+ of 800 replications/);
    assert.is(bytesIn(join(folder, "killed")), bytesIn(join(folder, "whole")));
  }));

test("a calibration stopped with Ctrl-C keeps what was run, exits with 3, and goes on to the bytes of an undisturbed one", () =>
  inFolder(async (folder) => {
    const hub = readFileSync("test/fixtures/tiny-hub.yaml", "utf8").replace("end: 2024-03-31", "end: 2023-07-31");
    writeFileSync(join(folder, "hub.yaml"), hub);
    const file = join(folder, "fit.yaml");
    const fit = { interview: { path: "work.interview.effort.lognormal.mean" } };
    const fitting = { draws: 10, waves: 1, tries: 60 };
    const to = { published: { within: "10%" } };
    writeFileSync(file, JSON.stringify({ format: 1, title: "Stopped", scenario: "hub.yaml", to, fit, ...fitting }));
    const calibrate = (out: string) => ["calibrate", file, "--out", join(folder, out), "--threads", "1"];
    const result = (out: string) => {
      const [name] = readdirSync(join(folder, out)).filter((one) => one.startsWith("calibrate-"));
      const files = readdirSync(join(folder, out, name)).filter((one) => one !== "manifest.json");
      return files.sort().map((one) => [one, readFileSync(join(folder, out, name, one), "utf8")]);
    };
    const whole = await ownProcess(built.main, calibrate("whole"));
    assert.is(whole.code, 0, whole.err);
    const kept = () => holds(join(folder, "stopped"), ".part");
    const { code, err } = await interrupted(calibrate("stopped"), "SIGINT", kept);
    assert.is(code, 3, err);
    assert.match(err, /Incomplete: \d+ replications were run and are kept/);
    assert.equal(readdirSync(join(folder, "stopped")), [".cache"]);
    const again = await ownProcess(built.main, calibrate("stopped"));
    assert.is(again.code, 0, again.err);
    assert.equal(result("stopped"), result("whole"));
    const manifestOf = () => {
      const [name] = readdirSync(join(folder, "stopped")).filter((one) => one.startsWith("calibrate-"));
      return JSON.parse(readFileSync(join(folder, "stopped", name, "manifest.json"), "utf8"));
    };
    assert.ok(manifestOf().replications.reused > 0);
  }));

test.run();
