/** `casehub explain`: the scenario as it is used, each value with the file and line it comes from. */
import { jsonText } from "../../../output/json/json.ts";
import { explainScenario } from "../../../scenario/explain/explain.ts";
import { exitCode } from "../../exit-code.ts";
import { loadOrExplain } from "../../files/load.ts";
import { answerWidth, type Io } from "../../io.ts";

export interface ExplainArguments {
  readonly scenario: string;
  readonly set: readonly string[];
  readonly json: boolean;
  /** Number of a case whose life is wanted instead, and the replication it is taken from. */
  readonly case?: string;
  readonly replication?: string;
}

/** @returns the exit code */
export async function run({ scenario, set, json, ...asked }: ExplainArguments, io: Io): Promise<number> {
  const loaded = loadOrExplain(scenario, set, io);
  if (!loaded) return exitCode.badInput;
  if (asked.case !== undefined) {
    const { explainCase } = await import("./explain-case.ts");
    io.print(explainCase(loaded, { case: asked.case, replication: asked.replication, json, width: answerWidth(io) }));
    return exitCode.done;
  }
  io.print(
    json
      ? jsonText({ scenario: loaded.scenario, places: Object.fromEntries(loaded.places) })
      : explainScenario(loaded, scenario, answerWidth(io)),
  );
  return exitCode.done;
}
