/** `casehub measures`: what targets, observed series, sweeps and `--precision` can name, in general or in one scenario. */

import { compile } from "../../../hub/compile.ts";
import { jsonText } from "../../../output/json/json.ts";
import { measureList, measureListJson } from "../../../output/measure-list.ts";
import { startingScenario } from "../../../scenario/explain/starting-scenario.ts";
import { loadScenario } from "../../../scenario/load.ts";
import { exitCode } from "../../exit-code.ts";
import { loadOrExplain } from "../../files/load.ts";
import { answerWidth, type Io } from "../../io.ts";

export interface MeasuresArguments {
  readonly scenario?: string;
  readonly set: readonly string[];
  readonly json: boolean;
}

/** @returns the exit code */
export async function run({ scenario, set, json }: MeasuresArguments, io: Io): Promise<number> {
  const loaded =
    scenario === undefined
      ? loadScenario("", { readText: () => startingScenario }).loaded
      : loadOrExplain(scenario, set, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  io.print(json ? jsonText(measureListJson(plan)) : measureList(plan, scenario !== undefined, answerWidth(io)));
  return exitCode.done;
}
