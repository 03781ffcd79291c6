/** `casehub schema`: the format of scenarios, or of sweeps, as a JSON Schema, for editors. */
import { sweepSchemaText } from "../../experiment/sweep/file.ts";
import { jsonSchemaText } from "../../scenario/json-schema.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/** @returns the exit code */
export async function run({ sweep }: { readonly sweep: boolean }, io: Io): Promise<number> {
  io.print(sweep ? sweepSchemaText() : jsonSchemaText());
  return exitCode.done;
}
