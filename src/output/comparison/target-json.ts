/** How surely plans meet their targets, as JSON. */
import type { Comparison } from "../../experiment/compare/compare.ts";
import type { ComparedTarget } from "../../experiment/compare/compared-targets.ts";
import { dateCell, roundedTo } from "../table.ts";
import { estimateDigits } from "../tables/summary-fields.ts";

/** What is said of targets in a comparison of plans. */
export type TargetsOfPlans = Pick<Comparison, "plans" | "replications" | "targets">;

const number = (value: number): number | null => (Number.isFinite(value) ? roundedTo(value, estimateDigits) : null);

export function targetJson({ name, plans: holders }: ComparedTarget, { plans }: Pick<Comparison, "plans">) {
  return {
    name,
    plans: holders.map(({ plan, target, probability, verdict, difference }) => ({
      plan: plans[plan].name,
      asked: number(target.share),
      by: dateCell(plans[plan].plan.startDay + target.by),
      probability: {
        share: number(probability.share),
        low95: number(probability.low),
        high95: number(probability.high),
      },
      verdict,
      difference: difference
        ? {
            share: number(difference.difference),
            low95: number(difference.low),
            high95: number(difference.high),
            discordant: difference.discordant,
          }
        : null,
    })),
  };
}
