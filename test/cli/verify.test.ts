/** Result folders verified: whole ones, altered ones, and what is no result at all. */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { run as runCommand } from "../../src/cli/commands/experiments/run.ts";
import { run as verifyCommand } from "../../src/cli/commands/experiments/verify.ts";
import { sampleOf } from "../../src/output/results/verification.ts";
import { inFolder } from "../fixtures/folder.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const draws = "effort\n5\n6\n7\n";
const child = (tiny: string) => `format: 1
extends: ${tiny}
draws: {file: ../draws.csv, columns: {effort: work.interview.effort.lognormal.mean}}
`;

/** Writes a result whose scenario takes joint draws from a file that lies elsewhere, and gives its folder. */
async function resultIn(
  folder: string,
  changed: { precision?: string[]; replications?: string } = {},
): Promise<string> {
  mkdirSync(join(folder, "own"));
  writeFileSync(join(folder, "draws.csv"), draws);
  writeFileSync(join(folder, "own/hub.yaml"), child(join(process.cwd(), "test/fixtures/tiny-hub.yaml")));
  const io = recordedIo();
  const args = { scenario: join(folder, "own/hub.yaml"), set: [], out: join(folder, "out"), replications: "4" };
  const options = {
    threads: "1",
    precision: [],
    fixed: false,
    json: false,
    details: false,
    quiet: true,
    verbose: false,
    enforceTargets: false,
    fluid: false,
  };
  assert.is(await runCommand({ ...args, ...options, ...changed }, io), 0, io.errors());
  rmSync(join(folder, "draws.csv"));
  return io.printed().trim();
}

async function verified(results: string, sample: string | undefined) {
  const io = recordedIo();
  const code = await verifyCommand({ results, sample, threads: "1", json: false, quiet: true }, io);
  return { code, said: io.printed().replaceAll("\n", " "), errors: io.errors() };
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

test("a result can be verified without its scenario; alterations are found", () =>
  inFolder(async (folder) => {
    const results = await resultIn(folder);
    assert.is(readFileSync(join(results, "data/draws.csv"), "utf8"), draws);
    const whole = await verified(results, "2");
    assert.is(whole.code, 0, whole.said + whole.errors);
    assert.match(whole.said, "2 of 4 replications run again");
    assert.match(whole.said, "The values compared are the same.");

    const table = join(results, "replications.csv");
    const before = readFileSync(table, "utf8");
    // The second column is the draw, the third the events: one more of them in every row.
    edit(table, (text) => text.replace(/^(\d+,\d+,)(\d+)/gm, (_, lead, events) => `${lead}${Number(events) + 1}`));
    const changed = await verified(results, "2");
    assert.is(changed.code, 1);
    assert.match(changed.said, "NOT THE SAME: 2 values differ.");
    assert.match(changed.said, /replication \d, events: the folder has (\d+), run again it is \d+/);
    assert.match(changed.said, "differ from what the manifest lists: replications.csv");

    edit(table, () => before.replace(",events,", ",\u001b[31mred,"));
    const renamed = await verified(results, "2");
    assert.is(renamed.code, 1);
    assert.match(renamed.said, "only the folder has: ␛[31mred");
    assert.match(renamed.said, "the folder lacks: events");

    edit(table, () => before);
    edit(join(results, "months.csv"), (text) => text.replace("1", "2"));
    const other = await verified(results, "2");
    assert.is(other.code, 1);
    assert.match(other.said, "The values compared are the same.");
    assert.match(other.said, "differ from what the manifest lists: months.csv");
  }));

/** Every file of a folder but its manifest, with `/` between folders. */
function filesOf(results: string): string[] {
  return readdirSync(results, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(results, name)).isFile() && name !== "manifest.json")
    .sort();
}

/** A manifest's list that fits the files as they stand, as whoever forges one would write it. */
function fitManifest(results: string): void {
  edit(join(results, "manifest.json"), (text) => {
    const files = filesOf(results).map((name) => ({
      name,
      sha256: createHash("sha256")
        .update(readFileSync(join(results, name)))
        .digest("hex"),
    }));
    return JSON.stringify({ ...JSON.parse(text), files });
  });
}

/** A file with one digit, or its last byte, changed, so that it still reads as what it is. */
function forged(name: string, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const text = bytes.toString("latin1");
  const at = /\.(txt|csv|json)$/.test(name) ? text.search(/\d(?=[^\d]*$)/) : -1;
  const place = at >= 0 ? at : copy.length - 1;
  copy[place] = at >= 0 ? 48 + ((copy[place] - 47) % 10) : copy[place] ^ 1;
  return copy;
}

test("any file forged together with the manifest's list is found when all replications are run again", () =>
  inFolder(async (folder) => {
    const results = await resultIn(folder);
    const whole = await verified(results, undefined);
    assert.is(whole.code, 0, whole.said);
    assert.match(whole.said, "all 4 replications run again");
    assert.match(whole.said, "All are the same.");
    assert.not.match(whole.said, "Not checked, since");
    const names = filesOf(results).filter((name) => !/^(scenario\.resolved\.yaml|data\/)/.test(name));
    assert.ok(names.includes("answer.txt") && names.includes("timeseries.parquet") && names.length >= 14);
    for (const name of names) {
      const file = join(results, name);
      writeFileSync(file, forged(name, readFileSync(file)));
    }
    fitManifest(results);
    const { code, said } = await verified(results, undefined);
    assert.is(code, 1);
    assert.match(said, `NOT WHAT THE SCENARIO GIVES: ${names.join(", ")}.`);
    assert.not.match(said, "All are the same.");
    assert.not.match(said, "differ from what the manifest lists");
    rmSync(join(results, "targets.csv"));
    writeFileSync(join(results, "conclusions.txt"), "Everything is fine.");
    fitManifest(results);
    const missing = await verified(results, undefined);
    assert.is(missing.code, 1);
    assert.match(missing.said, "Missing from the folder: targets.csv.");
    assert.match(missing.said, "not checked: conclusions.txt");
  }));

