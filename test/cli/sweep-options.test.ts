/** Options of `casehub sweep` that change what is run. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../src/cli/commands/sweeps/sweep.ts";
import { inFolder } from "../fixtures/folder.ts";
import { recordedIo } from "../fixtures/recorded-io.ts";

const test = suite("options of sweep");

test("--replications takes the place of the sweep's own, in the dry run and in the result", () =>
  inFolder(async (folder) => {
    const sweep = async (more: object) => {
      const io = recordedIo();
      const usual = { collect: false, dryRun: false, json: true, quiet: true, verbose: false, threads: "2" };
      const args = { ...usual, sweep: "test/fixtures/tiny-sweep.yaml", out: folder, ...more };
      assert.is(await run(args, io), 0, io.errors());
      return JSON.parse(io.printed());
    };
    assert.is((await sweep({ dryRun: true })).replications.wanted, 24);
    assert.is((await sweep({ dryRun: true, replications: "2" })).replications.wanted, 12);
    assert.is((await sweep({ replications: "1" })).run.replications, 6);
  }));

test.run();
