/** Efforts by stage and type as one table, in columns that the core can have. */
import { type Distribution, type DistributionSpec, distribution } from "../../engine/distribution/family.ts";
import { lengthBiased } from "../../engine/distribution/length-biased.ts";
import { constantEffort, exponentialEffort, knownHours, lognormalEffort, otherEffort } from "./effort-hours.ts";

type DrawnDistribution = {
  family: string;
  parameters: Record<string, number>;
  truncated?: { at_least?: number; at_most?: number };
  values?: number[];
  weights?: number[];
};

/** The engine's distribution of a settled statement. */
export function distributionOf(statement: DrawnDistribution): Distribution {
  const { family, parameters, truncated, values, weights } = statement;
  return distribution({ family, parameters, truncated, values, weights } as DistributionSpec);
}

export class EffortTable {
  /** Law of each cell and its parameters, as effort-hours.ts has them. */
  readonly law: Int32Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  private readonly general: (Distribution | undefined)[];
  private readonly biased: Pick<Distribution, "quantile">[] = [];
  /** Mean hours of each cell; 0 where there is no effort. */
  readonly mean: Float64Array;

  constructor(cells: number) {
    this.law = new Int32Array(cells).fill(constantEffort);
    this.a = new Float64Array(cells);
    this.b = new Float64Array(cells);
    this.mean = new Float64Array(cells);
    this.general = new Array(cells).fill(undefined);
  }

  set(cell: number, statement: DrawnDistribution): void {
    const law = distributionOf(statement);
    this.mean[cell] = law.mean;
    this.general[cell] = law;
    this.law[cell] = otherEffort;
    if (statement.truncated) return;
    if (statement.family === "constant") {
      this.law[cell] = constantEffort;
      this.a[cell] = law.mean;
    } else if (statement.family === "exponential") {
      this.law[cell] = exponentialEffort;
      this.a[cell] = law.mean;
    } else if (statement.family === "lognormal" && law.mean > 0) {
      const variance = Math.log1p(law.variance / law.mean ** 2);
      this.law[cell] = lognormalEffort;
      this.a[cell] = Math.log(law.mean) - variance / 2;
      this.b[cell] = Math.sqrt(variance);
    }
  }

  /** Hours at cumulative probability u; never below 0. */
  hours(cell: number, u: number): number {
    const law = this.law[cell];
    if (law !== otherEffort) return knownHours(law, this.a[cell], this.b[cell], u);
    return Math.max(0, (this.general[cell] as Distribution).quantile(u));
  }

  /** Hours of a piece met part-way through, at cumulative probability u: long pieces are met more often. */
  metHours(cell: number, u: number): number {
    const law = this.general[cell];
    if (!law) return 0;
    this.biased[cell] ??= lengthBiased(law);
    return this.biased[cell].quantile(u);
  }
}