test("the manifest's account of how far the run came is checked against the files", () =>
  inFolder(async (folder) => {
    const results = await resultIn(folder);
    edit(join(results, "manifest.json"), (text) => text.replace('"asked": 4', '"asked": 400'));
    const { code, said } = await verified(results, undefined);
    assert.is(code, 1);
    assert.match(said, "NOT WHAT THE SCENARIO GIVES: manifest.json");
  }));

test("files that a sample cannot recompute are named, and not reported as the same", () =>
  inFolder(async (folder) => {
    const results = await resultIn(folder);
    for (const name of ["answer.txt", "summary.json", "months.csv", "targets.csv", "timeseries.csv"])
      edit(join(results, name), (text) => (name === "summary.json" ? text.replace('"lo', '"LO') : `${text}7`));
    fitManifest(results);
    const { code, said } = await verified(results, "2");
    assert.is(code, 0, said);
    assert.not.match(said, "All are the same.");
    for (const name of ["answer.txt", "summary.json", "months.csv", "targets.csv", "timeseries.csv"])
      assert.match(said.slice(said.indexOf("Not checked, since")), name);
    assert.match(said, "--sample all");
    edit(join(results, "assumptions.csv"), (text) => `${text}own,1,,,,,,,\n`);
    edit(join(results, "datapackage.json"), (text) => text.replace("Every replication", "No replication"));
    fitManifest(results);
    const found = await verified(results, "2");
    assert.is(found.code, 1);
    assert.match(found.said, "NOT WHAT THE SCENARIO GIVES: assumptions.csv, datapackage.json");
  }));

test("a result with a precision is made again with the same precision", () =>
  inFolder(async (folder) => {
    const results = await resultIn(folder, { precision: ["clearance_date ±400 days"], replications: "6" });
    const { code, said } = await verified(results, undefined);
    assert.is(code, 0, said);
    assert.match(said, "All are the same.");
  }));

test("a scenario that has been altered gives other values", () =>
  inFolder(async (folder) => {
    const results = await resultIn(folder);
    edit(join(results, "scenario.resolved.yaml"), (text) => text.replace("fte: 14", "fte: 15"));
    const { code, said } = await verified(results, "2");
    assert.is(code, 1);
    assert.match(said, "NOT THE SAME");
  }));

test("a folder that is not a result is refused, and nothing outside the folder is read", () =>
  inFolder(async (folder) => {
    const results = await resultIn(folder);
    const cases: [string, (text: string) => string, RegExp][] = [
      ["manifest.json", () => "[1, 2", /manifest.json .* cannot be read/],
      ["manifest.json", () => "{}", /does not say which run/],
      ["summary.json", () => "{}", /with which seed/],
      ["summary.json", (text) => text.replace('"seed": 7', '"seed": {"a": 1}'), /with which seed/],
      ["replications.csv", (text) => text.replace("\n1,", "\n7,"), /does not hold the replications/],
      ["replications.csv", () => "", /does not hold the replications/],
      ["replications.csv", (text) => `${text}"open`, /is not a table/],
    ];
    for (const [name, change, expected] of cases) {
      const file = join(results, name);
      const before = readFileSync(file, "utf8");
      writeFileSync(file, change(before));
      try {
        await verified(results, "2");
        assert.unreachable(`${name} was taken`);
      } catch (error) {
        assert.is((error as Error).name, "RecordProblem", (error as Error).message);
        assert.match((error as Error).message, expected);
      }
      writeFileSync(file, before);
    }
    writeFileSync(join(folder, "secret.csv"), "effort\nhidden\n");
    edit(join(results, "scenario.resolved.yaml"), (text) => text.replace("data/draws.csv", "../../secret.csv"));
    const outside = await verified(results, "2");
    assert.is(outside.code, 2);
    assert.match(outside.errors, "in the folder");
    assert.not.match(outside.errors, "hidden");
    rmSync(join(results, "manifest.json"));
    symlinkSync("/etc/passwd", join(results, "manifest.json"));
    try {
      await verified(results, "2");
      assert.unreachable("a link out of the folder was followed");
    } catch (error) {
      assert.match((error as Error).message, "is a link that leads out of the folder");
    }
    appendFileSync(join(folder, "file"), "");
    try {
      await verified(join(folder, "file"), "2");
      assert.unreachable("a file is no folder");
    } catch (error) {
      assert.is((error as Error).name, "RecordProblem");
    }
  }));

test("the sample is fixed by the identity, without replacement, and no larger than the result", () => {
  assert.equal(sampleOf("a", 100, 5), sampleOf("a", 100, 5));
  assert.is.not(String(sampleOf("a", 100, 5)), String(sampleOf("b", 100, 5)));
  assert.equal(sampleOf("a", 6, 50), [0, 1, 2, 3, 4, 5]);
});

test.run();
