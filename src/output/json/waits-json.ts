/** The waits of summary.json: shares by each way out, medians that may not be reached, and of how many the mean time to a decision is. */
import { outcomeIndex } from "../../hub/plan.ts";
import { roundedTo } from "../table.ts";
import type { Result } from "../tables/result.ts";
import { estimateDigits } from "../tables/summary-fields.ts";
import { waitFigures } from "../tables/waits.ts";

export function waitsJson(result: Pick<Result, "point" | "rows" | "estimates">) {
  const { point, estimates } = result;
  const number = (value: number) => (Number.isFinite(value) ? roundedTo(value, estimateDigits) : null);
  const mean = (name: string) => estimates.outcomes[outcomeIndex(point.plan, name)]?.mean ?? Number.NaN;
  const figures = waitFigures(result);
  return {
    time_to_decision: {
      mean_days: number(mean("time_to_decision") / 24),
      decided_share: number(mean("decided_share")),
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
              mean: number(summary.mean),
              low95: number(summary.low95),
              high95: number(summary.high95),
            },
          ],
    ),
    medians: figures.flatMap(({ cohort, way, within, notReached, summary }) =>
      within !== undefined || Number.isNaN(notReached)
        ? []
        : [{ cohort, way, days: number(summary.median) ?? "not reached", not_reached: number(notReached) }],
    ),
  };
}
