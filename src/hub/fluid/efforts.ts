/** What each kind of work costs: hours of a proficient caseworker, and the phases that give them about the right spread. */
import type { EffortTable } from "../work/effort.ts";
import { constantEffort, exponentialEffort, lognormalEffort } from "../work/effort-hours.ts";
import type { Rules } from "../work/rules.ts";

/** Sorts of work: a first attempt, work sent back, a missed appointment. */
export const sorts = 3;
const missed = 2;
/** More phases than this make no visible difference, and cost time: as core/fluid/work/in-hand.ts has it. */
const mostPhases = 8;
/** Efforts whose squared coefficient of variation is above this go through a short or a long phase. */
const mostOfOnePhase = 1.02;

/** Mean hours by (stage * types + type) * sorts + sort. */
export function workHours({ efforts, reworkShare, noShowCost, typeNames }: Rules): Float64Array {
  const hours = new Float64Array(efforts.mean.length * sorts);
  efforts.mean.forEach((mean, effort) => {
    const stage = Math.floor(effort / typeNames.length);
    const cost = noShowCost[stage] >= 0 ? noShowCost[stage] : mean;
    hours.set([mean, mean * reworkShare[stage], cost], effort * sorts);
  });
  return hours;
}

/** Variance over squared mean; of laws without a formula from the middles of equal slices. 0 where there is no effort. */
function relativeVariance(efforts: EffortTable, effort: number): number {
  const law = efforts.law[effort];
  if (efforts.mean[effort] === 0 || law === constantEffort) return 0;
  if (law === exponentialEffort) return 1;
  if (law === lognormalEffort) return Math.expm1(efforts.b[effort] ** 2);
  const slices = 200;
  let sum = 0;
  let squares = 0;
  for (let n = 0; n < slices; n++) {
    const hours = efforts.hours(effort, (n + 0.5) / slices);
    sum += hours;
    squares += hours * hours;
  }
  return sum > 0 ? (squares * slices) / (sum * sum) - 1 : 0;
}

/**
 * Phases of each kind of work: 1 over the squared coefficient of variation of the effort, as far as no phase is shorter than a day, `quickest`
 * being the most hours a day that anyone gives; two side by side where it varies more than an exponential (with balanced means).
 */
export function phaseColumns(rules: readonly Rules[], quickest: number) {
  const hours = rules.map(workHours);
  const { length } = hours[0];
  const phases = new Int32Array(length).fill(1);
  const metDone = new Float64Array(length);
  const longShare = new Float64Array(length);
  const shortMean = new Float64Array(length).fill(1);
  const longMean = new Float64Array(length).fill(1);
  let variance = 0;
  for (let slot = 0; slot < length; slot++) {
    if (slot % sorts === 0) variance = relativeVariance(rules[0].efforts, slot / sorts);
    const shortest = hours.reduce((least, one) => Math.min(least, one[slot]), Number.POSITIVE_INFINITY);
    const days = quickest > 0 ? Math.floor(shortest / quickest) : 1;
    // The cost of a missed appointment has no spread.
    const wanted = slot % sorts === missed ? 0 : variance;
    if (wanted > mostOfOnePhase) {
      const long = (1 - Math.sqrt((wanted - 1) / (wanted + 1))) / 2;
      phases[slot] = 2;
      longShare[slot] = long;
      shortMean[slot] = 1 / (2 * (1 - long));
      longMean[slot] = 1 / (2 * long);
      continue;
    }
    phases[slot] = Math.max(1, Math.min(mostPhases, days, Math.round(1 / Math.max(wanted, 1e-9))));
    metDone[slot] = Math.max(0, 1 - (phases[slot] * (1 + wanted)) / (phases[slot] + 1));
  }
  return { phases, metDone, longShare, shortMean, longMean };
}
