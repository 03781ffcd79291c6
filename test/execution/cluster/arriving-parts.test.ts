/** Parts that workers send: some of their replications are run again, and a worker whose numbers differ is refused. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../../src/cli/files/files.ts";
import { ArrivingParts, oneIn } from "../../../src/execution/cluster/arriving-parts.ts";
import { thisBuild } from "../../../src/execution/identity.ts";
import { encodePart } from "../../../src/execution/store/part-file.ts";
import { type OpenSweep, openSweep } from "../../../src/execution/sweep/open-sweep.ts";
import { runBlock } from "../../../src/execution/sweep/run-block.ts";
import { type FilledSweepBlock, type SweepBlock, sweepForm } from "../../../src/execution/sweep/sweep-parts.ts";
import { InlineExecutor } from "../../../src/execution/threads/inline.ts";
import { loadSweep } from "../../../src/experiment/sweep/design/load.ts";
import { simulate } from "../../../src/hub/simulate.ts";
import { inFolder } from "../../fixtures/folder.ts";

const test = suite("arriving parts");
const executor = new InlineExecutor(simulate);

interface Bench {
  readonly opened: OpenSweep;
  readonly arriving: ArrivingParts;
  readonly said: string[];
  /** Sends a part, as a worker does. @returns the blocks that are used */
  readonly send: (worker: string, blocks: readonly FilledSweepBlock[]) => Promise<readonly SweepBlock[]>;
  /** A block as an honest worker runs it. */
  readonly block: (point: number, from: number) => Promise<FilledSweepBlock>;
}

/** @param now milliseconds @param replications of a point */
async function bench(folder: string, now: () => number = () => 0): Promise<Bench> {
  const { sweep } = loadSweep("test/fixtures/tiny-sweep.yaml", readText);
  if (!sweep) throw new Error("the tiny sweep loads");
  const opened = openSweep({ ...sweep, replications: 1_000 }, thisBuild(), folder);
  const points = new Map(sweep.points.map(({ index }) => [opened.keyOf(index), index]));
  const said: string[] = [];
  const controller = new AbortController();
  const tell = (what: string) => said.push(what);
  const arriving = new ArrivingParts({ opened, points, executor, signal: controller.signal, now, tell });
  return {
    opened,
    arriving,
    said,
    async send(worker, blocks) {
      const arrived = new Map<string, SweepBlock[]>();
      opened.store.accept(encodePart(sweepForm(opened.family, opened.store.width), blocks), (block, part) =>
        arrived.set(part, [...(arrived.get(part) ?? []), block]),
      );
      return arriving.believed(worker, arrived);
    },
    async block(point, from) {
      const prepared = opened.plans.prepare(point);
      const rows = await runBlock(executor, prepared, { from, count: 2 });
      if (!rows) throw new Error("nothing stops it");
      return { point: opened.keyOf(point), from, count: 2, facts: prepared.facts, rows };
    },
  };
}

const forged = (block: FilledSweepBlock): FilledSweepBlock => ({
  ...block,
  rows: block.rows.map((value) => value + 1),
});

test("an honest part is used, and a replication of a worker's first part is run again", () =>
  inFolder(async (folder) => {
    const { send, block, arriving, said, opened } = await bench(folder);
    const good = await block(0, 0);
    assert.is((await send("one", [good])).length, 1);
    assert.ok(arriving.checked >= 1);
    assert.equal(said, []);
    assert.ok(opened.store.has(good.point, 0, 2));
  }));

test("a worker whose numbers differ is named once, and nothing that it has sent or sends is used; others go on", () =>
  inFolder(async (folder) => {
    const { send, block, arriving, said, opened } = await bench(folder);
    const [first, second, third] = [await block(0, 0), await block(0, 2), await block(0, 4)];
    assert.equal(await send("bad", [forged(first)]), []);
    assert.ok(arriving.isRefused("bad"));
    assert.not.ok(opened.store.has(first.point, 0, 2));
    assert.is(said.length, 1);
    assert.match(said[0], /^The worker on bad sent numbers that are not what running again gives\./);
    assert.equal(await send("bad", [second]), []);
    assert.not.ok(opened.store.has(second.point, 2, 2));
    assert.is(said.length, 1);
    assert.is((await send("good", [third])).length, 1);
    assert.is((await send("good", [first])).length, 1);
    assert.ok(opened.store.has(first.point, 0, 2));
  }));

test("the same forged bytes from a worker of another name are not taken either", () =>
  inFolder(async (folder) => {
    const { send, block, opened } = await bench(folder);
    const bad = forged(await block(1, 0));
    assert.equal(await send("bad", [bad]), []);
    assert.equal(await send("other", [bad]), []);
    assert.not.ok(opened.store.has(bad.point, 0, 2));
  }));

test("of many replications about one in 64 is run again, and none while checking has taken half of the time", () =>
  inFolder(async (folder) => {
    const many = 400;
    let time = 0;
    const { send, block, arriving } = await bench(folder, () => time);
    const one = await block(2, 0);
    await send("one", [one]);
    const before = arriving.checked;
    // Time passes between parts, and none while they are checked.
    for (let i = 1; i <= many; i++) {
      time += 1_000;
      await send("one", [await block(2, 2 * i)]);
    }
    const expected = (2 * many) / oneIn;
    assert.ok(Math.abs(arriving.checked - before - expected) < 5 * Math.sqrt(expected), `${arriving.checked}`);
  }));

test("none is run again while checking has taken half of the time", () =>
  inFolder(async (folder) => {
    let time = 0;
    // Each look at the clock is a second later: all the time there is goes into checking.
    const { send, block, arriving } = await bench(folder, () => (time += 1_000));
    await send("one", [await block(3, 0)]);
    assert.is(arriving.checked, 1);
    time = 1_000;
    for (let i = 1; i <= 20; i++) {
      time = 1_000;
      await send("one", [await block(3, 2 * i)]);
    }
    assert.is(arriving.checked, 1);
  }));

test.run();
