/** What `--dry-run` says of the disk, against what the sweep then takes of it. */
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../src/cli/commands/sweeps/sweep.ts";
import { inFolder } from "../fixtures/folder.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const test = suite("disk of a sweep");

/** Between what is estimated and what is taken. */
const factor = 1.5;

async function sweep(file: string, out: string, dryRun: boolean) {
  const io = recordedIo();
  const args = { sweep: file, out, threads: "2", collect: false, dryRun, json: true, quiet: true, verbose: false };
  assert.is(await run(args, io), 0, io.errors());
  return JSON.parse(io.printed());
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

for (const [name, text] of [
  [
    "points and measures",
    "replications: 2\ndesign: {latin_hypercube: {points: 200, over: {staff.team.fte: [3.5, 9.5], work.interview.notice: [1 week, 4 weeks]}}}",
  ],
  [
    "replications and what they drew",
    "replications: 30\nkeep_replications: true\ndesign: {grid: {staff.team.fte: 3..17/1}}",
  ],
] as const)
  test(`the dry run's bytes are those of the parts and the result, within a factor of ${factor}: ${name}`, () =>
    inFolder(async (folder) => {
      const file = join(folder, "s.yaml");
      const head = `format: 1\ntitle: S\nscenario: ${resolve("test/fixtures/tiny-hub.yaml")}\n`;
      const set =
        "set: {staff.team.vacancies: unfilled, period.end: 2023-06-30, cases.in_progress.0.count: 40, cases.in_progress.1.count: 20, cases.arrivals.rate: 0.2/day}\n";
      writeFileSync(file, `${head}${set}${text}\n`);
      const out = join(folder, "out");
      const { estimated } = await sweep(file, out, true);
      await sweep(file, out, false);
      const taken = sizeOf(out);
      const ratio = estimated.bytes / taken;
      assert.ok(ratio > 1 / factor && ratio < factor, `${estimated.bytes} estimated, ${taken} taken`);
    }));

test.run();
