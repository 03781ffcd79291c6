/** Whether replications meet a target at the values of a lever: each replication is tried once at a value, and remembered. */
import { outcomeIndex, type Plan, type PlanTarget } from "../../hub/plan.ts";
import { type Point, sharesDraws } from "../replications/point.ts";
import type { ReplicationSource } from "../replications/source.ts";

/** One replication at one value of the lever. */
export interface Trial {
  /** Whether the target is met by its date. */
  readonly met: boolean;
  /** The target's measure at its date, or at the end of the period where that comes first. */
  readonly level: number;
}

/** Tries replications at a place of the lattice (0 for the low bound), in the order named. */
export type Attempt = (place: number, replications: readonly number[]) => Promise<readonly Trial[]>;

/** A target of a plan by name. @throws RangeError when the plan has no such target */
export function targetNamed(plan: Plan, name: string): PlanTarget {
  const target = plan.targets.find((one) => one.name === name);
  if (!target) throw new RangeError(`there is no target ${name}`);
  return target;
}

/**
 * Attempts over a source of replications.
 * @param planAt the plan at a place of the lattice, asked for once a place
 */
export function attemptsAt(
  source: ReplicationSource,
  planAt: (place: number) => Plan,
  target: string,
  { seed, fixed }: Pick<Point, "seed" | "fixed">,
): { attempt: Attempt; paired: (place: number) => boolean } {
  const points = new Map<number, Point>();
  const pointAt = (place: number): Point => {
    const point = points.get(place) ?? { plan: planAt(place), seed, fixed, replications: 0 };
    points.set(place, point);
    return point;
  };
  const attempt: Attempt = async (place, replications) => {
    const point = pointAt(place);
    const { by } = targetNamed(point.plan, target);
    const met = outcomeIndex(point.plan, `met:${target}`);
    const level = outcomeIndex(point.plan, `at:${target}`);
    const rows = await source.scalars(point, replications);
    return rows.map(({ outcomes }) => ({ met: outcomes[met] <= by, level: outcomes[level] }));
  };
  return { attempt, paired: (place) => sharesDraws(pointAt(place)) };
}

/** All trials made so far. */
export class Trials {
  /** Replications tried, over all places. */
  runs = 0;
  private readonly attempt: Attempt;
  private readonly known = new Map<number, Map<number, Trial>>();

  constructor(attempt: Attempt) {
    this.attempt = attempt;
  }

  /** Trials at a place, by replication. */
  at(place: number): ReadonlyMap<number, Trial> {
    return this.known.get(place) ?? new Map();
  }

  /** Places at which something was tried, ascending. */
  get places(): number[] {
    return [...this.known.keys()].sort((a, b) => a - b);
  }

  /** Tries the replications not yet tried at a place. @returns the trials of all those named, in their order */
  async make(place: number, replications: readonly number[]): Promise<Trial[]> {
    const known = this.known.get(place) ?? new Map<number, Trial>();
    const missing = replications.filter((replication) => !known.has(replication));
    if (missing.length > 0) {
      const made = await this.attempt(place, missing);
      missing.forEach((replication, i) => {
        known.set(replication, made[i]);
      });
      this.known.set(place, known);
      this.runs += missing.length;
    }
    return replications.map((replication) => known.get(replication) as Trial);
  }
}
