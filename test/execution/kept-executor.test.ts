/** Whole replications kept between calls: what comes back is what was kept, or nothing. */
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { KeptExecutor } from "../../src/execution/kept-executor.ts";
import { wholeOf } from "../../src/execution/store/extract.ts";
import { KeptStore } from "../../src/execution/store/kept.ts";
import { KeptRows } from "../../src/execution/store/kept-rows.ts";
import { InlineExecutor } from "../../src/execution/threads/inline.ts";
import type { Point } from "../../src/experiment/replications/point.ts";
import type { Replication } from "../../src/hub/replication.ts";
import { simulate } from "../fixtures/fake-model.ts";
import { fakePoint } from "../fixtures/fake-run.ts";
import { inFolder } from "../fixtures/folder.ts";
import { harms } from "../fixtures/harmed-files.ts";

const point = fakePoint();

/** What a run with the store of a folder gives, in order, and which replications it simulated for that: not those run again to be compared. */
async function ask(folder: string, which: readonly number[], of: Point = point) {
  const ran: number[] = [];
  let reused = 0;
  let damaged = 0;
  const model = new InlineExecutor((plan, request) => {
    ran.push(request.replication);
    return simulate(plan, request);
  });
  const executor = new KeptExecutor({
    executor: model,
    store: new KeptStore(folder),
    keeps: true,
    build: "b",
    onReused: () => reused++,
    onDamaged: (count) => {
      damaged += count;
    },
  });
  const got: Replication[] = [];
  await executor.run(of, which, (replication) => got.push(replication));
  await executor.close();
  // Those that are missing are run last.
  const simulated = ran.slice(ran.length - (which.length - reused));
  return { got: text(got.sort((a, b) => a.replication - b.replication)), simulated, damaged };
}

/** Not-a-number is equal to itself here, as a bit pattern is. */
function text(rows: readonly Replication[]): string {
  return rows
    .map(({ replication, events, ...arrays }) =>
      [replication, events, ...[arrays.values, arrays.outcomes, arrays.daily].map((numbers) => numbers.join())].join(
        "|",
      ),
    )
    .join("\n");
}

const expected = (which: readonly number[], { plan, seed, fixed } = point) =>
  text(which.map((replication) => simulate(plan, { seed, replication, fixed })));

const partsIn = (folder: string) =>
  readdirSync(join(folder, ".cache/replications"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".part"))
    .map((name) => join(folder, ".cache/replications", name));

test("only missing replications are simulated, and all of them are bit for bit as simulated", () =>
  inFolder(async (folder) => {
    const first = await ask(folder, [3, 0, 7]);
    assert.equal(first.simulated, [3, 0, 7]);
    const second = await ask(folder, [0, 1, 3, 7]);
    assert.equal(second.simulated, [1]);
    assert.is(second.got, expected([0, 1, 3, 7]));
    assert.equal((await ask(folder, [0, 1, 3, 7])).simulated, []);
    const other = { ...point, seed: 2 };
    const apart = await ask(folder, [0], other);
    assert.equal(apart.simulated, [0]);
    assert.is(apart.got, expected([0], other));
  }));

test("a part that is altered, cut, too long or no part at all is skipped, and its replications are run again", () =>
  inFolder(async (folder) => {
    for (const [n, harm] of [...harms, (part: string) => writeFileSync(part, "{}\n")].entries()) {
      const own = join(folder, String(n));
      await ask(own, [0, 1, 2]);
      for (const part of partsIn(own)) harm(part);
      const { got, simulated, damaged } = await ask(own, [0, 1, 2]);
      assert.equal(simulated, [0, 1, 2], `harm ${n}`);
      assert.is(damaged, 1);
      assert.is(got, expected([0, 1, 2]));
    }
  }));

test("a part with the right name is used only for the replications it holds", () =>
  inFolder(async (folder) => {
    const extract = wholeOf(point, "b");
    const { kind, key } = extract;
    const parts = new KeptStore(folder).folder(kind, key);
    await ask(folder, [0]);
    const honest = JSON.parse(readFileSync(partsIn(folder)[0]).toString("latin1").split("\n")[0]);
    const id = key.slice(0, 32);
    const lies = [
      [[id, 1, 1, 0, 9e9]],
      [[id, 1, 1, 0, -5]],
      [[id, "1", 1, 0, 14]],
      "none",
      [[id, 1, 1, 0]],
      [null],
      [],
    ];
    for (const blocks of [...lies, [[id, 1, 1, 0, 14]], [[id, 1, 1e6, 0, 14]], [["no key", 1, 1, 0, 14]]])
      parts.write(Buffer.from(`${JSON.stringify({ ...honest, blocks })}\nnot compressed`));
    const { got, simulated } = await ask(folder, [0, 1]);
    assert.equal(simulated, [1]);
    assert.is(got, expected([0, 1]));
  }));

test("a forged part is rejected even if its name fits its bytes, and a sound one is still used", () =>
  inFolder(async (folder) => {
    for (const numbers of ["daily", "outcomes", "values", "events"] as const) {
      const rows = [0, 1, 2].map((replication) => simulate(point.plan, { seed: 1, replication, fixed: false }));
      const forge = (row: Replication) =>
        numbers === "events"
          ? { ...row, events: row.events + 1 }
          : { ...row, [numbers]: row[numbers].map((x) => x + 1) };
      const kept = new KeptRows(new KeptStore(folder), wholeOf(point, "b"));
      for (const row of rows) kept.add(forge(row));
      kept.flush();
    }
    await ask(folder, [3, 4], point);
    const { got, simulated, damaged } = await ask(folder, [0, 1, 2, 3, 4]);
    assert.equal(simulated, [0, 1, 2]);
    assert.is(damaged, 4);
    assert.is(got, expected([0, 1, 2, 3, 4]));
  }));

test("the oldest whole replications are deleted first, whatever their key, and nothing else", () =>
  inFolder((folder) => {
    const store = new KeptStore(folder);
    const keys = ["a", "b", "c"].map((digit) => digit.repeat(64));
    const written = keys.map((key, age) => {
      const parts = store.folder("replications", key);
      const name = parts.write(Buffer.alloc(1000, age));
      utimesSync(join(parts.path, `${name}.part`), 1000 + age, 1000 + age);
      return name;
    });
    const apart = store.folder("outcomes", keys[0]).write(Buffer.alloc(5000));
    // Not a file, and so not removed; nor does it stop anything.
    const odd = join(store.folder("replications", "d".repeat(64)).path, "none.part");
    mkdirSync(odd, { recursive: true });
    utimesSync(odd, 10, 10);
    store.shrink(2500);
    assert.equal(
      keys.map((key) => store.folder("replications", key).names()),
      [[], [written[1]], [written[2]]],
    );
    assert.equal(store.folder("outcomes", keys[0]).names(), [apart]);
    assert.throws(() => store.folder("sweeps", "../../elsewhere"), /goes by a hash/);
  }));

test.run();
