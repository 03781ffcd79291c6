import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Calendar } from "../../src/engine/calendar.ts";

/** Far above rounding, far below a minute. */
const tolerance = 1e-5;
const near = (a: number, b: number, what: string) =>
  assert.ok(a === b || Math.abs(a - b) <= tolerance, `${what}: ${a} is not ${b}`);
const check = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed: 20230501, numRuns: 300 });

/** Monday to Friday, 7.4 hours from nine, for four weeks from a Monday. */
const week = Uint8Array.from({ length: 28 }, (_, day) => (day % 7 < 5 ? 1 : 0));
const office = new Calendar({ days: 28, working: week, hoursPerDay: 7.4 });

const pattern = fc
  .record({
    week: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 40 }),
    hoursPerDay: fc.constantFrom(0.1, 1, 7, 7.4, 7.6, 8.3, 12),
    opensAt: fc.constantFrom(0, 6.7, 8.3, 9, 12),
  })
  .map(({ week, hoursPerDay, opensAt }) => ({
    days: week.length,
    working: Uint8Array.from(week),
    hoursPerDay,
    opensAt,
  }));
const fraction = fc.integer({ min: 0, max: 9973 }).map((n) => n / 9973);

type Pattern = { days: number; working: Uint8Array; hoursPerDay: number; opensAt: number };

/** The oracle: walks every hour-long step of the period, adding what of each lies within opening hours. */
function hoursWalked({ days, working, hoursPerDay, opensAt }: Pattern, from: number, to: number): number {
  let total = 0;
  for (let hour = 0; hour < days * 24; hour++) {
    const day = Math.floor(hour / 24);
    if (working[day] === 0) continue;
    const start = Math.max(hour, from, day * 24 + opensAt);
    const end = Math.min(hour + 1, to, day * 24 + opensAt + hoursPerDay);
    total += Math.max(0, end - start);
  }
  return total;
}

const calendar = suite("calendar");

calendar("counts the same working hours as a walk hour by hour", () => {
  check(
    fc.property(pattern, fraction, fraction, (shape, p, q) => {
      const built = new Calendar(shape);
      const [a, b] = [p * shape.days * 24, q * shape.days * 24].sort((x, y) => x - y);
      near(built.workingHoursAt(b), hoursWalked(shape, 0, b), "hours elapsed");
      near(built.between(a, b), hoursWalked(shape, a, b), "hours between");
    }),
  );
});

calendar("finds the earliest moment at which the hours have elapsed", () => {
  check(
    fc.property(pattern, fraction, (shape, p) => {
      const built = new Calendar(shape);
      fc.pre(built.workingDays > 0);
      const hours = p * built.workingHours;
      const moment = built.momentAfter(hours);
      near(hoursWalked(shape, 0, moment), hours, "hours walked to it");
      if (hours > 0.01) assert.ok(hoursWalked(shape, 0, moment - 0.001) < hours - 0.0005, "no earlier moment will do");
    }),
  );
});

calendar("working hours and moments are inverse during opening hours", () => {
  check(
    fc.property(pattern, fraction, fraction, (shape, p, q) => {
      const built = new Calendar(shape);
      fc.pre(built.workingDays > 0);
      const k = Math.min(built.workingDays - 1, Math.floor(p * built.workingDays));
      const moment = built.opening(built.kthWorkingDay(k)) + Math.max(0.001, q * shape.hoursPerDay);
      near(built.momentAfter(built.workingHoursAt(moment)), moment, "there and back");
      const hours = p * built.workingHours;
      near(built.workingHoursAt(built.momentAfter(hours)), hours, "back and there");
    }),
  );
});

calendar("work added from a moment takes as long, and ends no earlier for starting later", () => {
  check(
    fc.property(pattern, fraction, fraction, fraction, (shape, p, q, r) => {
      const built = new Calendar(shape);
      const start = p * shape.days * 24;
      const later = start + q * (shape.days * 24 - start);
      const left = built.workingHours - built.workingHoursAt(start);
      const hours = r * left;
      fc.pre(hours > 0.001 && left - hours > 0.001);
      const end = built.add(start, hours);
      assert.ok(end > start && end < shape.days * 24 + tolerance);
      near(hoursWalked(shape, start, end), hours, "work walked");
      assert.ok(built.add(later, hours) >= end - tolerance, "order of starts is order of ends");
    }),
  );
});

calendar("work that fills the day ends at closing, not at the next opening", () => {
  assert.is(office.momentAfter(7.4), 9 + 7.4);
  assert.is(office.add(9, 7.4), office.closing(0));
  check(
    fc.property(pattern, fc.nat(39), (shape, k) => {
      const built = new Calendar(shape);
      fc.pre(k < built.workingDays);
      let summed = 0;
      for (let day = 0; day <= k; day++) summed += shape.hoursPerDay;
      const closing = built.closing(built.kthWorkingDay(k));
      near(built.momentAfter(summed), closing, "hours summed day by day");
      near(built.momentAfter((k + 1) * shape.hoursPerDay), closing, "hours multiplied");
      assert.is(built.workingHoursAt(closing), (k + 1) * shape.hoursPerDay);
    }),
  );
});

