/**
 * What orders cases that wait. Where `next_case` says `oldest` they go by bands of lodging days, and cases of a band go as one; otherwise by
 * the day on which they became ready, the starting stock by bands of the days on which it did.
 */
import { flow, legacy } from "../cases/cohort.ts";
import { ageBands, eachAge } from "../cases/stock.ts";
import type { DrawnScenario } from "../draws.ts";

/** Bands into which the starting stock of a cohort is cut, as equal in cases as can be; and the days of claims in a band. */
const stockBands = 5;
const daysOfClaims = 183;
/** Bands of the days on which the starting stock became ready. */
const readyBands = 60;
/** Ages by which a stock is spread over the bands. */
const agePoints = 480;

interface Point {
  readonly day: number;
  readonly weight: number;
}

/** A part of a stock: its band and its place in the order. */
export interface StockPart {
  readonly band: number;
  readonly key: number;
  readonly share: number;
  /** Days before the start over which it entered its stage, evenly; 0 where nothing is said. */
  readonly entered: number;
}

export interface CaseOrder {
  /** Most bands of a cohort. */
  readonly bands: number;
  /** Key of each band, by cohort * bands + band; legacy before flow, the oldest first. */
  readonly bandKey: Int32Array;
  /** Key of what becomes ready on day 0, where that is what counts; else -1. */
  readonly keyOfDay0: number;
  readonly arrivalCohort: Uint8Array;
  readonly arrivalBand: Int32Array;
  /** The parts of each stock of the scenario. */
  readonly ofStock: StockPart[][];
  /** Of each stock that says when its cases entered their stage: [day before 0, share of the stock]. */
  readonly entries: (readonly [number, number])[][];
  /** Key of a case of the starting stock that entered its stage on a day before 0. */
  keyOn(day: number): number;
}

const cohortOf = ({ cohort }: { cohort?: string }) => (cohort === "legacy" ? legacy : flow);

function lodgingDays(scenario: DrawnScenario, cutOff: number): Point[][] {
  return scenario.cases.in_progress.map((stock, index): Point[] => {
    if (Math.round(stock.count) === 0) return [];
    const spread: Point[] = [];
    eachAge(ageBands(stock, index, cutOff), agePoints, (age) =>
      spread.push({ day: -Math.max(1, Math.ceil(age)), weight: stock.count / agePoints }),
    );
    return spread;
  });
}

/** @param cutOff day before which a case lodged is legacy */
export function caseOrder(scenario: DrawnScenario, days: number, cutOff: number, byAge: boolean): CaseOrder {
  const cut = Math.max(0, Math.min(days, Number.isFinite(cutOff) ? cutOff : 0));
  const lodged = lodgingDays(scenario, cutOff);
  const arrivalCohort = Uint8Array.from({ length: days }, (_, day) => (day < cut ? legacy : flow));
  return byAge
    ? byLodging(scenario, lodged, days, cut, arrivalCohort)
    : byReadiness(scenario, lodged, days, arrivalCohort);
}

function byLodging(
  scenario: DrawnScenario,
  lodged: Point[][],
  days: number,
  cut: number,
  arrivalCohort: Uint8Array,
): CaseOrder {
  const stocks = scenario.cases.in_progress;
  const spans = stocks.map(({ entered }) => entered?.amount ?? 0);
  const lasts = [legacy, flow].map((cohort) =>
    equalCuts(lodged.filter((_, i) => cohortOf(stocks[i]) === cohort).flat(), stockBands),
  );
  const ofClaims = [cut, days - cut].map((count) => Math.ceil(count / daysOfClaims));
  // At least one band, which holds whatever comes.
  const counts = lasts.map(({ length }, cohort) => Math.max(1, length + ofClaims[cohort]));
  const bands = Math.max(...counts);
  const firstKey = [0, counts[legacy]];
  return {
    bands,
    bandKey: Int32Array.from({ length: 2 * bands }, (_, at) => firstKey[Math.floor(at / bands)] + (at % bands)),
    keyOfDay0: -1,
    arrivalCohort,
    arrivalBand: Int32Array.from(arrivalCohort, (cohort, day) => {
      const band = lasts[cohort].length + Math.floor((day - (cohort === legacy ? 0 : cut)) / daysOfClaims);
      return Math.min(band, counts[cohort] - 1);
    }),
    ofStock: lodged.map((points, index) => {
      const cohort = cohortOf(stocks[index]);
      return partsOf(points, lasts[cohort], spans[index]).map(({ at, ...part }) => ({
        ...part,
        band: at,
        key: firstKey[cohort] + at,
      }));
    }),
    entries: entriesOf(scenario, lodged),
    keyOn: () => -1,
  };
}

