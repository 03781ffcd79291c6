/** From the worth of coalitions in each replication to parts with their intervals. */
import { studentTQuantile } from "../../engine/distribution/families/student-t.ts";
import { estimateMean, type MeanEstimate, meanOf } from "../statistics/mean.ts";
import { addingUp } from "./exact-sum.ts";
import { marginals } from "./orders.ts";
import { pairInteractions, shapleyValues } from "./shapley.ts";

export interface Part {
  /** Its share of the whole difference; the parts add up to it bit by bit. */
  readonly amount: number;
  /** 95% interval: chance and uncertain inputs over pairs of replications and, where orders were sampled, which orders were. */
  readonly low95: number;
  readonly high95: number;
  /** Standard error over pairs of replications; NaN for a single one. */
  readonly standardError: number;
  /** Standard error from sampling the orders; 0 where all were counted. */
  readonly samplingError: number;
  /** Its effect as the only change, and as the last of all. */
  readonly first: MeanEstimate;
  readonly last: MeanEstimate;
}

export interface PairInteraction {
  /** Indices of the groups. */
  readonly one: number;
  readonly other: number;
  readonly amount: MeanEstimate;
}

export interface Split {
  readonly before: MeanEstimate;
  readonly after: MeanEstimate;
  readonly difference: MeanEstimate;
  /** The mean difference, as the parts add up to it. */
  readonly whole: number;
  readonly parts: readonly Part[];
  /** Strongest first; empty where orders were sampled. */
  readonly interactions: readonly PairInteraction[];
}

/** Worth of a coalition (ascending indices) in each replication. */
export type Worths = (coalition: readonly number[]) => Float64Array;

const all = (n: number) => Array.from({ length: n }, (_, i) => i);
const minus = (a: Float64Array, b: Float64Array) => a.map((value, r) => value - b[r]);

/** The parts of each replication: `parts[i][r]`. */
function transposed(rows: readonly Float64Array[], n: number): Float64Array[] {
  return all(n).map((i) => Float64Array.from(rows, (row) => row[i]));
}

function ends(n: number, worths: Worths, paired: boolean) {
  const [none, whole] = [worths([]), worths(all(n))];
  return {
    before: estimateMean(none, paired),
    after: estimateMean(whole, paired),
    difference: estimateMean(minus(whole, none), paired),
    firsts: all(n).map((i) => estimateMean(minus(worths([i]), none), paired)),
    lasts: all(n).map((i) => estimateMean(minus(whole, worths(all(n).filter((j) => j !== i))), paired)),
  };
}

/** Exact Shapley values, replication by replication, with the interactions of pairs. @param n at least 1 */
export function exactSplit(n: number, worths: Worths, paired: boolean): Split {
  const { before, after, difference, firsts, lasts } = ends(n, worths, paired);
  const coalitions = all(2 ** n).map((set) => worths(all(n).filter((i) => set & (1 << i))));
  const replications = all(coalitions[0].length);
  const worth = (r: number) => (coalition: number) => coalitions[coalition][r];
  const each = transposed(
    replications.map((r) => shapleyValues(n, worth(r))),
    n,
  );
  const means = each.map((values) => estimateMean(values, paired));
  const { parts, whole } = addingUp(
    means.map(({ mean }) => mean),
    difference.mean,
  );
  const pairs =
    n < 2
      ? []
      : transposed(
          replications.map((r) => pairInteractions(n, worth(r))),
          (n * (n - 1)) / 2,
        );
  const names = all(n).flatMap((one) =>
    all(n)
      .filter((other) => other > one)
      .map((other) => ({ one, other })),
  );
  return {
    before,
    after,
    difference,
    whole,
    parts: means.map(({ low95, high95, standardError }, i) => ({
      amount: parts[i],
      low95,
      high95,
      standardError,
      samplingError: 0,
      first: firsts[i],
      last: lasts[i],
    })),
    interactions: pairs
      .map((values, k) => ({ ...names[k], amount: estimateMean(values, paired) }))
      .sort((a, b) => Math.abs(b.amount.mean) - Math.abs(a.amount.mean)),
  };
}

/**
 * Shapley values as means over sampled orders, which come in mirrored pairs. Each order's marginals add up to the whole difference, and
 * so do their means. The two errors are independent: their squares are added, and the t of the smaller sample is taken for both.
 */
export function sampledSplit(orders: readonly (readonly number[])[], worths: Worths, paired: boolean): Split {
  const n = orders[0].length;
  const { before, after, difference, firsts, lasts } = ends(n, worths, paired);
  const replications = all(worths([]).length);
  const byOrder = orders.map((order) => replications.map((r) => marginals(order, (coalition) => worths(coalition)[r])));
  const estimates = all(n).map((i) => {
    const overOrders = replications.map((r) => meanOf(byOrder.map((rows) => rows[r][i])));
    const overReplications = byOrder.map((rows) => meanOf(rows.map((row) => row[i])));
    const chance = estimateMean(overOrders, paired);
    const sampling = estimateMean(overReplications, true);
    const freedom = Math.min(Math.ceil(replications.length / (paired ? 2 : 1)), orders.length / 2) - 1;
    const half =
      freedom < 1
        ? Number.NaN
        : studentTQuantile(0.975, freedom) * Math.hypot(chance.standardError, sampling.standardError);
    return { mean: chance.mean, half, standardError: chance.standardError, samplingError: sampling.standardError };
  });
  const { parts, whole } = addingUp(
    estimates.map(({ mean }) => mean),
    difference.mean,
  );
  return {
    before,
    after,
    difference,
    whole,
    parts: estimates.map(({ half, standardError, samplingError }, i) => ({
      amount: parts[i],
      low95: parts[i] - half,
      high95: parts[i] + half,
      standardError,
      samplingError,
      first: firsts[i],
      last: lasts[i],
    })),
    interactions: [],
  };
}
