/** How surely plans meet their targets, as JSON. */

import type { Comparison } from "../../experiment/compare/compare.ts";
import type { ComparedTarget } from "../../experiment/compare/compared-targets.ts";
import { jsonNumber } from "../json/json.ts";
import { dateCell } from "../table.ts";

/** What is said of targets in a comparison of plans. */
export type TargetsOfPlans = Pick<Comparison, "plans" | "replications" | "targets">;

export function targetJson({ name, plans: holders }: ComparedTarget, { plans }: Pick<Comparison, "plans">) {
  return {
    name,
    plans: holders.map(({ plan, target, probability, verdict, difference }) => ({
      plan: plans[plan].name,
      asked: jsonNumber(target.share),
      by: dateCell(plans[plan].plan.startDay + target.by),
      probability: {
        share: jsonNumber(probability.share),
        low95: jsonNumber(probability.low),
        high95: jsonNumber(probability.high),
      },
      verdict,
      difference: difference
        ? {
            share: jsonNumber(difference.difference),
            low95: jsonNumber(difference.low),
            high95: jsonNumber(difference.high),
            discordant: difference.discordant,
          }
        : null,
    })),
  };
}
