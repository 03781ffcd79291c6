import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import * as civil from "../../src/engine/civil-date.ts";

const check = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed: 19700101, numRuns: 1000 });
/** Every day of the years 0000 to 9999. */
const anyDay = fc.integer({ min: -719_528, max: 2_932_896 });

const day = civil.parseIsoDate;

const dates = suite("civil date");

dates("agrees with the platform's UTC calendar on every day of the years 0 to 9999 tried", () => {
  check(
    fc.property(anyDay, (any) => {
      const platform = new Date(any * 86_400_000);
      assert.is(civil.dayToIso(any), platform.toISOString().slice(0, 10));
      assert.is(civil.weekday(any), (platform.getUTCDay() + 6) % 7);
    }),
  );
});

dates("text and day number are inverse, through four centuries of days", () => {
  for (let each = day("1800-01-01"); each < day("2200-01-01"); each++) {
    if (civil.isoToDay(civil.dayToIso(each)) !== each) assert.unreachable(civil.dayToIso(each));
  }
  check(fc.property(anyDay, (any) => assert.is(civil.isoToDay(civil.dayToIso(any)), any)));
});

dates("agrees with published day numbers and weekdays", () => {
  assert.is(day("1970-01-01"), 0);
  assert.is(day("2000-03-01"), 11_017);
  assert.is(day("2023-12-31"), 19_722);
  assert.is(civil.weekday(day("2023-05-01")), 0, "a Monday");
  assert.is(civil.weekday(day("1969-12-28")), 6, "a Sunday before 1970");
  assert.equal(civil.civilDateOf(19_722), { year: 2023, month: 12, day: 31 });
});

dates("refuses days that do not exist and other ways of writing", () => {
  assert.is(civil.isoToDay("0000-01-01"), -719_528);
  assert.is(civil.isoToDay("9999-12-31"), 2_932_896);
  for (const text of ["2024-02-29", "2000-02-29"]) assert.ok(civil.isIsoDate(text), text);
  const wrong = ["2023-02-30", "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00"];
  for (const text of [...wrong, "2023-1-1", "01/02/2023", "2023-01-01T00:00", " 2023-01-01", "2023-01-01\n", ""]) {
    assert.is(civil.isoToDay(text), undefined, JSON.stringify(text));
    assert.not(civil.isIsoDate(text), JSON.stringify(text));
    assert.throws(() => civil.parseIsoDate(text), /is not a date that exists/);
  }
  assert.throws(() => civil.dayToIso(2_932_897), /0000 to 9999/);
  assert.throws(() => civil.dayToIso(-719_529), /0000 to 9999/);
});

dates("finds the month, its end, and the same day of another month", () => {
  assert.is(civil.monthOf(day("2023-02-28")), "2023-02");
  assert.is(civil.endOfMonth(day("2023-02-01")), day("2023-02-28"));
  assert.is(civil.endOfMonth(day("2024-02-29")), day("2024-02-29"));
  assert.is(civil.endOfMonth(day("2023-12-05")), day("2023-12-31"));
  assert.is(civil.addMonths(day("2023-01-31"), 1), day("2023-02-28"));
  assert.is(civil.addMonths(day("2023-11-15"), 14), day("2025-01-15"));
  assert.is(civil.addMonths(day("2023-01-15"), -1), day("2022-12-15"));
  assert.is(civil.addMonths(day("2024-02-29"), -12), day("2023-02-28"));
  check(
    fc.property(anyDay, (any) => {
      const end = civil.endOfMonth(any);
      assert.ok(end >= any && end - any < 31);
      assert.is(civil.civilDateOf(end + 1).day, 1, "the next day begins a month");
    }),
  );
});

dates.run();
