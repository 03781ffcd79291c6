/** `casehub run --fluid`: the fluid estimate alone, printed at once; nothing is simulated and no folder is written. */

import { thisBuild } from "../../../execution/identity.ts";
import { ignoranceBand } from "../../../experiment/run/ignorance.ts";
import { compile } from "../../../hub/compile.ts";
import { type FluidResult, fluid } from "../../../hub/fluid/fluid.ts";
import { TooMuchWork, WorkAllowed } from "../../../hub/fluid/work-allowed.ts";
import type { Plan } from "../../../hub/plan.ts";
import { fluidSummary } from "../../../output/fluid-summary.ts";
import { fluidJson } from "../../../output/json/fluid-json.ts";
import { jsonText } from "../../../output/json/json.ts";
import { plainNumber } from "../../../output/words/wording.ts";
import type { RunArguments } from "../../arguments/run-arguments.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { loadOrExplain } from "../../files/load.ts";
import { answerWidth, type Io } from "../../io.ts";

/** Steps allowed: about a second, and 400 MB for the cases in hand. The shipped scenarios take a fiftieth of them. */
const mostSteps = 5e7;

/** Steps allowed for all estimates of the ignorance band: a few seconds. Those of the shipped scenarios take half of them. */
const mostBandSteps = 8e8;

/** @throws BadInput where the estimate would take too many steps, with the sizes that make it so */
function boundedFluid(plan: Plan): FluidResult {
  try {
    return fluid(plan, undefined, new WorkAllowed(mostSteps));
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    const [{ scenario }] = plan.regimes;
    const sizes = [
      [plan.days, "days"],
      [Object.keys(scenario.work).length, "stages"],
      [Object.keys(scenario.cases.types).length, "case types"],
      [Object.keys(scenario.staff).length, "pools"],
    ].map(([count, what]) => `${plainNumber(Number(count))} ${what}`);
    throw new BadInput(
      `the fluid estimate goes through every day, stage, case type and pool, and for ${sizes.join(", ")} it would take more than ${plainNumber(mostSteps)} steps: simulate without --fluid, or leave out some case types or pools`,
    );
  }
}

/** @returns the exit code @throws BadInput for options that mean nothing without replications, and for an estimate that takes too long */
export function runFluid(args: RunArguments, io: Io): number {
  for (const option of ["replications", "seed", "threads"] as const)
    if (args[option] !== undefined)
      throw new BadInput(`--fluid simulates nothing and draws nothing: leave out --${option}`);
  if (args.precision.length > 0) throw new BadInput("--fluid runs no replications: leave out --precision");
  const loaded = loadOrExplain(args.scenario, args.set, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  const result = boundedFluid(plan);
  const band = args.fixed ? undefined : ignoranceBand(plan, fluid, new WorkAllowed(mostBandSteps));
  const answer = fluidJson(loaded, plan, result, band, thisBuild().version);
  const summary = () => fluidSummary(loaded, { plan, result, band, isFixed: args.fixed }, answerWidth(io));
  io.print(args.json ? jsonText(answer) : summary());
  return args.enforceTargets && answer.targets.some(({ met }) => met === false) ? exitCode.targetMissed : exitCode.done;
}
