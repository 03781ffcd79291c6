/** Whether the response is monotone, as bisection takes it to be: tried where bisection only inferred. */
import { nameKey } from "../../engine/random/key.ts";
import { RandomStreams } from "../../engine/random/random-streams.ts";
import type { Thresholds } from "./thresholds.ts";
import type { Trials } from "./trials.ts";

export interface MonotoneCheck {
  /** Trials made where bisection had inferred the result, and how many of them turned out otherwise. */
  readonly checks: number;
  readonly violations: number;
  /** Probability of so many violations or more if one inference in twenty were wrong. */
  readonly pValue: number;
  /** Whether inferences are wrong no more often than is tolerated, as far as the checks can tell. */
  readonly accepted: boolean;
}

/** Wrong inferences that are tolerated, as a share: near its threshold a replication may meet and miss the target by luck. */
export const tolerated = 0.05;
/** Chance of calling a response that is just tolerable not monotone. */
export const falseAlarm = 0.01;

const replicationsEach = 12;

/** P(B >= k) for a binomial B of n trials. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  let logTerm = n * Math.log1p(-p);
  let below = 0;
  for (let i = 0; i < k; i++) {
    below += Math.exp(logTerm);
    logTerm += Math.log((n - i) / (i + 1)) + Math.log(p / (1 - p));
  }
  return Math.max(0, 1 - below);
}

/**
 * Tries random replications at `spread` positions, one drawn from each of as many equal stretches of the lattice, and compares with
 * what their brackets say.
 */
export async function checkMonotone(
  trials: Trials,
  thresholds: Thresholds,
  { last, placeOf, spread }: { last: number; placeOf: (position: number) => number; spread: number },
): Promise<MonotoneCheck> {
  const streams = new RandomStreams("monotone check", 0);
  const kind = nameKey("place");
  const spreadOut = Array.from({ length: spread }, (_, i) =>
    Math.min(last, Math.floor(((i + streams.uniform(kind, i, 0, 0)) / spread) * (last + 1))),
  );
  let checks = 0;
  let violations = 0;
  for (const position of new Set(spreadOut)) {
    const tried = trials.at(placeOf(position));
    const order = (replication: number) => streams.uniform(kind, replication, position, 1);
    const inferred = thresholds.brackets
      .flatMap((bracket, replication) => {
        const says = thresholds.says(bracket, position);
        return says === undefined || tried.has(replication) ? [] : [{ says, replication, at: order(replication) }];
      })
      .sort((a, b) => a.at - b.at)
      .slice(0, replicationsEach);
    const made = await trials.make(
      placeOf(position),
      inferred.map(({ replication }) => replication),
    );
    checks += made.length;
    violations += made.filter(({ met }, i) => met !== inferred[i].says).length;
  }
  // The two ends are tried at the outset, before anything is inferred: met at the hard end and missed at the easy one is a violation too.
  const easy = trials.at(placeOf(last));
  for (const [replication, { met }] of trials.at(placeOf(0))) {
    const other = easy.get(replication);
    if (!met || !other) continue;
    checks++;
    if (!other.met) violations++;
  }
  const pValue = binomialAtLeast(violations, checks, tolerated);
  return { checks, violations, pValue, accepted: pValue >= falseAlarm };
}
