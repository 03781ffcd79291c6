/** How long cases wait, as a table, as JSON and in words. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { MemoryStore } from "../../src/experiment/replications/memory-store.ts";
import { estimateRun } from "../../src/experiment/run/run.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { waitsJson } from "../../src/output/json/waits-json.ts";
import { waitRows, waitsShape } from "../../src/output/tables/waits.ts";
import { waitingSentence, waitsLines } from "../../src/output/words/waits-words.ts";
import { planOf, type Written } from "../hub/small.ts";

/** Ten claims a day from midnight on, of which `fte` decide one every eight hours each, round the clock. */
const growing = (fte: number, cases: Written = {}): Written => ({
  period: { start: "2024-01-01", end: "2024-03-31" },
  calendar: "continuous",
  cases: { types: { plain: { route: ["decision"] } }, arrivals: { rate: "10/day", as: "given" }, ...cases },
  work: { decision: { needs: "deciding", effort: "8h" } },
  staff: { desk: { fte, skills: ["deciding"] } },
});

function source(scenario: Written) {
  const plan = planOf(scenario);
  const rows = new MemoryStore(plan.days);
  for (let r = 0; r < 4; r++) rows.put(simulate(plan, { seed: 1, replication: r, fixed: true }));
  const point = { plan, seed: 1, fixed: true, replications: 4 };
  return { point, rows, estimates: estimateRun(point, plan.regimes[0].scenario, rows) };
}

test("in a growing backlog the mean is beside the share of cases it covers, and those still open are counted", () => {
  // One decides 3 of 10 a day: 30% of the claims, who waited 32 days on average; the others 0.7 of a day more for each day.
  const said = waitingSentence(source(growing(1))) ?? "";
  assert.match(
    said,
    /The mean time to a decision is 32 days over the 30% of claims that are decided by the end, while most still wait\./,
  );
  // Of those lodged after t days, who wait 7/3 t, there are those lodged up to 91 - a at age a: (1 - a / 63.7)^0.3 are still open, half at 57.4.
  const [, days] = /half of all cases are decided within (\d+) days\./.exec(said) ?? [];
  assert.ok(Math.abs(Number(days) - 57.4) < 1.5, said);
  const nobody = waitingSentence(source(growing(0))) ?? "";
  assert.is(
    nobody,
    "Counting those still open, half of all cases are not decided within the time that the period covers.",
  );
});

test("where all are decided at once the mean covers all, and no case is reported as waiting", () => {
  const said = waitingSentence(source(growing(10))) ?? "";
  assert.match(said, /is 0 days over the (>99|100)% of claims that are decided by the end\. Counting/);
});

test("the table has a row for each way, cohort and time, shares of one time sum to 1, and medians that are not reached say so", () => {
  const rows = [...waitRows(source(growing(0, { legacy_before: "2024-02-01" })))];
  for (const row of rows) assert.is(row.length, waitsShape.fields.length);
  const mean = waitsShape.fields.findIndex(({ name }) => name === "mean");
  const shares = rows.filter(([cohort, , figure, days]) => cohort === "" && figure === "share" && days === 28);
  assert.equal(
    shares.map(([, way]) => way),
    ["decision", "withdrawal", "administrative", "open"],
  );
  assert.equal(
    shares.map((row) => row[mean]),
    [0, 0, 0, 1],
  );
  const medians = rows.filter(([, , figure]) => figure === "median_days");
  assert.is(medians.length, 6);
  for (const row of medians) assert.is(row[4], 1);
  assert.equal(new Set(rows.map(([cohort]) => cohort)), new Set(["", "legacy", "flow"]));
});

test("as JSON a median that is not reached says so, and the mean gives the share it covers", () => {
  const { time_to_decision, medians } = waitsJson(source(growing(0)));
  assert.is(time_to_decision.mean_days, null);
  assert.is(time_to_decision.decided_share, 0);
  assert.equal(
    medians.map(({ way, days, not_reached }) => [way, days, not_reached]),
    [
      ["decision", "not reached", 1],
      ["any", "not reached", 1],
    ],
  );
});

test("the section has each stage's mean wait beside the number still waiting, within the width", () => {
  const lines = waitsLines(source(growing(1)), 80);
  assert.is(lines[0], "Waits");
  assert.is(lines.join(" ").split("while most still wait").length, 2);
  assert.ok(lines.every((line) => line.length <= 80));
  // 910 claims, 273 taken up and done, one in hand.
  assert.match(lines.at(-1) ?? "", /^ {2}Mean wait for decision +31\.\d +63\d$/);
  assert.ok(lines.some((line) => /^ {2}Median time of all cases to a decision: /.test(line)));
});

test.run();
