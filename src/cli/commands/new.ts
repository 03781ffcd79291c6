/** `casehub new`: writes a scenario to start from. */
import { writeFileSync } from "node:fs";
import { startingScenario } from "../../scenario/starting-scenario.ts";
import { BadInput, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

export interface NewArguments {
  readonly file: string;
}

/** @returns the exit code @throws BadInput when the file is there already or cannot be written */
export async function run({ file }: NewArguments, io: Io): Promise<number> {
  try {
    writeFileSync(file, startingScenario, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new BadInput(`${file} is there already, and casehub new overwrites nothing`);
    throw new BadInput(`${file} cannot be written (${code ?? "unknown reason"})`);
  }
  io.print(`${file} is written: casehub run ${file}\n`);
  return exitCode.done;
}
