/**
 * Bands of lodging days: cases of a band go as one, and bands in order of age. They stand for the ages of single cases where `next_case`
 * says `oldest`; otherwise there is one band a cohort.
 */
import { flow, legacy } from "../cases/cohort.ts";
import { ageBands, eachAge } from "../cases/stock.ts";
import type { SettledScenario } from "../settle.ts";

/** Bands into which the starting stock of a cohort is cut, as equal in cases as can be; and the days of claims in a band. */
const stockBands = 5;
const daysOfClaims = 183;
/** Ages by which a stock is spread over the bands. */
const agePoints = 480;

interface Point {
  readonly lodged: number;
  readonly weight: number;
}

export class Bands {
  /** Cohort of each band; within a cohort the oldest come first, and legacy before flow. */
  readonly cohort: Uint8Array;
  /** Of each stock of the scenario, share of its cases in each band. */
  readonly ofStock: Float64Array[];
  private readonly ofDay: Int16Array;

  constructor(scenario: SettledScenario, days: number, cutOff: number, byAge: boolean) {
    const points = scenario.cases.in_progress.map((stock, index): Point[] => {
      if (Math.round(stock.count) === 0) return [];
      const spread: Point[] = [];
      eachAge(ageBands(stock, index, cutOff), agePoints, (age) =>
        spread.push({ lodged: -Math.max(1, Math.ceil(age)), weight: stock.count / agePoints }),
      );
      return spread;
    });
    const cohorts: number[] = [];
    const first: number[] = [];
    const lasts: number[][] = [];
    const claims: number[] = [];
    const cut = Math.max(0, Math.min(days, Number.isFinite(cutOff) ? cutOff : 0));
    for (const cohort of [legacy, flow]) {
      const own = points.filter(
        (_, i) => (scenario.cases.in_progress[i].cohort === "legacy" ? legacy : flow) === cohort,
      );
      first[cohort] = cohorts.length;
      lasts[cohort] = byAge ? equalCuts(own.flat(), stockBands) : [];
      const ofClaims = cohort === legacy ? cut : days - cut;
      // At least one band, which holds everything where ages play no part.
      const count = Math.max(lasts[cohort].length === 0 ? 1 : 0, byAge ? Math.ceil(ofClaims / daysOfClaims) : 1);
      claims[cohort] = byAge ? first[cohort] + lasts[cohort].length : first[cohort];
      for (let n = 0; n < lasts[cohort].length + (byAge ? count : 1); n++) cohorts.push(cohort);
    }
    this.cohort = Uint8Array.from(cohorts);
    this.ofDay = Int16Array.from({ length: days }, (_, day) => {
      const cohort = day < cut ? legacy : flow;
      return claims[cohort] + (byAge ? Math.floor((day - (cohort === legacy ? 0 : cut)) / daysOfClaims) : 0);
    });
    this.ofStock = points.map((own, index) => {
      const cohort = scenario.cases.in_progress[index].cohort === "legacy" ? legacy : flow;
      const shares = new Float64Array(cohorts.length);
      for (const { lodged } of own) {
        const at = lasts[cohort].findIndex((last) => lodged <= last);
        shares[first[cohort] + Math.max(0, at)] += 1 / agePoints;
      }
      return shares;
    });
  }

  get count(): number {
    return this.cohort.length;
  }

  /** The band of claims of a day. */
  ofClaims(day: number): number {
    return this.ofDay[day];
  }
}

/** Last lodging day of each of at most `count` bands that hold as equal a weight as can be, oldest first. */
function equalCuts(points: Point[], count: number): number[] {
  const ordered = points.sort((a, b) => a.lodged - b.lodged);
  const total = ordered.reduce((sum, { weight }) => sum + weight, 0);
  const lasts: number[] = [];
  let passed = 0;
  ordered.forEach(({ lodged, weight }, i) => {
    passed += weight;
    const isLast = i === ordered.length - 1;
    if (!isLast && (ordered[i + 1].lodged === lodged || passed < ((lasts.length + 1) / count) * total)) return;
    lasts.push(lodged);
  });
  return lasts;
}
