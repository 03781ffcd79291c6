import type { Comparison, OutcomeComparison } from "../../experiment/compare/compare.ts";

/** The outcomes that answer the question: clearance and the targets or, for a queue watched after its warm-up, waits and use. */
export function mainOutcomes({ plans, outcomes }: Comparison): OutcomeComparison[] {
  const { plan } = plans[0];
  const steady = plan.regimes[0].scenario.warm_up !== undefined && plan.targets.length === 0;
  const wanted = steady ? /^(wait|use):|^time_to_decision$/ : /^(cleared|at):/;
  const main = outcomes.filter(({ outcome }) => wanted.test(outcome.name));
  return main.length > 0 ? main : [...outcomes];
}
