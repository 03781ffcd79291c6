/** From replications to files: the estimates of a run, with every file that is made of them, into one folder. */
import { crossCheck } from "../../experiment/run/fluid-check.ts";
import { estimateRun } from "../../experiment/run/run.ts";
import type { FluidResult } from "../../hub/fluid/fluid.ts";
import type { WorkAllowed } from "../../hub/fluid/work-allowed.ts";
import type { Plan } from "../../hub/plan.ts";
import type { Result } from "../tables/result.ts";
import { openTimeseries } from "../tables/timeseries.ts";
import type { Circumstances } from "./manifest.ts";
import { writeResult } from "./result-folder.ts";

/** The fluid limit to lay beside the estimates. */
export type FluidLimit = (plan: Plan, values: undefined, allowed: WorkAllowed) => FluidResult;

/** @param folder exists and holds none of the files yet @param limit without one there is no cross-check */
export function writeRun(
  folder: string,
  run: Omit<Result, "estimates" | "fluid">,
  limit: FluidLimit | undefined,
  circumstances: () => Circumstances,
): Result {
  const { loaded, point, rows } = run;
  const series = openTimeseries(folder, point.plan);
  const estimates = estimateRun(point, loaded.scenario, rows, series.onDay);
  series.close();
  const result = { ...run, estimates, fluid: limit && crossCheck(point.plan, limit, estimates) };
  writeResult(folder, result, circumstances);
  return result;
}
