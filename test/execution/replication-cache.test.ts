/** Whole replications kept between calls: what comes back is what was kept, or nothing. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { CacheParts } from "../../src/execution/kept/cache-parts.ts";
import { RecallingExecutor } from "../../src/execution/kept/recalling.ts";
import { RememberingExecutor } from "../../src/execution/kept/remembering.ts";
import { pack, ReplicationCache } from "../../src/execution/kept/replication-cache.ts";
import { ScalarCache } from "../../src/execution/kept/scalar-cache.ts";
import { pointKey } from "../../src/execution/point-key.ts";
import { InlineExecutor } from "../../src/execution/threads/inline.ts";
import type { Point } from "../../src/experiment/replications/point.ts";
import type { Replication } from "../../src/hub/replication.ts";
import { simulate } from "../fixtures/fake-model.ts";
import { fakePoint } from "../fixtures/fake-run.ts";
import { inFolder } from "../fixtures/folder.ts";
import { harms } from "../fixtures/harmed-files.ts";

const point = fakePoint();

/** What a run with the caches of a folder gives, in order, and which replications it simulated for that. */
async function ask(folder: string, which: readonly number[], of: Point = point) {
  const simulated: number[] = [];
  let damaged = 0;
  const model = new InlineExecutor((plan, request) => {
    simulated.push(request.replication);
    return simulate(plan, request);
  });
  const whole = new ReplicationCache(folder);
  const memory = { cache: new ScalarCache(folder), whole, build: "b" };
  const executor = new RecallingExecutor(new RememberingExecutor(model, memory), {
    cache: whole,
    checking: new InlineExecutor(simulate),
    build: "b",
    onDamaged: (count) => {
      damaged += count;
    },
  });
  const got: Replication[] = [];
  await executor.run(of, which, (replication) => got.push(replication));
  await executor.close();
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
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".replications"))
    .map((name) => join(folder, name));

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
    const parts = new CacheParts(folder, ".replications");
    await ask(folder, [0]);
    const key = partsIn(folder)[0].split("/").at(-2) as string;
    const endian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? "LE" : "BE";
    const head = (replications: unknown) =>
      JSON.stringify({ format: "casehub replications 1", endian, key, replications });
    for (const lie of [[[1, 9e9]], [[1, -5]], [["1", 4]], "none", [[1]], [null]])
      parts.write(key, Buffer.from(`${head(lie)}\nnot compressed`));
    const { got, simulated } = await ask(folder, [0, 1]);
    assert.equal(simulated, [1]);
    assert.is(got, expected([0, 1]));
  }));

test("a forged part is rejected even if its name fits its bytes, and a sound one is still used", () =>
  inFolder(async (folder) => {
    const key = pointKey(point, "b");
    const whole = new ReplicationCache(folder);
    for (const numbers of ["daily", "outcomes", "values", "events"] as const) {
      const rows = [0, 1, 2].map((replication) => simulate(point.plan, { seed: 1, replication, fixed: false }));
      const forge = (row: Replication) =>
        numbers === "events"
          ? { ...row, events: row.events + 1 }
          : { ...row, [numbers]: row[numbers].map((x) => x + 1) };
      whole.keep(
        key,
        rows.map((row) => pack(forge(row))),
      );
    }
    await ask(folder, [3, 4], point);
    const { got, simulated, damaged } = await ask(folder, [0, 1, 2, 3, 4]);
    assert.equal(simulated, [0, 1, 2]);
    assert.is(damaged, 4);
    assert.is(got, expected([0, 1, 2, 3, 4]));
  }));

test("the oldest parts are deleted first, whatever their key", () =>
  inFolder((folder) => {
    const parts = new CacheParts(folder, ".replications");
    const written = ["aa1", "bb2", "cc3"].map((key, age) => {
      const name = parts.write(key, Buffer.alloc(1000, age));
      utimesSync(join(folder, key.slice(0, 2), key, name), 1000 + age, 1000 + age);
      return name;
    });
    const others = new CacheParts(folder, ".scalars");
    const apart = others.write("aa1", Buffer.alloc(5000));
    // Not a file, and so not removed; nor does it stop anything.
    mkdirSync(join(folder, "dd", "dd4", "none.replications"), { recursive: true });
    utimesSync(join(folder, "dd", "dd4", "none.replications"), 10, 10);
    parts.shrinkTo(2500);
    assert.equal(parts.names("aa1"), []);
    assert.equal(parts.names("bb2"), [written[1]]);
    assert.equal(parts.names("cc3"), [written[2]]);
    assert.equal(others.names("aa1"), [apart]);
  }));

test.run();
