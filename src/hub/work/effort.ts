/** Efforts by stage and type as one table, so that the hot loop turns a uniform into hours without a call through an interface where it can. */
import { type Distribution, type DistributionSpec, distribution } from "../../engine/distribution/family.ts";
import { normalQuantile } from "../../engine/distribution/normal.ts";

type SettledDistribution = {
  family: string;
  parameters: Record<string, number>;
  truncated?: { at_least?: number; at_most?: number };
  values?: number[];
  weights?: number[];
};

const constant = 0;
const exponential = 1;
const lognormal = 2;
const other = 3;

/** The engine's distribution of a settled statement. */
export function distributionOf(statement: SettledDistribution): Distribution {
  const { family, parameters, truncated, values, weights } = statement;
  return distribution({ family, parameters, truncated, values, weights } as DistributionSpec);
}

export class EffortTable {
  private readonly form: Uint8Array;
  private readonly a: Float64Array;
  private readonly b: Float64Array;
  private readonly general: (Distribution | undefined)[];
  /** Mean hours of each cell; 0 where there is no effort. */
  readonly mean: Float64Array;

  constructor(cells: number) {
    this.form = new Uint8Array(cells);
    this.a = new Float64Array(cells);
    this.b = new Float64Array(cells);
    this.mean = new Float64Array(cells);
    this.general = new Array(cells).fill(undefined);
  }

  set(cell: number, statement: SettledDistribution): void {
    const law = distributionOf(statement);
    this.mean[cell] = law.mean;
    this.general[cell] = law;
    this.form[cell] = other;
    if (statement.truncated) return;
    if (statement.family === "constant") {
      this.form[cell] = constant;
      this.a[cell] = law.mean;
    } else if (statement.family === "exponential") {
      this.form[cell] = exponential;
      this.a[cell] = law.mean;
    } else if (statement.family === "lognormal" && law.mean > 0) {
      const variance = Math.log1p(law.variance / law.mean ** 2);
      this.form[cell] = lognormal;
      this.a[cell] = Math.log(law.mean) - variance / 2;
      this.b[cell] = Math.sqrt(variance);
    }
  }

  /** Hours at cumulative probability u; never below 0. */
  hours(cell: number, u: number): number {
    const form = this.form[cell];
    if (form === lognormal) return Math.exp(this.a[cell] + this.b[cell] * normalQuantile(u));
    if (form === constant) return this.a[cell];
    if (form === exponential) return -this.a[cell] * Math.log1p(-u);
    return Math.max(0, (this.general[cell] as Distribution).quantile(u));
  }
}
