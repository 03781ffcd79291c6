/** `casehub schema`: the format of scenarios, of sweeps or of fits, as a JSON Schema, for editors. */
import { fitSchemaText } from "../../../experiment/calibration/file.ts";
import { sweepSchemaText } from "../../../experiment/sweep/design/file.ts";
import { jsonSchemaText } from "../../../scenario/schema/json-schema.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";

/** @returns the exit code @throws BadInput */
export async function run({ sweep, fit }: { readonly sweep: boolean; readonly fit: boolean }, io: Io): Promise<number> {
  if (sweep && fit) throw new BadInput("choose --sweep or --fit, not both");
  io.print(sweep ? sweepSchemaText() : fit ? fitSchemaText() : jsonSchemaText());
  return exitCode.done;
}
