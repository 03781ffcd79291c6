/**
 * Civil dates as day numbers: whole days since 1970-01-01 in the proleptic Gregorian calendar. Pure integer arithmetic:
 * no time zone, no daylight saving, no clock. Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
 * (days_from_civil, civil_from_days), https://howardhinnant.github.io/date_algorithms.html. His eras are 400 years from
 * 1 March, which puts the leap day last.
 */

export interface CivilDate {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31 */
  day: number;
}

const daysPerEra = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const epochShift = 719_468;
const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days in `month` (1 to 12) of `year`. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of a date that exists. */
export function dayNumberOf({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - epochShift;
}

/** The date of a day number (a whole number). */
export function civilDateOf(dayNumber: number): CivilDate {
  const shifted = dayNumber + epochShift;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The day number of 'YYYY-MM-DD'; undefined for any other writing and for a day that does not exist, as 2023-02-30. */
export function isoToDay(text: string): number | undefined {
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number);
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? dayNumberOf({ year, month, day }) : undefined;
}

/** Whether `text` is 'YYYY-MM-DD' and names a day that exists. */
export function isIsoDate(text: string): boolean {
  return isoToDay(text) !== undefined;
}

/** The day number of a date known to be one. @throws RangeError when it is not */
export function parseIsoDate(text: string): number {
  const dayNumber = isoToDay(text);
  if (dayNumber === undefined) throw new RangeError(`"${text}" is not a date that exists, written as in 2023-12-31`);
  return dayNumber;
}

/** 'YYYY-MM-DD' of a day number. @throws RangeError outside the years 0000 to 9999, which four digits cannot write */
export function dayToIso(dayNumber: number): string {
  const { year, month, day } = civilDateOf(dayNumber);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`day ${dayNumber} is not in the years 0000 to 9999`);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** Day of the week, 0 for Monday to 6 for Sunday. */
export function weekday(dayNumber: number): number {
  // 1970-01-01 was a Thursday; the second remainder keeps days before it in range.
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** The month a day lies in, as 'YYYY-MM'. @throws RangeError as dayToIso */
export function monthOf(dayNumber: number): string {
  return dayToIso(dayNumber).slice(0, 7);
}

/** The last day of the month that `dayNumber` lies in. */
export function endOfMonth(dayNumber: number): number {
  const { year, month } = civilDateOf(dayNumber);
  return dayNumberOf({ year, month, day: daysInMonth(year, month) });
}

/** The same day of the month `months` later (earlier if negative), or that month's last day where it is shorter. */
export function addMonths(dayNumber: number, months: number): number {
  const date = civilDateOf(dayNumber);
  const monthsSinceYear0 = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(monthsSinceYear0 / 12);
  const month = monthsSinceYear0 - year * 12 + 1;
  return dayNumberOf({ year, month, day: Math.min(date.day, daysInMonth(year, month)) });
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
