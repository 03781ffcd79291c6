/** The waits of summary.json: shares by each way out, medians that may not be reached, and of how many the mean time to a decision is. */

import { outcomeIndex } from "../../hub/plan.ts";
import type { Result } from "../tables/result.ts";
import { waitFigures } from "../tables/waits.ts";
import { jsonNumber } from "./json.ts";

export function waitsJson(result: Pick<Result, "point" | "rows" | "estimates">) {
  const { point, estimates } = result;
  const mean = (name: string) => estimates.outcomes[outcomeIndex(point.plan, name)]?.mean ?? Number.NaN;
  const figures = waitFigures(result);
  return {
    time_to_decision: {
      mean_days: jsonNumber(mean("time_to_decision") / 24),
      decided_share: jsonNumber(mean("decided_share")),
      note: "a mean over the claims that are decided by the end of the period: those still open, who have waited longer, are left out",
    },
    shares: figures.flatMap(({ cohort, way, within, summary }) =>
      within === undefined || Number.isNaN(summary.median)
        ? []
        : [
            {
              cohort,
              way,
              within_days: within,
              mean: jsonNumber(summary.mean),
              low95: jsonNumber(summary.low95),
              high95: jsonNumber(summary.high95),
            },
          ],
    ),
    medians: figures.flatMap(({ cohort, way, within, notReached, summary }) =>
      within !== undefined || Number.isNaN(notReached)
        ? []
        : [{ cohort, way, days: jsonNumber(summary.median) ?? "not reached", not_reached: jsonNumber(notReached) }],
    ),
  };
}
