/** `casehub schema`: the scenario format as a JSON Schema, for editors. */
import { jsonSchemaText } from "../../scenario/json-schema.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/** @returns the exit code */
export async function run(_arguments: object, io: Io): Promise<number> {
  io.print(jsonSchemaText());
  return exitCode.done;
}
