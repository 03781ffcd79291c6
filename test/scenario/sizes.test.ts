/** Scenarios that are larger than a replication can hold: refused before anything runs, with the sum that shows it. */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { loadText, said } from "./in-memory.ts";

const test = suite("sizes");

interface Parts {
  readonly end?: string;
  readonly cases?: string;
  readonly outcome?: string;
  readonly team?: string;
  readonly more?: string;
}

/** Ten days of a hub, or more. */
function hub({ end = "2024-01-10", cases = "", outcome = "", team = "fte: 10", more = "" }: Parts): string {
  return [
    "format: 1",
    "title: large",
    `period: {start: 2024-01-01, end: ${end}}`,
    "calendar: {nation: none, hours_per_day: 8h}",
    `cases: {types: {plain: {route: [decision]${outcome}}}${cases}}`,
    "work: {decision: {needs: deciding, effort: 1h}}",
    `staff: {team: {skills: [deciding], ${team}}}`,
    more,
  ].join("\n");
}

/** What is wrong because of a size, without the hint. */
const refused = (parts: Parts) =>
  said(loadText(hub(parts)))
    .filter((line) => line.includes("CH522"))
    .map((line) => line.replace(/^\S+ CH522 | \[.*/g, ""));

const most = "a replication holds at most 10,000,000, as each takes 64 bytes of a memory of under a gigabyte";

test("more cases than can be held are refused with their number: stock, claims by rate and by series, ranges and changes", () => {
  const stock = ", in_progress: [{count: 12000000}]";
  assert.equal(refused({ cases: stock }), [`12,000,000 at the start: ${most}`]);
  assert.equal(refused({ cases: stock, outcome: ", outcome: {grant: 60%, refuse: rest}" }), [
    `12,000,000 at the start: ${most.replace("64", "72")}`,
  ]);
  assert.equal(refused({ cases: ", arrivals: {rate: 2000000/day}" }), [`20,000,000 claims in the period: ${most}`]);
  assert.equal(refused({ cases: ", in_progress: [{count: 6000000}], arrivals: {rate: 500000/day}" }), [
    `6,000,000 at the start and 5,000,000 claims in the period, 11,000,000 cases in all: ${most}`,
  ]);
  const series = "values: {values: {2024-01-10: 1}}";
  assert.equal(refused({ cases: `, arrivals: {series: {daily: {${series.slice(9, -1)}}, then: {rate: 1/day}}}` }), []);
  const weekly = "{series: {weekly: {values: {2024-01-07: 9000000, 2024-01-14: 9000000}}}}";
  const [claims] = refused({ cases: `, arrivals: ${weekly}` });
  assert.match(claims, "12,857,143 claims in the period");
  assert.match(
    refused({ cases: ", in_progress: [{count: {value: 1000, range: [500, 20000000]}}]" }).join(),
    `20,000,000 at the start: ${most} (drawn from the ranges)`,
  );
  const change = "changes: [{on: 2024-01-06, name: flood, set: {cases.arrivals.rate: 9000000/day}}]";
  assert.equal(refused({ cases: ", arrivals: {rate: 1/day}", more: change }), [
    `45,000,000 claims in the period: ${most}`,
  ]);
});

test("a series without values gives only the errors in its values", () => {
  const unread = "arrivals: {series: {quarterly: {file: none.csv, date: day, column: claims}, then: hold}}";
  assert.equal(refused({ cases: `, in_progress: [{count: 5000}], ${unread}` }), []);
});

test("ten million cases are held: the core has room for them, and for what it sets aside beside the stock", () => {
  assert.equal(refused({ cases: ", in_progress: [{count: 10000000}]" }), []);
  const core = readFileSync(new URL("../../core/hub/cases/case-rows.ts", import.meta.url), "utf8");
  const rows = Number(/const most: i32 = ([\d_]+);/.exec(core)?.[1].replaceAll("_", ""));
  assert.ok(10_000_000 * (1 + 1 / 16) + 1024 <= rows, `${rows} rows`);
});

test("a period of more than a century is refused", () => {
  assert.equal(refused({ end: "2123-12-31" }), []);
  assert.equal(refused({ end: "2571-12-31" }), [
    "the period is 200,153 days: at most 36,525 (100 years) can be held, with some hundred measures for each day",
  ]);
});

test("a million staff for decades are refused, by themselves, by their turnover and by their size", () => {
  const years = { end: "2043-12-31" };
  const leave = "away: {leave: 25 days/year}";
  const [said] = refused({ ...years, team: `fte: 1000000, ${leave}` });
  assert.match(said, "1,000,000 people are in post at some time, 1,000,000 of them in team, over 7,305 days");
  assert.match(said, "up to 7,305,000,000 days of people, and a replication holds at most 500,000,000");
  assert.equal(refused({ ...years, team: "fte: 1000000" }), []);
  assert.match(refused({ team: "fte: 1000000, fte_each: 0.25" }).join(), "4,000,000 people are in post at some time");
  const turnover = "fte: 100000, attrition: 500%/year, vacancies: {refilled_after: 1 week}";
  assert.match(refused({ ...years, team: turnover }).join(), "10,100,000 people are in post at some time");
  assert.match(refused({ team: "joiners: {count: 3000000, from: 2024-01-02}" }).join(), "3,000,000 people");
  assert.match(refused({ team: "vacancies: {held_at: 3000000}" }).join(), "3,000,000 people");
});

test.run();
