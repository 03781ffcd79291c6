/** The scenarios of 2023 against what was published: fixed seeds, so these numbers are the same on every machine of one build. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { InlineExecutor } from "../../src/execution/inline.ts";
import { firstReplications } from "../../src/experiment/laboratory.ts";
import { MemoryStore } from "../../src/experiment/memory-store.ts";
import { type Estimates, estimateRun } from "../../src/experiment/run.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { loadShipped } from "../fixtures/shipped.ts";

async function estimate(path: string, replications: number): Promise<Estimates> {
  const { loaded, plan } = loadShipped(path);
  const point = { plan, seed: plan.seed, fixed: false, replications };
  const store = new MemoryStore(plan.days);
  await new InlineExecutor(simulate).run(
    point,
    firstReplications(replications),
    (replication) => void store.put(replication),
  );
  return estimateRun(point, loaded.scenario, store);
}

test("fit-2023 comes within 10% of every published month of exits, interviews and principal stages per FTE", async () => {
  const { observed } = await estimate("scenarios/fit-2023.yaml", 20);
  for (const label of ["exits", "interviews", "stages-per-fte"]) {
    const series = observed.find(({ series: { name } }) => name === label);
    assert.ok(series, label);
    assert.is(series.points.length, 5, label);
    assert.is(series.series.tolerance, 0.1, label);
    for (const { day, simulated, published, within } of series.points)
      assert.ok(within, `${label} on day ${day}: ${simulated} against ${published}`);
  }
});

test.run();
