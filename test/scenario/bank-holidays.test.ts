import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bankHolidaysModule } from "../../scripts/make-bank-holidays.ts";
import { dayToIso, monthOf, parseIsoDate, weekday } from "../../src/engine/civil-date.ts";
import {
  type BankHolidayNation,
  bankHolidays,
  bankHolidaysSource,
  bankHolidayYears,
} from "../../src/scenario/calendar/bank-holidays.ts";

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
    for (let year = 2018; year <= 2050; year++) {
      const extra = { 2022: 2, 2023: 1, 2026: nation === "scotland" ? 1 : 0 }[year] ?? 0;
      const count = dates.filter((date) => date.startsWith(`${year}-`)).length;
      assert.is(count, usual[nation] + extra, `${nation} ${year}`);
    }
  }
});

/** Easter Sunday in March 22 + n: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const h = (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const i = h - Math.floor(h / 28) * (1 - Math.floor(29 / (h + 1)) * Math.floor((21 - golden) / 11));
  const j = (year + Math.floor(year / 4) + i + 2 - century + Math.floor(century / 4)) % 7;
  return day(`${year}-03-01`) + 27 + i - j;
}

/** Those of dates that fall on a weekend, and on one another, moved to the next free weekday. */
function withSubstitutes(dates: number[]): number[] {
  const taken = new Set(dates.filter((date) => weekday(date) < 5));
  for (const date of dates.filter((each) => weekday(each) >= 5)) {
    let at = date;
    while (weekday(at) >= 5 || taken.has(at)) at++;
    taken.add(at);
  }
  return [...taken];
}

const firstMonday = (month: string) => day(`${month}-01`) + ((7 - weekday(day(`${month}-01`))) % 7);

/** What the Banking and Financial Dealings Act 1971 and the yearly proclamations give. */
function byRule(nation: BankHolidayNation, year: number): string[] {
  const on = (monthDay: string) => day(`${year}-${monthDay}`);
  const lastMonday = (month: string, next: string) => firstMonday(`${year}-${next}`) - (month === next ? 0 : 7);
  const easter = easterSunday(year);
  const fixed = {
    "england-and-wales": ["01-01", "12-25", "12-26"],
    scotland: ["01-01", "01-02", "11-30", "12-25", "12-26"],
    "northern-ireland": ["01-01", "03-17", "07-12", "12-25", "12-26"],
  }[nation];
  const summer = nation === "scotland" ? firstMonday(`${year}-08`) : lastMonday("08", "09");
  const moving = [easter - 2, firstMonday(`${year}-05`), lastMonday("05", "06"), summer];
  if (nation !== "scotland") moving.push(easter + 1);
  return [...withSubstitutes(fixed.map(on)), ...moving].map(dayToIso).sort();
}

holidays("the years after the announced ones follow the law, in every nation, to 2050", () => {
  assert.is(bankHolidayYears.last, 2050);
  const file = readFileSync(new URL("../../src/scenario/calendar/bank-holidays.ts", import.meta.url), "utf8");
  for (const nation of nations) {
    for (let year = bankHolidayYears.announced + 1; year <= bankHolidayYears.last; year++) {
      const dates = bankHolidays[nation].filter((date) => date.startsWith(`${year}-`));
      assert.equal(dates, byRule(nation, year), `${nation} ${year}`);
    }
  }
  const marked = file.split("\n").filter((line) => line.endsWith("// by rule"));
  assert.is(marked.length, nations.length * (bankHolidayYears.last - bankHolidayYears.announced));
});

holidays("leave the working days of 2023 that England and Wales had", () => {
  const counts: Record<string, number> = {};
  const closed = new Set(bankHolidays["england-and-wales"].map(day));
  for (let each = day("2023-01-01"); each <= day("2023-12-31"); each++) {
    if (weekday(each) < 5 && !closed.has(each)) counts[monthOf(each)] = (counts[monthOf(each)] ?? 0) + 1;
  }
  assert.equal(Object.values(counts), [21, 20, 23, 18, 20, 22, 21, 22, 21, 22, 22, 19]);
});

holidays("say where they come from, and the generator writes the same file again", () => {
  const file = readFileSync(new URL("../../src/scenario/calendar/bank-holidays.ts", import.meta.url), "utf8");
  assert.is(bankHolidaysModule(), file);
  assert.match(bankHolidaysSource, /date-holidays \d/);
});

holidays.run();
