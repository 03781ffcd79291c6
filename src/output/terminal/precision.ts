/** How precise the measures named with `--precision` have become. */
import type { PrecisionReached } from "../../experiment/precision/precision.ts";
import type { Result } from "../tables/result.ts";
import { plainNumber, wrap } from "../words/wording.ts";

function amount(value: number, { goal }: PrecisionReached): string {
  if (!Number.isFinite(value)) return "no bound within the period";
  if (goal.of === "probability" || goal.outcome.unit === "share") return `±${plainNumber(value * 100, 2)} points`;
  const decimals = value < 10 && !Number.isInteger(value) ? 2 : 0;
  return `±${plainNumber(value, decimals)}${goal.of === "median" ? " days" : ""}`;
}

export function precisionLines({ precision, estimates, complete }: Result, width: number): string[] {
  if (!precision) return [];
  return precision.flatMap((reached) => {
    const { goal, halfWidth, met } = reached;
    const lead = `Precision of ${goal.measure} (95% interval of its ${goal.of}): ${amount(halfWidth, reached)}, asked for ${amount(goal.halfWidth, reached)}`;
    const count = plainNumber(estimates.replications);
    const verdict = met
      ? `reached with ${count} replications.`
      : complete
        ? `NOT reached within the limit of ${count} replications; --replications sets another limit.`
        : `not reached when the run was stopped.`;
    return wrap(`${lead}: ${verdict}`, width);
  });
}
