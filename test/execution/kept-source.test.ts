import { copyFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { KeptSource, type KeptSourceOptions } from "../../src/execution/kept-source.ts";
import { pointKey } from "../../src/execution/point-key.ts";
import { scalarsOf } from "../../src/execution/store/extract.ts";
import { KeptStore } from "../../src/execution/store/kept.ts";
import { KeptRows } from "../../src/execution/store/kept-rows.ts";
import { InlineExecutor } from "../../src/execution/threads/inline.ts";
import { ThreadsExecutor } from "../../src/execution/threads/threads.ts";
import { firstReplications, type ReplicationScalars } from "../../src/experiment/replications/source.ts";
import { fakePlan, simulate } from "../fixtures/fake-model.ts";
import { fakePoint } from "../fixtures/fake-run.ts";
import { inFolder } from "../fixtures/folder.ts";
import { harms } from "../fixtures/harmed-files.ts";

const point = fakePoint();

function source(over: Partial<KeptSourceOptions> = {}): KeptSource {
  return new KeptSource({ executor: new InlineExecutor(simulate), build: "b", ...over });
}

const text = (rows: readonly ReplicationScalars[]) =>
  rows.map(({ replication, values, outcomes }) => `${replication}|${values.join()}|${outcomes.join()}`).join("\n");

function expected(replications: readonly number[], seed: string | number = 1): string {
  return text(replications.map((replication) => simulate(point.plan, { seed, replication, fixed: false })));
}

const partsIn = (folder: string) =>
  readdirSync(join(folder, ".cache/outcomes"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".part"))
    .map((name) => join(folder, ".cache/outcomes", name));

test("scalars come in the order asked for, and each replication is run once", async () => {
  const lab = source();
  assert.is(text(await lab.scalars(point, [4, 1, 2])), expected([4, 1, 2]));
  assert.is(text(await lab.scalars(point, [0, 1, 4, 5])), expected([0, 1, 4, 5]));
  assert.equal({ ...lab.count }, { run: 5, reused: 2 });
});

test("requests made at the same time do not collide in the executor", async () => {
  const model = new URL("../fixtures/fake-model.ts", import.meta.url);
  const executor = new ThreadsExecutor({ threads: 2, model });
  try {
    const lab = source({ executor });
    const answers = await Promise.all([1, 2, 1].map((seed) => lab.scalars({ ...point, seed }, firstReplications(6))));
    assert.equal(
      answers.map(text),
      [1, 2, 1].map((seed) => expected(firstReplications(6), seed)),
    );
    assert.equal({ ...lab.count }, { run: 12, reused: 6 });
  } finally {
    await executor.close();
  }
});

test("another process finds on the disk what the first has run, bit for bit", () =>
  inFolder(async (folder) => {
    const store = new KeptStore(folder);
    await source({ store }).scalars(point, firstReplications(70));
    const said: string[] = [];
    const later = source({ store: new KeptStore(folder), tell: (reason) => said.push(reason) });
    assert.is(text(await later.scalars(point, firstReplications(80))), expected(firstReplications(80)));
    assert.equal({ ...later.count }, { run: 10, reused: 70 });
    assert.match(said.join("\n"), "70 reused");
    assert.match(said.join("\n"), "10 run: not kept from before");
  }));

test("messages about a point of a design name the values that it sets", async () => {
  const said: string[] = [];
  const lab = source({ tell: (reason) => said.push(reason) });
  const best = point.plan.uncertain.map(({ value }) => value);
  const at = (changes: number[]) => Float64Array.from(best, (value, i) => value + (changes[i] ?? 0));
  for (const values of [at([]), at([1.23456])]) await lab.scalars({ ...point, values }, [0]);
  assert.match(said[0], `${point.plan.name} at its best estimates, seed`);
  assert.match(said[1], `with ${point.plan.uncertain[0].path} at ${Number((best[0] + 1.23456).toPrecision(4))} `);
});

test("a part that is altered, cut, too long, misnamed or another point's is skipped and run again", () =>
  inFolder(async (folder) => {
    const all: ((part: string) => void)[] = [
      ...harms,
      (part) => renameSync(part, part.replace(/[0-9a-f]{64}\.part$/, `${"0".repeat(64)}.part`)),
      (part) => {
        writeFileSync(part, '{"format":"casehub part 1","blocks":[[]]}\n');
      },
    ];
    for (const [n, harm] of all.entries()) {
      const own = join(folder, String(n));
      await source({ store: new KeptStore(own) }).scalars(point, [0, 1, 2]);
      for (const part of partsIn(own)) harm(part);
      const damaged: number[] = [];
      const lab = source({ store: new KeptStore(own), onDamaged: (count) => damaged.push(count) });
      assert.is(text(await lab.scalars(point, [0, 1, 2])), expected([0, 1, 2]));
      assert.equal({ ...lab.count }, { run: 3, reused: 0 }, `harm ${n}`);
      assert.equal(damaged, [1]);
    }
    // A whole part of another point, copied to where this one's would be.
    const own = join(folder, "foreign");
    await source({ store: new KeptStore(own) }).scalars({ ...point, seed: 2 }, [0, 1, 2]);
    const key = pointKey(point, "b");
    const [part] = partsIn(own);
    const place = join(own, ".cache/outcomes", key.slice(0, 32));
    mkdirSync(place, { recursive: true });
    copyFileSync(part, join(place, part.slice(dirname(part).length + 1)));
    const lab = source({ store: new KeptStore(own) });
    assert.is(text(await lab.scalars(point, [0, 1, 2])), expected([0, 1, 2]));
    assert.is(lab.count.run, 3);
  }));

test("forged scalars are rejected even if the part's name fits its bytes, and so is any later part that differs", () =>
  inFolder(async (folder) => {
    const store = new KeptStore(folder);
    const seeds = [1, 2, 3];
    for (const seed of seeds) {
      const rows = [0, 1].map((replication) => simulate(point.plan, { seed, replication, fixed: false }));
      const kept = new KeptRows(store, scalarsOf({ ...point, seed }, "b"));
      for (const row of rows) kept.add({ ...row, outcomes: row.outcomes.map((x) => x + 1) });
      kept.flush();
    }
    const damaged: number[] = [];
    const lab = source({ store, onDamaged: (count) => damaged.push(count) });
    for (const seed of seeds)
      assert.is(text(await lab.scalars({ ...point, seed }, [0, 1])), expected([0, 1], seed), `seed ${seed}`);
    assert.equal({ ...lab.count }, { run: 6, reused: 0 });
    assert.equal(damaged, [1, 1, 1]);
  }));

test("when told to stop it says so, and what was finished is there the next time", () =>
  inFolder(async (folder) => {
    const controller = new AbortController();
    const store = new KeptStore(folder);
    let done = 0;
    const stopped = source({
      store,
      signal: controller.signal,
      onReplication: () => ++done === 5 && controller.abort(),
    });
    try {
      await stopped.scalars(point, firstReplications(1000));
      assert.unreachable("it was not stopped");
    } catch (error) {
      assert.is((error as Error).name, "Interrupted");
    }
    const next = source({ store });
    await next.scalars(point, firstReplications(8));
    assert.equal({ ...next.count }, { run: 3, reused: 5 });
  }));

test("a cache that cannot be written to is reported once and costs no result", () =>
  inFolder(async (folder) => {
    const file = join(folder, "file");
    writeFileSync(file, "in the way");
    const said: string[] = [];
    const lab = source({ store: new KeptStore(file), tell: (reason) => said.push(reason) });
    assert.is(text(await lab.scalars(point, firstReplications(70))), expected(firstReplications(70)));
    assert.is(said.filter((reason) => /cannot be written/.test(reason)).length, 1);
  }));

test("the key depends on what is simulated, not on its description", () => {
  const key = pointKey(point, "b");
  const [regime] = point.plan.regimes;
  const noted = fakePlan(120, {
    title: "Another title",
    uncertain: [{ ...point.plan.uncertain[0], source: "another source" }],
    regimes: [{ ...regime, scenario: { ...regime.scenario, title: "another" } }],
  });
  assert.is(pointKey({ ...point, plan: noted, replications: 3 }, "b"), key);
  const others = [
    pointKey({ ...point, seed: 2 }, "b"),
    pointKey({ ...point, seed: "1" }, "b"),
    pointKey({ ...point, fixed: true }, "b"),
    pointKey({ ...point, values: Float64Array.of(11) }, "b"),
    pointKey({ ...point, values: Float64Array.of(12) }, "b"),
    pointKey(point, "c"),
    pointKey({ ...point, plan: fakePlan(121) }, "b"),
    pointKey({ ...point, plan: fakePlan(120, { uncertain: [{ ...point.plan.uncertain[0], value: 11 }] }) }, "b"),
    pointKey({ ...point, plan: fakePlan(120, { thresholds: { column: 0, at: [0, Number.POSITIVE_INFINITY] } }) }, "b"),
    pointKey({ ...point, plan: fakePlan(120, { thresholds: { column: 0, at: [0, Number.NaN] } }) }, "b"),
  ];
  assert.is(new Set([key, ...others]).size, others.length + 1);
});

test("values held at their best estimates, and the same values given, are one point", () => {
  const best = Float64Array.from(point.plan.uncertain, ({ value }) => value);
  const held = pointKey({ ...point, fixed: true }, "b");
  for (const fixed of [true, false]) assert.is(pointKey({ ...point, fixed, values: best }, "b"), held);
  assert.is.not(pointKey({ ...point, values: best.map((value) => value + 1) }, "b"), held);
});

test.run();
