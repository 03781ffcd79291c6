/** What makes plans less alike than a reader of their comparison may think. */
import type { Comparison } from "../../experiment/compare/compare.ts";
import { longDate } from "../words/wording.ts";

/** Sentences, each naming the first plan that differs from the first of all; empty when nothing does. */
export function comparisonWarnings({ plans, end }: Comparison): string[] {
  const [{ name: first, plan: one }, ...others] = plans;
  const warnings: string[] = [];
  const span = ({ startDay, days }: typeof one) => `${longDate(startDay)} to ${longDate(startDay + days - 1)}`;
  const unlike = others.find(({ plan }) => span(plan) !== span(one));
  if (unlike)
    warnings.push(
      `The periods differ ("${first}": ${span(one)}; "${unlike.name}": ${span(unlike.plan)}). Dates are compared up to the last day that all cover, ${longDate(end - 1)}; totals are over different lengths of time.`,
    );
  for (const target of one.targets) {
    const date = longDate(one.startDay + target.by);
    for (const { name, plan } of others) {
      const same = plan.targets.find((other) => other.name === target.name);
      if (!same) warnings.push(`"${name}" has no target ${target.name}, so it is not judged by it.`);
      else if (plan.startDay + same.by !== one.startDay + target.by)
        warnings.push(
          `The dates of the target ${target.name} differ ("${first}": ${date}; "${name}": ${longDate(plan.startDay + same.by)}), so levels at the deadline are of different days.`,
        );
    }
  }
  return warnings;
}
