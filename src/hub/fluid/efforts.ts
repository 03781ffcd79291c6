/** What each kind of work costs: hours of a proficient caseworker, and the number of phases that gives them about the right spread. */
import type { EffortTable } from "../work/effort.ts";
import type { Rules } from "../work/rules.ts";
import { again, type Cells, fresh, handKinds, missed } from "./cells.ts";
import { mostPhases } from "./in-hand.ts";

/** Mean hours by cell * handKinds + kind. */
export function workHours(rules: Rules, cells: Cells): Float64Array {
  const hours = new Float64Array(cells.count * handKinds);
  for (let cell = 0; cell < cells.count; cell++) {
    const stage = cells.stage[cell];
    const mean = rules.efforts.mean[stage * cells.types + cells.type[cell]];
    hours[cell * handKinds + fresh] = mean;
    hours[cell * handKinds + again] = mean * rules.reworkShare[stage];
    hours[cell * handKinds + missed] = rules.noShowCost[stage] >= 0 ? rules.noShowCost[stage] : mean;
  }
  return hours;
}

/** Variance over squared mean, from the middles of equal slices of the distribution; 0 where there is no effort. */
function relativeVariance(efforts: EffortTable, effort: number): number {
  const slices = 200;
  if (efforts.mean[effort] === 0) return 0;
  let sum = 0;
  let squares = 0;
  for (let n = 0; n < slices; n++) {
    const hours = efforts.hours(effort, (n + 0.5) / slices);
    sum += hours;
    squares += hours * hours;
  }
  return sum > 0 ? (squares * slices) / (sum * sum) - 1 : 0;
}

export interface WorkPhases {
  /** Phases of each kind of work, by cell * handKinds + kind. */
  readonly phases: Uint8Array;
  /** Of pieces met part-way through, each phase alike, the share taken as done, so that (1 + cv²) / 2 of a piece remains on average. */
  readonly metDone: Float64Array;
}

/**
 * Phases of each kind of work: 1 over the squared coefficient of variation of the effort, as far as no phase
 * is shorter than a day, `quickest` being the most hours a day that anyone gives.
 */
export function workPhases(rules: readonly Rules[], cells: Cells, quickest: number): WorkPhases {
  const phases = new Uint8Array(cells.count * handKinds).fill(1);
  const metDone = new Float64Array(phases.length);
  const hours = rules.map((one) => workHours(one, cells));
  const variances: number[] = [];
  const varianceOf = (effort: number) => {
    variances[effort] ??= relativeVariance(rules[0].efforts, effort);
    return variances[effort];
  };
  for (let slot = 0; slot < phases.length; slot++) {
    const cell = Math.floor(slot / handKinds);
    const shortest = Math.min(...hours.map((one) => one[slot]));
    const days = quickest > 0 ? Math.floor(shortest / quickest) : 1;
    const variance = varianceOf(cells.stage[cell] * cells.types + cells.type[cell]);
    // The cost of a missed appointment has no spread.
    const wanted = slot % handKinds === missed ? 0 : variance;
    phases[slot] = Math.max(1, Math.min(mostPhases, days, Math.round(1 / Math.max(wanted, 1e-9))));
    metDone[slot] = Math.max(0, 1 - (phases[slot] * (1 + wanted)) / (phases[slot] + 1));
  }
  return { phases, metDone };
}