function byReadiness(scenario: DrawnScenario, lodged: Point[][], days: number, arrivalCohort: Uint8Array): CaseOrder {
  const stocks = scenario.cases.in_progress;
  const entries = entriesOf(scenario, lodged);
  const ready = lodged.map((points, index) =>
    entries[index].length > 0
      ? entries[index].map(([day, share]): Point => ({ day, weight: stocks[index].count * share }))
      : points,
  );
  const lasts = equalCuts(ready.flat(), readyBands);
  return {
    bands: 1,
    bandKey: Int32Array.of(0, 0),
    keyOfDay0: lasts.length,
    arrivalCohort,
    arrivalBand: new Int32Array(days),
    ofStock: ready.map((points) => partsOf(points, lasts, 0).map(({ at, ...part }) => ({ ...part, band: 0, key: at }))),
    entries,
    keyOn: (day) => Math.max(0, placeOf(lasts, day)),
  };
}

/** Days before the start over which a case entered its stage, evenly: no longer than it has been lodged. */
const spanOf = ({ day }: Point, entered: number): number => Math.min(entered, -day);

/** @returns [day entered, share] of each stock; none where nothing is said of it */
function entriesOf(scenario: DrawnScenario, lodged: readonly Point[][]): (readonly [number, number])[][] {
  return scenario.cases.in_progress.map(({ ages, entered, count }, index) => {
    if (!entered) return [];
    // Without ages a case was lodged on the day it entered its stage.
    return ages
      ? entryDays(lodged[index], entered.amount)
      : lodged[index].map(({ day, weight }) => [day, weight / count] as const);
  });
}

/** [day entered, share]: each case evenly over `entered` days before the start, or since it was lodged where that is less. */
function entryDays(points: readonly Point[], entered: number): [number, number][] {
  if (!(entered > 0)) return [];
  const whole = Math.max(1, Math.ceil(entered));
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  // Weight a day of the cases that spread over just so many days, each over as many.
  const bySpan = new Float64Array(whole + 1);
  for (const point of points) {
    const span = spanOf(point, entered);
    bySpan[Math.ceil(span)] += point.weight / (total * span);
  }
  const days: [number, number][] = [];
  let density = 0;
  for (let n = whole; n >= 1; n--) {
    const last = n > entered ? entered - (n - 1) : 1;
    density += bySpan[n];
    days.push([-n, density * last]);
  }
  return days.reverse();
}

function placeOf(lasts: readonly number[], day: number): number {
  const at = lasts.findIndex((last) => day <= last);
  return at < 0 ? lasts.length - 1 : at;
}

/** Steps in which the time is told apart over which young cases may have entered their stage. */
const spanSteps = 8;

/** @param entered days over which those lodged long enough ago entered their stage */
function partsOf(
  points: readonly Point[],
  lasts: readonly number[],
  entered: number,
): { at: number; share: number; entered: number }[] {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const parts = new Map<number, { at: number; share: number; days: number }>();
  for (const point of points) {
    const at = placeOf(lasts, point.day);
    const span = spanOf(point, entered);
    const step = entered > 0 ? Math.ceil((span / entered) * spanSteps) : 0;
    const part = parts.get(at * (spanSteps + 1) + step) ?? { at, share: 0, days: 0 };
    parts.set(at * (spanSteps + 1) + step, part);
    part.share += point.weight / total;
    part.days += (span * point.weight) / total;
  }
  return [...parts.values()].map(({ at, share, days }) => ({ at, share, entered: days / share }));
}

/** Last day of each of at most `count` bands that hold as equal a weight as can be, oldest first. */
function equalCuts(points: Point[], count: number): number[] {
  const ordered = points.sort((a, b) => a.day - b.day);
  const total = ordered.reduce((sum, { weight }) => sum + weight, 0);
  const lasts: number[] = [];
  let passed = 0;
  ordered.forEach(({ day, weight }, i) => {
    passed += weight;
    const isLast = i === ordered.length - 1;
    if (!isLast && (ordered[i + 1].day === day || passed < ((lasts.length + 1) / count) * total)) return;
    lasts.push(day);
  });
  return lasts;
}
