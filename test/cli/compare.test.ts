/** `casehub compare` from files to result folder. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type CompareArguments, run } from "../../src/cli/commands/experiments/compare.ts";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const tiny = join(process.cwd(), "test/fixtures/tiny-hub.yaml");

function written(folder: string, name: string, more: string): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, `format: 1\nextends: ${tiny}\ntitle: ${name}\nreplications: 3\n${more}`);
  return file;
}

async function compare(scenarios: string[], out: string, over: Partial<CompareArguments> = {}) {
  const io = recordedIo();
  const code = await run(
    { scenarios, out, threads: "1", set: [], fixed: false, json: false, quiet: false, verbose: true, ...over },
    io,
  );
  return { code, out: io.printed(), err: io.errors() };
}

const staff = (fte: number) => `staff: {team: {fte: ${fte}, vacancies: {held_at: ${fte}}}}\n`;

test("three plans are compared, and nothing is run twice", () =>
  inFolder(async (folder) => {
    const [few, many, second] = [
      written(folder, "few", staff(10)),
      written(folder, "many & more", staff(25)),
      written(folder, "second", "staff: {second: {fte: 3, skills: [deciding]}}\n"),
    ];
    const out = join(folder, "out");
    const first = await compare([few, many, second], out);
    assert.is(first.code, 0, first.err);
    assert.match(first.err, "few, seed 7: 3 run: not kept from before");
    // The target comes first, with each plan's probability, its verdict and the paired difference.
    const said = first.out.replace(/\s+/g, " ");
    assert.match(said, /^Legacy backlog at most 0 by 30 September 2023; asked: 90% "few": met in 0% of replications/);
    assert.match(
      said,
      /"many & more": met in \d+% of replications \(95% interval \d+% to \d+%\)\. (Met|Not yet known)/,
    );
    assert.match(said, /percentage points more than with "few" \(95% interval -?[\d.]+ to [\d.]+ points\)/);
    assert.match(
      said,
      /With "many & more", the legacy backlog is cleared on average [\d.]+ days sooner than with "few"/,
    );
    assert.match(said, 'Difference from "few":');
    assert.match(first.out, "May be best");
    assert.not.match(first.out, /Less few|\d{4}-\d\d-\d\d/);
    for (const line of first.out.split("\n").filter((text) => !text.startsWith("Files:")))
      assert.ok(line.length <= 80, line);

    const [name] = readdirSync(out).filter((entry) => entry.startsWith("compare-few-"));
    const result = join(out, name);
    const rows = parse(readFileSync(join(result, "comparison.csv"), "utf8"), { columns: true }) as Record<
      string,
      string
    >[];
    const cleared = rows.filter(({ outcome }) => outcome === "cleared:legacy_backlog:0");
    assert.equal(
      cleared.map(({ plan }) => plan),
      ["few", "many & more", "second"],
    );
    assert.ok(Number(cleared[1].difference) < 0);
    assert.is(cleared[0].may_be_best, "false");
    const targets = parse(readFileSync(join(result, "targets.csv"), "utf8"), { columns: true }) as Record<
      string,
      string
    >[];
    assert.equal(
      targets.map(({ target, plan, difference }) => [target, plan, difference === ""]),
      [
        ["legacy-cleared", "few", true],
        ["legacy-cleared", "many & more", false],
        ["legacy-cleared", "second", false],
      ],
    );
    assert.is(targets[0].verdict, "missed");
    assert.is(`${readFileSync(join(result, "answer.txt"), "utf8")}\nFiles: ${join(out, name)}\n`, first.out);
    const replications = readFileSync(join(result, "replications.csv"), "utf8");
    assert.is(replications.trim().split("\n").length, 1 + 3 * 3);
    const picture = readFileSync(join(result, "differences-cleared-legacy_backlog-0.svg"), "utf8");
    assert.match(picture, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" aria-labelledby="title desc"/);
    assert.match(
      picture,
      /<desc id="desc">With &quot;many &amp; more&quot;, the legacy backlog is cleared|<desc id="desc">With "many &amp; more", the legacy backlog is cleared/,
    );

    const again = await compare([few, many, second], out, { json: true, threads: "2" });
    assert.match(again.err, "3 reused: the same plan, seed and code were run before");
    assert.not.match(again.err, "run: ");
    const { folder: place, ...summary } = JSON.parse(again.out);
    assert.match(place, name);
    assert.equal(summary, JSON.parse(readFileSync(join(result, "summary.json"), "utf8")));
    assert.is(summary.outcomes[0].differences.length, 2);
    assert.is(summary.targets[0].plans[1].difference.share, Number(targets[1].difference));
  }));

test("periods and target dates that differ are reported", () =>
  inFolder(async (folder) => {
    const [one, longer] = [
      written(folder, "one", ""),
      written(folder, "longer", "period: {end: 2024-04-30}\ntargets: {legacy-cleared: {by: 2023-10-31}}\n"),
    ];
    const { code, out, err } = await compare([one, longer], join(folder, "out"), { replications: "1" });
    assert.is(code, 0, err);
    const words = out.replaceAll("\n", " ");
    assert.match(
      words,
      'Note: The periods differ ("one": 1 May 2023 to 31 March 2024; "longer": 1 May 2023 to 30 April 2024).',
    );
    assert.match(
      words,
      'The dates of the target legacy-cleared differ ("one": 30 September 2023; "longer": 31 October 2023)',
    );
  }));

test("plans of the same name are shown under different names", () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, "other"));
    const [one, other] = [written(folder, "hub", ""), written(join(folder, "other"), "hub", staff(15))];
    const { code, out, err } = await compare([one, other], join(folder, "out"), { replications: "1" });
    assert.is(code, 0, err);
    assert.match(out, '"hub": met in');
    assert.match(out, '"hub (2)": met in');
  }));

test("plans that do not differ are reported in one sentence, without one for each date", () =>
  inFolder(async (folder) => {
    const idle = "staff: {other: {fte: 2, skills: [typing]}}\n";
    const [one, other] = [written(folder, "one", ""), written(folder, "other", idle)];
    const { code, out, err } = await compare([one, other], join(folder, "out"));
    assert.is(code, 0, err);
    const said = out.replace(/\s+/g, " ");
    assert.match(said, 'That is the same as with "one", in every replication.');
    assert.match(
      said,
      "The plans do not differ in any of 3 replications: not in the day the legacy backlog was cleared",
    );
    assert.not.match(said, /on the same day|sooner|Difference from/);
  }));

test("result folders are compared like scenarios, and one of another seed is run again with the others'", () =>
  inFolder(async (folder) => {
    const out = join(folder, "out");
    const ran = async (scenario: string, ...args: string[]) => {
      const {
        code,
        out: place,
        err,
      } = await casehub("run", scenario, ...args, "--threads", "1", "--quiet", "--out", out);
      assert.is(code, 0, err);
      return place.trim();
    };
    const [few, many] = [written(folder, "few", staff(10)), written(folder, "many", staff(25))];
    const [first, second] = [await ran(few), await ran(many)];
    const files = await compare([few, many], out, { json: true });
    const folders = await compare([first, second], out, { json: true });
    assert.is(folders.code, 0, folders.err);
    assert.match(folders.err, "3 reused");
    assert.not.match(folders.err, /\d run: /);
    const [a, b] = [JSON.parse(files.out), JSON.parse(folders.out)];
    assert.equal(b.outcomes, a.outcomes);
    assert.equal([b.plans[0].name, b.plans[0].file.startsWith("few-"), b.warnings], ["few", true, []]);

    const other = await ran(many, "--seed", "99");
    const mixed = await compare([few, other], out);
    assert.is(mixed.code, 0, mixed.err);
    const said = mixed.out.replace(/\s+/g, " ");
    assert.match(said, 'Note: the result of "many" was made with seed 99, so the plan was run again from its scenario');
    assert.match(said, "here 7: choose it with --seed");
    assert.match(said, "seed 7");
  }));

test("one plan is no comparison", async () => {
  try {
    await compare([tiny], "nowhere");
    assert.unreachable("it was compared with nothing");
  } catch (error) {
    assert.match((error as Error).message, "two scenarios or more");
  }
});

test.run();
