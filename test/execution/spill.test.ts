import { readdirSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { SpillStore } from "../../src/execution/store/spill.ts";
import { simulate } from "../fixtures/fake-model.ts";
import { fakePoint, fakeRows } from "../fixtures/fake-run.ts";
import { inFolder } from "../fixtures/folder.ts";

const point = fakePoint();
const replications = Array.from({ length: 20 }, (_, replication) =>
  simulate(point.plan, { seed: 1, replication, fixed: false }),
);

/** NaN equals NaN, which `assert.equal` does not grant. */
const text = (numbers: Float64Array) => numbers.join(" ");

test("a spilled store reads back what a store in memory holds, in whatever order replications came", () =>
  inFolder((folder) => {
    const memory = fakeRows(point);
    const spill = new SpillStore(point.plan, { folder, capacity: 20 });
    for (const replication of [...replications].reverse()) spill.put(replication);
    assert.is(spill.count, 20);
    assert.is(text(spill.daily(2, 17, 101)), text(memory.daily(2, 17, 101)));
    assert.is(text(spill.daily(4, 0, 120)), text(memory.daily(4, 0, 120)));
    assert.is(text(spill.outcome(0)), text(memory.outcome(0)));
    assert.is(text(spill.value(0)), text(memory.value(0)));
    assert.is(text(spill.events()), text(memory.events()));
    spill.close();
  }));

test("only the longest run from the first replication is read", () =>
  inFolder((folder) => {
    const spill = new SpillStore(point.plan, { folder, capacity: 20 });
    for (const replication of [0, 1, 2, 4, 5]) spill.put(replications[replication]);
    assert.is(spill.count, 3);
    assert.is(spill.daily(0, 0, 10).length, 30);
    assert.is(spill.outcome(0).length, 3);
    spill.put(replications[3]);
    assert.is(spill.count, 6);
    spill.close();
  }));

test("a replication is stored once, must be one of those asked for, and must have all its measures", () =>
  inFolder((folder) => {
    const spill = new SpillStore(point.plan, { folder, capacity: 5 });
    spill.put(replications[0]);
    assert.throws(() => spill.put(replications[0]), /twice/);
    assert.throws(() => spill.put(replications[5]), /not one of the 5/);
    assert.throws(() => spill.put({ ...replications[1], daily: new Float64Array(3) }), /3 daily values/);
    spill.close();
  }));

test("nothing is left in the folder", () =>
  inFolder((folder) => {
    const spill = new SpillStore(point.plan, { folder, capacity: 5 });
    spill.put(replications[0]);
    spill.close();
    assert.equal(readdirSync(folder), []);
  }));

test.run();
