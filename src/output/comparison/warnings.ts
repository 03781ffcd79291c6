/** What makes plans less alike than a reader of their comparison may think. */
import type { Comparison } from "../../experiment/compare.ts";
import { dateCell } from "../table.ts";

/** Sentences, each naming the first plan that differs from the first of all; empty when nothing does. */
export function comparisonWarnings({ plans, end }: Comparison): string[] {
  const [{ name: first, plan: one }, ...others] = plans;
  const warnings: string[] = [];
  const span = ({ startDay, days }: typeof one) => `${dateCell(startDay)} to ${dateCell(startDay + days - 1)}`;
  const unlike = others.find(({ plan }) => span(plan) !== span(one));
  if (unlike)
    warnings.push(
      `The periods differ (${first}: ${span(one)}; ${unlike.name}: ${span(unlike.plan)}): dates are compared to the end of what all cover, ${dateCell(end - 1)}, and totals are over unlike times.`,
    );
  for (const target of one.targets) {
    const date = dateCell(one.startDay + target.by);
    for (const { name, plan } of others) {
      const same = plan.targets.find((other) => other.name === target.name);
      if (!same) warnings.push(`${name} has no target ${target.name}: it is left out.`);
      else if (plan.startDay + same.by !== one.startDay + target.by)
        warnings.push(
          `The dates of the target ${target.name} differ (${first}: ${date}; ${name}: ${dateCell(plan.startDay + same.by)}): its levels are of unlike days.`,
        );
    }
  }
  return warnings;
}
