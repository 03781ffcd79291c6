/** Closed days of the scenario's own: what is read, what is refused, what is warned of. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseIsoDate } from "../../src/engine/civil-date.ts";
import { changed, loadedFrom, loadText, said, small } from "./in-memory.ts";

const test = suite("closed days");
const hours = "hours_per_day: 7.4h";
const site = "stoke: {nation: england-and-wales";

/** The small scenario (May 2023 to April 2024) with closed days in the calendar, and at the site. */
const closing = (calendar: string, atSite?: string) =>
  changed([hours, `${hours}, closed: ${calendar}`], ...(atSite ? [[site, `${site}, closed: ${atSite}`] as const] : []));

const notes = (text: string) => said(loadText(text)).map((line) => line.replace(/^\S+ /, ""));

test("dates and ranges are read, both ends included, in the calendar and at a site", () => {
  const { scenario } = loadedFrom(loadText(closing("[2023-12-27..2023-12-29, 2023-06-15]", "[2023-07-03]")));
  const day = parseIsoDate;
  assert.is.not(scenario.calendar, "continuous");
  assert.equal(scenario.calendar === "continuous" ? [] : scenario.calendar.closed, [
    { from: day("2023-12-27"), to: day("2023-12-29") },
    { from: day("2023-06-15"), to: day("2023-06-15") },
  ]);
  assert.equal(scenario.sites.stoke.closed, [{ from: day("2023-07-03"), to: day("2023-07-03") }]);
  assert.equal(notes(closing("[2023-12-22..2024-01-02]", "[2023-07-03]")), []);
});

test("a date that does not exist and a range the wrong way round are errors at their place", () => {
  const text = closing("[2023-06-15, 2023-02-30, 2023-12-29..2023-12-27, yes..no, 2023-05-01..2023-05-02..2023-05-03]");
  const line = text.split("\n").findIndex((each) => each.includes("closed")) + 1;
  const column = (lead: string) => text.split("\n")[line - 1].indexOf(lead) + 1;
  const form = "is not a date that exists, or two of them: write 2026-06-15, or 2026-12-24..2027-01-01";
  assert.equal(said(loadText(text)), [
    `${line}:${column("2023-02-30")} CH306 "2023-02-30" ${form}`,
    `${line}:${column("2023-12-29..")} CH514 "2023-12-29..2023-12-27" ends before it begins: write the earlier date first`,
    `${line}:${column("yes..no")} CH306 "yes..no" ${form}`,
    `${line}:${column("2023-05-01..")} CH306 "2023-05-01..2023-05-02..2023-05-03" ${form}`,
  ]);
});

test("closed days without effect are warned of: outside the period, twice, or on days off", () => {
  assert.equal(notes(closing("[2026-06-15, 2022-12-24..2023-01-02]")), [
    "CH652 2026-06-15 lies outside the period and closes nothing",
    "CH652 2022-12-24 to 2023-01-02 lie outside the period and close nothing",
  ]);
  assert.equal(notes(closing("[2023-06-15, 2023-06-12..2023-06-16]", "[2023-06-15]")), [
    "CH652 2023-06-12 to 2023-06-16 overlap 2023-06-15: a day is closed once",
    "CH652 2023-06-15 overlaps 2023-06-15: a day is closed once",
  ]);
  assert.equal(notes(closing("[2023-06-17, 2023-12-25, 2023-12-25..2023-12-26]")).slice(0, 2), [
    "CH652 2023-06-17 closes nothing: nobody works on a Saturday anyway",
    "CH652 2023-12-25 closes nothing: nobody works on that day anyway",
  ]);
});

test("closed days where nobody works, and a pool that never opens, are warned of", () => {
  const nobodyThere = changed([site, `york: {closed: [2023-06-15]}, ${site}`]);
  assert.equal(notes(nobodyThere), [
    "CH652 no pool is at york: its closed days have no effect [write site: york in a pool]",
  ]);
  const always = notes(closing("[2023-04-01..2024-05-31]"));
  assert.ok(always.includes("CH652 in-post has no working day in the whole period"), always.join("\n"));
});

test("a continuous calendar has no closed days, and a site's are reported to have no effect", () => {
  const continuous = small.replace(/^calendar: .*$/m, "calendar: continuous");
  assert.match(notes(continuous).join(), "CH652 with calendar: continuous work goes on day and night everywhere");
});

test.run();
