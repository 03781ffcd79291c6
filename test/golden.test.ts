/**
 * Golden runs: two replications of each shipped scenario against `test/reference/golden.json`.
 * A change of numbers shows here first; if it is meant, write the file anew with
 * `UPDATE_REFERENCE=1 node --import ./ts-node.mjs test/golden.test.ts` and say so in the CHANGELOG.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { simulate } from "../src/hub/simulate.ts";
import { loadShipped, shippedScenarios } from "./fixtures/shipped.ts";

const reference = new URL("./reference/golden.json", import.meta.url);
const update = process.env.UPDATE_REFERENCE === "1";

type Golden = Record<string, Record<string, number[]>>;
const golden: Golden = update ? {} : JSON.parse(readFileSync(reference, "utf8"));

/** Outcomes of replications 0 and 1, and each column's sum over the period: every daily number has its part in one. */
function fingerprint(path: string): Record<string, number[]> {
  const { plan } = loadShipped(path);
  const numbers: Record<string, number[]> = {};
  for (const replication of [0, 1]) {
    const { daily, outcomes, events } = simulate(plan, { seed: plan.seed, replication, fixed: false });
    const note = (name: string, value: number) => {
      // What rounding leaves of sums that cancel is nothing.
      const kept = Math.abs(value) < 1e-6 ? 0 : Number(value.toPrecision(12));
      numbers[name] = [...(numbers[name] ?? []), Number.isFinite(value) ? kept : -1];
    };
    note("events", events);
    plan.outcomes.forEach(({ name }, index) => void note(name, outcomes[index]));
    plan.columns.forEach(({ measure, group }, index) => {
      const days = daily.subarray(index * plan.days, (index + 1) * plan.days).filter((value) => !Number.isNaN(value));
      note(
        `sum of ${measure} ${group}`.trim(),
        days.reduce((sum, value) => sum + value, 0),
      );
    });
  }
  return numbers;
}

for (const path of shippedScenarios())
  test(`${path} gives the same numbers as before`, () => {
    const numbers = fingerprint(path);
    if (update) golden[path] = numbers;
    else assert.equal(numbers, golden[path]);
  });

test("no golden run remains of a scenario that no longer exists", () => {
  assert.equal(Object.keys(golden).sort(), shippedScenarios().sort());
});

test.after(() => {
  if (update) writeFileSync(reference, `${JSON.stringify(golden, undefined, 1)}\n`);
});

test.run();
