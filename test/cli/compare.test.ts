/** `casehub compare` from files to result folder. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type CompareArguments, run } from "../../src/cli/commands/compare.ts";
import { inFolder } from "../fixtures/folder.ts";
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

test("three plans are set beside each other, and what was run once is not run again", () =>
  inFolder(async (folder) => {
    const [few, many, second] = [
      written(folder, "few", staff(10)),
      written(folder, "many & more", staff(25)),
      written(folder, "second", "staff: {second: {fte: 3, skills: [deciding]}}\n"),
    ];
    const out = join(folder, "out");
    const first = await compare([few, many, second], out);
    assert.is(first.code, 0, first.err);
    assert.match(first.err, "few, seed 7: 3 run: this plan was not run before");
    assert.match(first.out, /With many & more, the legacy backlog is cleared [\d.]+ days sooner than with few/);
    assert.match(first.out, "May be best");
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
    const replications = readFileSync(join(result, "replications.csv"), "utf8");
    assert.is(replications.trim().split("\n").length, 1 + 3 * 3);
    const picture = readFileSync(join(result, "differences-cleared-legacy_backlog-0.svg"), "utf8");
    assert.match(picture, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" aria-labelledby="title desc"/);
    assert.match(picture, /<desc id="desc">With many &amp; more, the legacy backlog is cleared/);

    const again = await compare([few, many, second], out, { json: true, threads: "2" });
    assert.match(again.err, "3 reused: the same plan, seed and code were run before");
    assert.not.match(again.err, "run: ");
    const { folder: place, ...summary } = JSON.parse(again.out);
    assert.match(place, name);
    assert.equal(summary, JSON.parse(readFileSync(join(result, "summary.json"), "utf8")));
    assert.is(summary.outcomes[0].differences.length, 2);
  }));

test("periods and target dates that differ are said", () =>
  inFolder(async (folder) => {
    const [one, longer] = [
      written(folder, "one", ""),
      written(folder, "longer", "period: {end: 2024-04-30}\ntargets: {legacy-cleared: {by: 2023-10-31}}\n"),
    ];
    const { code, out, err } = await compare([one, longer], join(folder, "out"), { replications: "1" });
    assert.is(code, 0, err);
    const words = out.replaceAll("\n", " ");
    assert.match(words, "Note: The periods differ (one: 2023-05-01 to 2024-03-31; longer: 2023-05-01 to 2024-04-30)");
    assert.match(words, "The dates of the target legacy-cleared differ (one: 2023-09-30; longer: 2023-10-31)");
  }));

test("plans of the same name are told apart", () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, "other"));
    const [one, other] = [written(folder, "hub", ""), written(join(folder, "other"), "hub", staff(15))];
    const { code, out, err } = await compare([one, other], join(folder, "out"), { replications: "1" });
    assert.is(code, 0, err);
    assert.match(out, "hub, hub (2): 1 replication of each");
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
