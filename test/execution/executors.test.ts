import { createHash } from "node:crypto";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { InlineExecutor } from "../../src/execution/threads/inline.ts";
import { Lanes } from "../../src/execution/threads/lanes.ts";
import { ThreadsExecutor } from "../../src/execution/threads/threads.ts";
import type { Executor, StopSignal } from "../../src/experiment/replications/executor.ts";
import type { Point } from "../../src/experiment/replications/point.ts";
import { firstReplications } from "../../src/experiment/replications/source.ts";
import type { Replication } from "../../src/hub/replication.ts";
import { simulate } from "../fixtures/fake-model.ts";
import { fakePoint } from "../fixtures/fake-run.ts";

const model = new URL("../fixtures/fake-model.ts", import.meta.url);

async function collect(
  executor: Executor,
  point: Point,
  which: readonly number[],
  signal?: StopSignal,
  onEach?: (done: number) => void,
): Promise<Replication[]> {
  const results: Replication[] = [];
  try {
    await executor.run(point, which, (replication) => onEach?.(results.push(replication)), signal);
  } finally {
    await executor.close();
  }
  return results.sort((a, b) => a.replication - b.replication);
}

const threeTo13 = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

const keep = (results: number) => results;

/** A replication as one text: NaN equals NaN, which `assert.equal` does not grant, and a difference does not fill the screen. */
function digest({ replication, values, daily, outcomes, events }: Replication): string {
  const hash = createHash("sha256");
  for (const numbers of [values, daily, outcomes])
    hash.update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  return `${replication} ${events} ${hash.digest("hex")}`;
}

test("threads give what running in place gives, each replication once", async () => {
  const point = fakePoint();
  const inline = await collect(new InlineExecutor(simulate), point, threeTo13, undefined, keep);
  assert.equal(
    inline.map(({ replication }) => replication),
    threeTo13,
  );
  for (const threads of [1, 3]) {
    const threaded = await collect(new ThreadsExecutor({ threads, model }), point, threeTo13, undefined, keep);
    assert.equal(threaded.map(digest), inline.map(digest));
  }
});

/** So many lanes of one thread each. */
function lanes(count: number): Lanes {
  return new Lanes(Array.from({ length: count }, () => new ThreadsExecutor({ threads: 1, model })));
}

test("lanes serve several points at once, each replication once, and give what running in place gives", async () => {
  const executor = lanes(2);
  const seeds = [1, 2, 3, 4, 5];
  const found = await Promise.all(
    seeds.map(async (seed) => {
      const results: Replication[] = [];
      await executor.run(fakePoint({ seed }), threeTo13, (replication) => results.push(replication));
      return results.sort((a, b) => a.replication - b.replication).map(digest);
    }),
  );
  await executor.close();
  for (const [i, seed] of seeds.entries()) {
    const inline = await collect(new InlineExecutor(simulate), fakePoint({ seed }), threeTo13, undefined, keep);
    assert.equal(found[i], inline.map(digest));
  }
});

test("one pool of threads serves points one after the other", async () => {
  const executor = new ThreadsExecutor({ threads: 2, model });
  const seen: string[] = [];
  for (const seed of [1, 2]) {
    await executor.run(fakePoint({ seed }), firstReplications(4), ({ values }) =>
      seen.push(`${seed}:${values[0].toFixed(3)}`),
    );
  }
  await executor.close();
  const expected = [1, 2].flatMap((seed) =>
    [0, 1, 2, 3].map(
      (replication) =>
        `${seed}:${simulate(fakePoint().plan, { seed, replication, fixed: false }).values[0].toFixed(3)}`,
    ),
  );
  assert.equal(seen.sort(), expected.sort());
});

test("when told to stop, what is finished is handed over and the rest dropped", async () => {
  for (const executor of [new InlineExecutor(simulate), new ThreadsExecutor({ threads: 2, model }), lanes(2)]) {
    const controller = new AbortController();
    const results = await collect(
      executor,
      fakePoint(),
      firstReplications(100_000),
      controller.signal,
      (done) => done >= 5 && controller.abort(),
    );
    assert.ok(results.length >= 5 && results.length < 1000, `${results.length}`);
  }
});

test("a replication that throws in a thread is a clear fault, with its own stack", async () => {
  const point = fakePoint({ seed: "fail" });
  for (const executor of [new ThreadsExecutor({ threads: 2, model }), lanes(2)])
    try {
      await collect(executor, point, firstReplications(20), undefined, keep);
      assert.unreachable("the fault was lost");
    } catch (error) {
      const { message, details } = error as Error & { details: { cause: string; said: string; inner: string } };
      assert.match(message, "replication 3 failed: a case was lost");
      assert.is(details.cause, "RangeError");
      assert.match(details.inner, "fake-model");
    }
});

test("a model that cannot be loaded is a fault and not an endless wait", async () => {
  const missing = new URL("../fixtures/no-such-model.ts", import.meta.url);
  try {
    await collect(new ThreadsExecutor({ threads: 1, model: missing }), fakePoint(), [0, 1], undefined, keep);
    assert.unreachable("the fault was lost");
  } catch (error) {
    assert.match((error as Error).message, /a thread (failed|ended)/);
  }
});

test("a pool has one thread or more", () => {
  for (const threads of [0, -1, 1.5, Number.NaN])
    assert.throws(() => new ThreadsExecutor({ threads }), /1 or more threads/);
});

test.run();
