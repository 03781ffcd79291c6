/** The scenarios of 2023 against what was published: fixed seeds, so these numbers are the same on every machine of one build. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { isoToDay } from "../../src/engine/civil-date.ts";
import { InlineExecutor } from "../../src/execution/threads/inline.ts";
import { MemoryStore } from "../../src/experiment/replications/memory-store.ts";
import { firstReplications } from "../../src/experiment/replications/source.ts";
import { observedSeries } from "../../src/experiment/run/observed.ts";
import { type Estimates, estimateRun } from "../../src/experiment/run/run.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { loadShipped } from "../fixtures/shipped.ts";

const isoDay = (date: string): number => isoToDay(date) ?? Number.NaN;

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

/** As a user runs it: far fewer replications use too few of the joint draws to speak for all. */
const fit = estimate("scenarios/fit-2023.yaml", 100);

test("fit-2023 comes within 10% of every published month of exits, interviews and principal stages per FTE", async () => {
  const { observed } = await fit;
  for (const label of ["exits", "interviews", "stages-per-fte"]) {
    const series = observed.find(({ series: { name } }) => name === label);
    assert.ok(series, label);
    assert.is(series.points.length, 5, label);
    assert.is(series.series.tolerance, 0.1, label);
    for (const { day, simulated, published, within } of series.points)
      assert.ok(within, `${label} on day ${day}: ${simulated} against ${published}`);
  }
});

test("fit-2023 comes as close as it states to the withdrawals and administrative outcomes of the first quarter", async () => {
  const { observed } = await fit;
  for (const [label, value] of [
    ["withdrawn", 6292],
    ["administrative", 3857],
  ]) {
    const series = observed.find(({ series: { name } }) => name === label);
    const [quarter, ...others] = series?.points ?? [];
    assert.is(others.length, 0, "one quarter lies in the period");
    assert.is(quarter.published, value);
    assert.ok(quarter.within, `${label}: ${quarter.simulated} against ${quarter.published}`);
  }
});

for (const path of ["scenarios/what-happened.yaml", "scenarios/stoke-hub.yaml"])
  test(`the legacy backlog in ${path} is one series: the weekly figures of 2023, and no accredited one`, () => {
    const { loaded, plan } = loadShipped(path);
    const legacy = observedSeries(loaded.scenario, plan).find(({ name }) => name === "legacy");
    const values = legacy?.points.filter(({ day }) => plan.startDay + day >= isoDay("2023-05-01")) ?? [];
    assert.equal(
      values.map(({ value }) => value),
      [70493, 62157, 55477, 45873, 33253, 18366, 4537],
    );
  });

test("the range of streamlined cases runs from 12,000 people, counted as cases, to the figure by nationality", () => {
  const { loaded } = loadShipped("scenarios/fit-2023.yaml");
  const share = loaded.uncertain.find(({ path }) => path === "cases.in_progress.legacy.types.streamlined");
  const [low, high] = share?.range ?? [];
  assert.ok(Math.abs((low ?? 0) - 12000 / 1.29 / 90358) < 0.001, String(low));
  assert.ok(Math.abs((high ?? 0) - 14735 / 90358) < 0.001, String(high));
});

test("joint draws of the hub hold both readings of who was proficient, and of files that arise or run out", () => {
  const { plan } = loadShipped("scenarios/stoke-hub.yaml");
  const column = (path: string) => {
    const at = plan.draws?.paths.indexOf(path) ?? -1;
    assert.ok(at >= 0, path);
    return plan.draws?.rows.map((row) => row[at]) ?? [];
  };
  const learning = column("staff.in-post.learning");
  assert.ok(
    learning.every((share) => (share >= 0.35 && share <= 0.65) || (share >= 0.79 && share <= 0.86)),
    "each row is of one reading",
  );
  const arising = column("cases.types.standard.withdrawal.by_work.share");
  assert.ok(arising.some((share) => share === 0) && arising.some((share) => share >= 0.3));
});

test.run();
