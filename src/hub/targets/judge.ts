/** Whether one replication meets a target, and by how much. */
import { overDays } from "../measures/over-days.ts";
import type { Column, PlanTarget } from "../plan.ts";

export interface Judgement {
  /** Day from which the target is met; Infinity when it is not. It is met in time when this is no later than the target's date. */
  readonly met: number;
  /**
   * The number that is judged: a level at the end of the target's date (or of the period where that comes first), the total from the
   * start to it, or the worst of the months, quarters and so on.
   */
  readonly at: number;
  /** Days after it was met on which a level was out of bounds again, to the end of the period. */
  readonly broken: number;
}

export interface JudgedDays {
  readonly columns: readonly Column[];
  readonly days: number;
  /** `daily[column * days + day]` */
  readonly daily: Float64Array;
}

type Direction = PlanTarget["direction"];

const within = (value: number, direction: Direction, bound: number): boolean =>
  direction === "at_most" ? value <= bound : value >= bound;

/** Without cases there is no age and no share: nobody is too old, and nobody is old enough. */
const levelWithin = (value: number, direction: Direction, bound: number): boolean =>
  Number.isNaN(value) ? direction === "at_most" : within(value, direction, bound);

/** First of `lasting` days in a row on which a level is within bounds; Infinity when there are none in the period. */
export function firstDayMet(level: Float64Array, direction: Direction, bound: number, lasting = 1): number {
  let run = 0;
  for (let day = 0; day < level.length; day++) {
    run = levelWithin(level[day], direction, bound) ? run + 1 : 0;
    if (run === lasting) return day - lasting + 1;
  }
  return Number.POSITIVE_INFINITY;
}

/** First day on which the total from the start has come to an amount; Infinity when it does not. */
function firstDayOfTotal(flow: Float64Array, amount: number): number {
  let total = 0;
  for (let day = 0; day < flow.length; day++) {
    total += flow[day];
    if (total >= amount) return day;
  }
  return Number.POSITIVE_INFINITY;
}

function judgeLevel({ direction, by, lasting }: PlanTarget, bound: number, level: Float64Array): Judgement {
  const met = firstDayMet(level, direction, bound, lasting);
  let broken = 0;
  for (let day = met; day < level.length; day++) if (!levelWithin(level[day], direction, bound)) broken++;
  return { met, at: by < 0 ? Number.NaN : level[Math.min(by, level.length - 1)], broken };
}

/** Every span is to be within bounds. An amount that is to be reached in all counts from the day on which it is. */
function judgeSpans(target: PlanTarget, bound: number, { columns, days, daily }: JudgedDays): Judgement {
  const { column, direction, spans = [], over } = target;
  const read = (index: number) => ({ from: 0, to: days, values: daily.subarray(index * days, (index + 1) * days) });
  const values = spans.map(({ from, to }) => overDays(columns, column, read, 1, from, to)[0]);
  const known = values.filter((value) => !Number.isNaN(value));
  const at = known.reduce((worst, value) => (direction === "at_most" ? Math.max : Math.min)(worst, value), known[0]);
  if (over === "period" && direction === "at_least" && columns[column].kind === "flow")
    return { met: firstDayOfTotal(read(column).values, bound), at: at ?? Number.NaN, broken: 0 };
  const all = values.length > 0 && values.every((value) => within(value, direction, bound));
  return { met: all ? spans[spans.length - 1].to - 1 : Number.POSITIVE_INFINITY, at: at ?? Number.NaN, broken: 0 };
}

/** @param bound the amount to be reached, as this replication has it */
export function judgeTarget(target: PlanTarget, bound: number, days: JudgedDays): Judgement {
  if (target.over) return judgeSpans(target, bound, days);
  const from = target.column * days.days;
  return judgeLevel(target, bound, days.daily.subarray(from, from + days.days));
}
