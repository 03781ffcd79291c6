/** What a command says of itself: help, examples, lists, colour. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { overview } from "../../src/cli/arguments/overview.ts";
import { paint, wantsColour } from "../../src/cli/paint.ts";
import { parse } from "../../src/cli/parse.ts";
import { casehub } from "../fixtures/in-process.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const test = suite("manners of the command line");
let folder = "";

test.before(() => {
  folder = mkdtempSync(join(tmpdir(), "casehub-manners-"));
});
test.after(() => rmSync(folder, { recursive: true }));

const commands = [...overview.matchAll(/^ {2}([a-z]+) .* {2,}\S/gm)].map(([, name]) => name);

/** The help of a command, as yargs prints it. */
async function helpOf(command: string): Promise<string> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: string) => void lines.push(text);
  try {
    await parse([command, "--help"], recordedIo());
  } finally {
    console.log = log;
  }
  return lines.join("\n");
}

/** Words of a line as a shell takes them; what it would put in a file is left out, and a pattern stands for the one folder it finds. */
const wordsOf = (line: string) =>
  [...line.replace(/ > .*/, "").matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ""));

/** As typed in a folder of the test's own: files without a folder lie there, results too. */
const here = (args: readonly string[]) => args.map((arg) => (/^[\w-]+\.yaml$/.test(arg) ? join(folder, arg) : arg));
const own = (...args: readonly string[]) => casehub(...here(args));
const ownOut = () => ["--out", join(folder, "results")];

/** So that each takes a moment: fewer replications of what runs any. */
const quick: Readonly<Record<string, readonly string[]>> = {
  run: ["--replications", "2"],
  compare: ["--replications", "4"],
  why: ["--replications", "2"],
  sensitivity: ["--replications", "2", "--walks", "2", "--rows", "0"],
  solve: ["--replications", "4", "--indifference", "25"],
};
/** Examples that need a Redis, hours, or a result of one's own: tried elsewhere. */
const elsewhere = /^casehub (?:worker|status|calibrate|verify) /;

test("every example of the help runs on what new writes, in the order in which it is shown", async () => {
  assert.is((await own("new", "my-hub.yaml")).code, 0);
  const tried: string[] = [];
  for (const command of commands) {
    const lines = [...(await helpOf(command)).matchAll(/^ {2}(casehub .*)$/gm)].map(([, line]) => line);
    assert.ok(lines.length > 0, `${command} shows no example`);
    for (const line of lines) {
      if (elsewhere.test(line) || line === "casehub new my-hub.yaml") continue;
      const [, ...args] = wordsOf(line);
      if (args[0] === "new") rmSync(join(folder, args[1]), { force: true });
      const less = quick[args[0]];
      const { code, err } = await own(...args, ...(less ? [...less, "--quiet", "--threads", "1", ...ownOut()] : []));
      assert.is(code, 0, `${line}\n${err}`);
      tried.push(line);
    }
  }
  assert.ok(tried.length >= 12, tried.join("\n"));
});

test("every command is in the overview with its help, and both fit a terminal of 80 columns", async () => {
  assert.ok(commands.length >= 16, commands.join(" "));
  for (const command of commands) {
    const help = await helpOf(command);
    assert.match(help, new RegExp(`^casehub ${command}`), command);
    for (const line of `${overview}\n${help}`.split("\n")) assert.ok(line.length <= 80, `${command}: ${line}`);
  }
});

test("a new scenario can take over another, and says only what differs", async () => {
  const child = (name: string, ...set: string[]) =>
    own("new", name, "--from", "my-hub.yaml", ...set.flatMap((one) => ["--set", one]));
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const made = await child("faster-training.yaml", "staff.joiners.training=3 weeks");
  assert.match(
    made.out,
    /faster-training\.yaml is written\. Next: casehub compare .*my-hub\.yaml .*faster-training\.yaml\n/,
  );
  assert.is(
    read("faster-training.yaml"),
    "# What is not stated here is as in my-hub.yaml.\nextends: my-hub.yaml\ntitle: My hub, changed\nstaff:\n  joiners:\n    training: 3 weeks\n",
  );
  mkdirSync(join(folder, "plans"));
  await child(join(folder, "plans/notice.yaml"), "work.interview.notice=7 days");
  assert.match(read("plans/notice.yaml"), /extends: \.\.\/my-hub\.yaml/);
  const wrong = await child("wrong.yaml", "staff.nobody.fte=3");
  assert.is(wrong.code, 2);
  assert.match(wrong.err, /CH206/);
  assert.is((await own("new", "wrong.yaml", "--set", "seed=3")).code, 2);
});

test("measures are listed with unit and meaning, in general and for a scenario", async () => {
  const general = await casehub("measures");
  assert.match(general.out, /legacy_backlog \(cases\)\n {4}Cases lodged before the cut-off/);
  assert.match(general.out, /waiting \(cases; for one stage\)/);
  const named = await own("measures", "my-hub.yaml");
  assert.match(named.out, /waiting \(cases\)\n.*\n {4}groups: interview, decision, decision check/);
  const listed = JSON.parse((await own("measures", "my-hub.yaml", "--json")).out) as { measure: string }[];
  for (const { measure } of listed) assert.ok(named.out.includes(`  ${measure} (`), measure);
  assert.is((await casehub("measures", "missing.yaml")).code, 2);
});

test("cache lists what is kept and frees it; results stay", async () => {
  const out = join(folder, "kept");
  assert.is((await casehub("cache", "--out", out)).out, `Nothing is kept in ${out}.\n`);
  await own("run", "my-hub.yaml", "--replications", "2", "--quiet", "--out", out);
  assert.match((await casehub("cache", "--out", out)).out, /kept\/\.cache\/replications: \d+\.\d MB in \d+ files?\n/);
  assert.match((await casehub("cache", "--out", out, "--free")).out, /^Freed .* MB in .*kept\. Your results stay/);
  assert.is((await casehub("cache", "--out", out)).out, `Nothing is kept in ${out}.\n`);
  assert.ok(readdirSync(out).some((name) => name.startsWith("my-hub-")));
});

test("verdicts are coloured on a terminal alone, and not where NO_COLOR is set", () => {
  assert.is(wantsColour(true, { TERM: "xterm" }), true);
  assert.is(wantsColour(false, { TERM: "xterm" }), false);
  assert.is(wantsColour(true, { TERM: "xterm", NO_COLOR: "1" }), false);
  assert.is(wantsColour(true, { TERM: "dumb" }), false);
  assert.is(paint("  MISSED  cleared: was MET once"), "  \u001b[31mMISSED\u001b[39m  cleared: was MET once");
  assert.is(paint("met in 68%; asked: 80%. Missed."), "met in 68%; asked: 80%. \u001b[31mMissed\u001b[39m.");
  assert.is(paint('{"verdict": "MET"}'), '{"verdict": "MET"}');
});

test.run();
