import { estimateMean } from "./mean.ts";
import { orderStatistic } from "./quantile.ts";

/** One number over the replications: where it lies and how wide it is, with the 95% interval of its mean. */
export interface Summary {
  readonly mean: number;
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
  readonly low95: number;
  readonly high95: number;
}

const none: Summary = { mean: NaN, q05: NaN, q25: NaN, median: NaN, q75: NaN, q95: NaN, low95: NaN, high95: NaN };

/** Summarises a value per replication, in replication order. Replications without a value (NaN) are left out; all NaN if none has one. */
export function summarise(values: Float64Array, paired: boolean): Summary {
  // A typed array sorts NaN last.
  const ascending = values.slice().sort();
  let present = ascending.length;
  while (present > 0 && Number.isNaN(ascending[present - 1])) present--;
  if (present === 0) return none;
  const sample = ascending.subarray(0, present);
  const { mean, low95, high95 } = estimateMean(values, paired);
  return {
    mean,
    q05: orderStatistic(sample, 0.05),
    q25: orderStatistic(sample, 0.25),
    median: orderStatistic(sample, 0.5),
    q75: orderStatistic(sample, 0.75),
    q95: orderStatistic(sample, 0.95),
    low95,
    high95,
  };
}
