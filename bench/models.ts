/** The reference models at a scale: the scenario with what is set in it, and how the reference in C is told the same. */

export interface Model {
  readonly name: string;
  readonly scenario: string;
  /** Values set over the scenario file. */
  readonly set: readonly string[];
  /** Arguments of the reference after the seed; none for a scenario that the reference does not know. */
  readonly reference?: readonly string[];
  /** Bound of the first step on the ratio of CPU time per event to the reference, warm. */
  readonly target?: number;
}

const firstDay = Date.UTC(2020, 0, 1);

/** Last day of a period of so many days from 1 January 2020. */
function lastDay(days: number): string {
  return new Date(firstDay + (days - 1) * 86_400_000).toISOString().slice(0, 10);
}

/** One caseworker at load 0.9: 1,296 cases a day, for 772 days at scale 1. */
export function r1(scale: number): Model {
  const days = Math.round(772 * scale);
  const reference = ["r1", String((days * 1296) / 1e6), "0"];
  return { name: "R1", scenario: "bench/r1.yaml", set: [`period.end=${lastDay(days)}`], reference, target: 5 };
}

/** 1,610 caseworkers at load 0.95: 36,708 cases a day, for 28 days at scale 1. */
export function r2(scale: number): Model {
  const days = Math.round(28 * scale);
  const reference = ["r2", String((days * 24 * 1529.5) / 1e6), "0"];
  return { name: "R2", scenario: "bench/r2.yaml", set: [`period.end=${lastDay(days)}`], reference, target: 5 };
}

/** The hub, its cases and staff multiplied by the scale. */
export function r3(scale: number): Model {
  const count = (value: number) => Math.round(value * scale);
  const set = [
    `cases.in_progress.legacy.count=${count(92_601)}`,
    `cases.arrivals.rate=${220 * scale}/day`,
    `staff.caseworkers.fte=${count(1280)}`,
    `staff.caseworkers.joiners.count=${6 * count(55)}`,
    `staff.caseworkers.joiners.cohorts.of=${count(55)}`,
    `staff.checkers.fte=${count(60)}`,
  ];
  // The reference resolves patience when an interview would start, which is its faster way.
  const reference = ["r3", String(scale), "2"];
  return { name: "R3", scenario: "bench/r3.yaml", set: scale === 1 ? [] : set, reference, target: 5 };
}

export const stokeHub: Model = { name: "stoke-hub", scenario: "bench/stoke-hub-2023.yaml", set: [] };
