/** `casehub solve` as a user types it, in this process: what is said, what is written, what is turned away. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse as readCsv } from "csv-parse/sync";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "../../src/cli/parse.ts";
import { inFolder } from "../fixtures/folder.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const scenario = ["test/fixtures/tiny-hub.yaml", "--set", "staff.team.vacancies=unfilled"];

async function solve(folder: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const io = recordedIo();
  const code = await parse(
    ["solve", ...scenario, "--out", folder, "--threads", "1", "--replications", "6", ...args],
    io,
  );
  return { code, out: io.printed(), err: io.errors() };
}

const rowsOf = (folder: string, file: string) =>
  readCsv(readFileSync(join(folder, file), "utf8"), { columns: true }) as Record<string, string>[];

test("the answer comes first, in words, and its result folder agrees with the JSON", () =>
  inFolder(async (folder) => {
    const args = ["--vary", "staff.team.fte=16..32/4", "--probability", "50%"];
    const words = await solve(folder, ...args, "--quiet");
    assert.is(words.code, 0, words.err);
    const { code, out, err } = await solve(folder, ...args, "--json", "--verbose", "--quiet");
    assert.is(code, 0);
    // Which of the lever's values a line is about, or the lines would all be the same.
    assert.match(err, /tiny-hub with staff\.team\.fte=32, seed 7: \d+ reused/);
    assert.not.match(err, /\d run:/);
    const printed = JSON.parse(out);
    const [answer] = printed.answers;
    assert.is(answer.outcome, "found");
    assert.is(answer.better, "more");
    const written = words.out.trim();
    const { folder: place, ...summary } = printed;
    assert.is(join(place), join(written));
    assert.equal(JSON.parse(readFileSync(join(written, "summary.json"), "utf8")), summary);
    const [row] = rowsOf(written, "answers.csv");
    assert.is(row.value, answer.value);
    assert.is(Number(row.before_probability), answer.before.probability.share);
    assert.is(rowsOf(written, "thresholds.csv").length, 6);
    assert.ok(rowsOf(written, "tried.csv").some(({ value }) => value === answer.value));
    const manifest = JSON.parse(readFileSync(join(written, "manifest.json"), "utf8"));
    // The folder that stands is kept: it says what the first of the two calls ran.
    assert.equal(manifest.replications.run, 24);

    const told = await solve(folder, ...args);
    const flat = told.out.replaceAll(/\s+/g, " ");
    // The verdict comes first, then the answer.
    assert.match(flat, `With ${answer.value}: legacy backlog at most 0 by 30 September 2023: met in `);
    assert.match(flat, /; asked: 50%\. (Met|Just met)\. The least /);
    assert.match(flat, `The least staff.team.fte that is enough is ${answer.value}`);
    assert.match(flat, /One step below, with \d+, it is met in \d+%/);
    assert.match(flat, /Runs used: \d+/);
    assert.ok(told.out.split("\n").every((line) => line.length <= 80));
    // The same question is the same folder.
    assert.equal(
      readdirSync(folder).filter((name) => name !== ".cache"),
      [written.split("/").at(-1)],
    );
  }));

test("a target out of reach is a plain sentence with the best reached, and exit code 0", () =>
  inFolder(async (folder) => {
    const { code, out } = await solve(folder, "--vary", "staff.team.fte=2..6/4");
    assert.is(code, 0);
    const flat = out.replaceAll(/\s+/g, " ");
    assert.match(flat, /^With 6: legacy backlog at most 0 .* met in 0% of replications .* asked: 90%\. Missed\./);
    assert.match(flat, /No value from 2 to 6 of staff\.team\.fte is enough; that is the best of them\./);
    assert.match(flat, /The median legacy backlog at its date is then \d+ cases\./);
    assert.match(flat, "To go on: --vary 'staff.team.fte=6..10/4'.");
  }));

test("where every value is enough, the answer is the lowest one tried, with an offer to try lower ones", () =>
  inFolder(async (folder) => {
    const args = ["--vary", "staff.team.fte=40..60/10", "--probability", "30%"];
    const { code, out, err } = await solve(folder, ...args);
    assert.is(code, 0, err);
    const flat = out.replaceAll(/\s+/g, " ");
    assert.match(flat, /^With 40: legacy backlog at most 0 .* met in 100% of replications .* asked: 30%\. Met\./);
    assert.match(flat, "Every value tried is enough, from 40 to 60: 40 is the least tried.");
    assert.match(flat, "To find where it stops being enough, go lower: --vary 'staff.team.fte=20..40/10'.");
    assert.not.match(flat, /[Hh]igher/);
  }));

// More people make it worse here: each of them must be mentored by the team itself.
test("the answer is the smallest number of people even where more of them do harm", () =>
  inFolder(async (folder) => {
    const mentored =
      "joiners: {count: 1, from: 2023-05-01}, mentoring: {hours: 8h/week, from: team, lasting: 6 months}";
    const file = join(folder, "mentored.yaml");
    writeFileSync(
      file,
      `format: 1\nextends: ${process.cwd()}/test/fixtures/tiny-hub.yaml\ntitle: Mentored\ntargets: {legacy-cleared: {at_most: 690}}\nstaff:\n  other: {fte: 0, skills: [typing], ${mentored}}\n`,
    );
    const io = recordedIo();
    const varied = ["--vary", "staff.other.joiners.count=2..6/2", "--probability", "30%", "--json"];
    const code = await parse(["solve", file, ...varied, "--out", folder, "--threads", "1", "--replications", "6"], io);
    const [out, err] = [io.printed(), io.errors()];
    assert.is(code, 0, err);
    const [{ outcome, better, value }] = JSON.parse(out).answers;
    assert.equal([outcome, better, value], ["throughout", "less", "2"]);
  }));

test("for a share of which less is better the answer is the highest that is enough", () =>
  inFolder(async (folder) => {
    const { out } = await solve(
      folder,
      ...["--set", "staff.team.fte=22", "--vary", "staff.team.away.other=0%..45%/15%", "--probability", "50%"],
    );
    assert.match(out.replaceAll(/\s+/g, " "), /The most staff\.team\.away\.other that is enough is \d+%/);
  }));

test("two levers give a table with a row for each value of the second", () =>
  inFolder(async (folder) => {
    const { code, out } = await solve(
      folder,
      ...["--vary", "staff.team.fte=18..34/8", "--vary", "staff.team.away.other=5%..25%/20%", "--probability", "50%"],
    );
    assert.is(code, 0);
    assert.match(
      out.replaceAll(/\s+/g, " "),
      /; asked: 50%\. The (least|most) staff\.team\.fte that is enough, for each value of/,
    );
    assert.match(out, /\n {2}5% /);
    assert.match(out, /\n {2}25% /);
    const [written] = readdirSync(folder).filter((name) => name !== ".cache");
    const rows = rowsOf(join(folder, written), "answers.csv");
    assert.equal(
      rows.map(({ second }) => second),
      ["5%", "25%"],
    );
    assert.ok(Number(rows[0].value) <= Number(rows[1].value));
  }));

test("a question that cannot be answered is refused before anything runs", () =>
  inFolder(async (folder) => {
    const bad: [string[], RegExp][] = [
      [[], /give --vary once, or twice/],
      [["--vary", "staff.team.fte=5"], /write path=low\.\.high/],
      [["--vary", "staff.team.ftee=1..5"], /did you mean staff\.team\.fte\?/],
      [["--vary", "staff.team.away.other=0%..130%"], /the most is 100%/],
      [["--vary", "staff.team.fte=1..5", "--target", "x"], /there is no target x; there are legacy-cleared/],
      [["--vary", "staff.team.fte=1..5", "--probability", "100%"], /--probability takes 0\.1% to 99\.9%/],
      [["--vary", "staff.team.fte=1..5", "--indifference", "much"], /--indifference takes/],
      [["--vary", "targets.legacy-cleared.in=10%..50%/10%"], /state that with --probability/],
      [
        [
          "--set",
          "targets={one: {measure: total_backlog, at_most: 9, by: 2023-09-30}, other: {measure: total_backlog, at_most: 3, by: 2023-09-30}}",
          "--target",
          "one",
        ].concat(["--vary", "targets.other.at_most=10..50/10"]),
        /targets\.other\.at_most is not a part of the target one/,
      ],
    ];
    for (const [args, message] of bad)
      try {
        await solve(folder, ...args);
        assert.unreachable(args.join(" "));
      } catch (error) {
        assert.is((error as Error).name, "BadInput");
        assert.match((error as Error).message, message);
      }
    assert.equal(readdirSync(folder), []);
  }));

test("a value that a dated change sets is varied only until then, and the answer says so", () =>
  inFolder(async (folder) => {
    const { out } = await solve(
      folder,
      ...["--set", "changes=[{on: 2023-08-01, set: {staff.team.away.other: 15%}}]"],
      ...["--vary", "staff.team.away.other=0%..40%/40%", "--probability", "50%"],
    );
    assert.match(
      out.replaceAll(/\s+/g, " "),
      /Note: from 1 August 2023 on, staff\.team\.away\.other is what a dated change sets/,
    );
  }));

test.run();