calendar("work begun out of hours starts when the site next opens, and no work ends where it begins", () => {
  assert.is(office.add(0, 1), 10);
  assert.is(office.add(4 * 24 + 20, 1), 7 * 24 + 10, "Friday evening to Monday");
  assert.is(office.add(4 * 24 + 16, 1), 7 * 24 + 9 + (16 + 1 - (9 + 7.4)), "Friday afternoon over the weekend");
  assert.is(office.add(5 * 24 + 3, 0), 5 * 24 + 3);
  assert.is(office.add(5 * 24 + 3, 1e-9), 5 * 24 + 3, "less than a moment never goes back to Friday");
});

calendar("work that does not fit in the period ends at Infinity", () => {
  assert.is(office.momentAfter(20 * 7.4), office.closing(25), "the last Friday is still within it");
  assert.is(office.momentAfter(20 * 7.4 + 0.01), Infinity);
  assert.is(office.add(office.closing(25), 0.01), Infinity);
  assert.is(office.add(28 * 24, 1), Infinity);
  assert.is(office.add(1e6, 1), Infinity);
  assert.is(office.add(Infinity, 1), Infinity);
  assert.is(office.kthWorkingDay(20), Infinity);
  assert.is(office.addWorkingDays(25, 1), Infinity);
  assert.is(office.nextOpening(office.opening(25) + 0.5), Infinity);
  assert.is(office.workingHoursAt(1e9), 20 * 7.4);
});

calendar("nobody works before the period", () => {
  assert.is(office.workingHoursAt(-100), 0);
  assert.is(office.between(-100, 10), 1);
  assert.is(office.workingDaysBefore(-3), 0);
  assert.not(office.isWorkingDay(-1));
  assert.not(office.isWorkingDay(28));
  assert.is(office.nextOpening(-100), 9);
  assert.is(office.add(-100, 2), 11);
});

calendar("counts, finds and adds working days as a walk does", () => {
  check(
    fc.property(pattern, fc.nat(45), fc.integer({ min: 1, max: 10 }), (shape, day, n) => {
      const built = new Calendar(shape);
      const worked = [...shape.working.keys()].filter((d) => shape.working[d] === 1);
      assert.is(built.workingDaysBefore(day), worked.filter((d) => d < day).length);
      assert.is(built.isWorkingDay(day), worked.includes(day));
      assert.is(built.kthWorkingDay(n), worked[n] ?? Infinity);
      assert.is(built.addWorkingDays(day, n), worked.filter((d) => d > day)[n - 1] ?? Infinity);
      assert.is(built.addWorkingDays(day, 0), day);
      const moment = built.opening(day);
      const next = worked.find((d) => d >= day);
      assert.is(built.nextOpening(moment), next === undefined ? Infinity : built.opening(next));
      assert.is(built.isOpenAt(moment), worked.includes(day));
      assert.not(built.isOpenAt(built.closing(day)), "closing time is shut");
    }),
  );
});

calendar("continuous time is elapsed time to the last bit", () => {
  const always = Calendar.continuous(1000);
  check(
    fc.property(fraction, fraction, (p, q) => {
      const start = p * 12_000;
      const hours = q * 12_000;
      assert.is(always.workingHoursAt(start), start);
      assert.is(always.momentAfter(hours), hours);
      assert.is(always.add(start, hours), start + hours);
      assert.is(always.isOpenAt(start), true);
    }),
  );
  for (const nearMidnight of [24 - 1e-9, 24, 24 + 1e-9]) {
    assert.is(always.workingHoursAt(nearMidnight), nearMidnight);
    assert.is(always.momentAfter(nearMidnight), nearMidnight);
  }
  assert.is(always.momentAfter(24_000), 24_000);
  assert.is(always.momentAfter(24_000.001), Infinity);
  assert.is(always.add(23_999, 2), Infinity);
});

calendar("a period without a working day has no time at all", () => {
  const shut = new Calendar({ days: 3, working: new Uint8Array(3), hoursPerDay: 7.4 });
  assert.is(shut.momentAfter(0), 0);
  assert.is(shut.momentAfter(0.1), Infinity);
  assert.is(shut.nextOpening(0), Infinity);
  assert.is(shut.workingHoursAt(72), 0);
});

calendar("refuses a pattern or a question that contradicts itself", () => {
  const refused = (change: object, message: RegExp) =>
    assert.throws(() => new Calendar({ days: 28, working: week, hoursPerDay: 7.4, ...change }), message);
  refused({ days: 27 }, /27 days need as many entries, not 28/);
  refused({ days: 2.5 }, /whole days/);
  refused({ hoursPerDay: 0 }, /some hours/);
  refused({ hoursPerDay: Number.NaN }, /some hours/);
  refused({ opensAt: -1 }, /midnight/);
  refused({ hoursPerDay: 15.5 }, /opens at 9 cannot have 15.5 working hours/);
  refused({ working: new Uint8Array(28).fill(2) }, /day 0 is working \(1\) or not \(0\), not 2/);
  assert.throws(() => office.momentAfter(-1), /0 hours or more/);
  assert.throws(() => office.add(9, -1), /0 hours or more/);
  assert.throws(() => office.add(9, Number.NaN), /0 hours or more/);
  assert.throws(() => office.kthWorkingDay(-1), RangeError);
  assert.throws(() => office.addWorkingDays(3, 1.5), RangeError);
});

calendar.run();
