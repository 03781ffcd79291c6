import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bankHolidaysModule } from "../../scripts/make-bank-holidays.ts";
import { monthOf, parseIsoDate, weekday } from "../../src/engine/civil-date.ts";
import { type BankHolidayNation, bankHolidays, bankHolidaysSource } from "../../src/scenario/bank-holidays.ts";

const nations: BankHolidayNation[] = ["england-and-wales", "scotland", "northern-ireland"];
const day = parseIsoDate;
const has = (nation: BankHolidayNation, date: string) => bankHolidays[nation].includes(date);

const holidays = suite("bank holidays");

holidays("every nation keeps the proclaimed days, in place of the ones they moved", () => {
  for (const nation of nations) {
    for (const date of ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-01", "2023-05-08"]) {
      assert.ok(has(nation, date), `${nation} ${date}`);
    }
    for (const date of ["2020-05-04", "2022-05-30"]) assert.not(has(nation, date), `${nation} ${date} was moved`);
  }
});

holidays("Scotland keeps its own days", () => {
  for (const date of ["2023-01-03", "2024-01-02", "2023-11-30", "2024-12-02", "2023-08-07", "2026-06-15"]) {
    assert.ok(has("scotland", date), date);
  }
  for (const date of ["2023-04-10", "2024-04-01", "2023-08-28"]) assert.not(has("scotland", date), date);
  for (const date of ["2024-01-02", "2023-11-30", "2026-06-15"]) assert.not(has("england-and-wales", date), date);
});

holidays("Northern Ireland keeps 17 March and 12 July, or the Monday after", () => {
  for (const date of ["2023-03-17", "2023-07-12", "2024-03-18", "2025-07-14", "2023-04-10"]) {
    assert.ok(has("northern-ireland", date), date);
  }
  for (const date of ["2023-03-17", "2023-07-12"]) assert.not(has("england-and-wales", date), date);
});

holidays("a nation has 8, 9 or 10 a year and the proclaimed extras, each on a weekday, in order", () => {
  const usual = { "england-and-wales": 8, scotland: 9, "northern-ireland": 10 };
  for (const nation of nations) {
    const dates = bankHolidays[nation];
    assert.equal(dates, [...new Set(dates)].sort());
    for (const date of dates) assert.ok(weekday(day(date)) < 5, `${nation} ${date} is on a weekday`);
    for (let year = 2018; year <= 2030; year++) {
      const extra = { 2022: 2, 2023: 1, 2026: nation === "scotland" ? 1 : 0 }[year] ?? 0;
      const count = dates.filter((date) => date.startsWith(`${year}-`)).length;
      assert.is(count, usual[nation] + extra, `${nation} ${year}`);
    }
  }
});

holidays("leave the working days of 2023 that England and Wales had", () => {
  const counts: Record<string, number> = {};
  const closed = new Set(bankHolidays["england-and-wales"].map(day));
  for (let each = day("2023-01-01"); each <= day("2023-12-31"); each++) {
    if (weekday(each) < 5 && !closed.has(each)) counts[monthOf(each)] = (counts[monthOf(each)] ?? 0) + 1;
  }
  assert.equal(Object.values(counts), [21, 20, 23, 18, 20, 22, 21, 22, 21, 22, 22, 19]);
});

holidays("say where they come from, and the generator writes the very file again", () => {
  const file = readFileSync(new URL("../../src/scenario/bank-holidays.ts", import.meta.url), "utf8");
  assert.is(bankHolidaysModule(), file);
  assert.match(bankHolidaysSource, /date-holidays \d/);
});

holidays.run();
