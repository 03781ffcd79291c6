/** `casehub run --fluid`: the fluid estimate alone, printed at once; nothing is simulated and no folder is written. */
import { thisBuild } from "../../execution/identity.ts";
import { compile } from "../../hub/compile.ts";
import { fluid } from "../../hub/fluid/fluid.ts";
import { fluidJson } from "../../output/fluid-json.ts";
import { fluidSummary } from "../../output/fluid-summary.ts";
import { BadInput, exitCode } from "../exit-code.ts";
import { answerWidth, type Io } from "../io.ts";
import { loadOrExplain } from "../load.ts";
import type { RunArguments } from "../run-arguments.ts";

/** @returns the exit code @throws BadInput for options that mean nothing without replications */
export function runFluid(args: RunArguments, io: Io): number {
  for (const option of ["replications", "seed", "threads"] as const)
    if (args[option] !== undefined)
      throw new BadInput(`--fluid simulates nothing and draws nothing: leave out --${option}`);
  if (args.precision.length > 0) throw new BadInput("--fluid runs no replications: leave out --precision");
  const loaded = loadOrExplain(args.scenario, args.set, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  const result = fluid(plan);
  const answer = fluidJson(loaded, plan, result, thisBuild().version);
  io.print(
    args.json ? `${JSON.stringify(answer, undefined, 2)}\n` : fluidSummary(loaded, plan, result, answerWidth(io)),
  );
  return args.enforceTargets && answer.targets.some(({ met }) => !met) ? exitCode.targetMissed : exitCode.done;
}
