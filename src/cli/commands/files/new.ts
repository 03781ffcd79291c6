/** `casehub new`: writes a scenario to start from, or one that changes another. */
import { writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { startingScenario } from "../../../scenario/explain/starting-scenario.ts";
import { childScenario } from "../../../scenario/inherit/child-scenario.ts";
import { loadScenario } from "../../../scenario/load.ts";
import { problemsText } from "../../../scenario/text/problem-text.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { readText } from "../../files/files.ts";
import { type Io, note } from "../../io.ts";

export interface NewArguments {
  readonly file: string;
  /** A scenario that the new one takes over. */
  readonly from?: string;
  /** What the new one changes. */
  readonly set: readonly string[];
}

/** @returns the exit code @throws BadInput when the file is there already, cannot be written, or would not be a scenario */
export async function run({ file, from, set }: NewArguments, io: Io): Promise<number> {
  if (from === undefined && set.length > 0) throw new BadInput("--set changes a scenario: name it with --from");
  const text = from === undefined ? startingScenario : childOf(from, file, set, io);
  if (text === undefined) return exitCode.badInput;
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new BadInput(`${file} already exists, and casehub new does not overwrite files`);
    throw new BadInput(`${file} cannot be written (${code ?? "unknown reason"})`);
  }
  const next = from === undefined ? `run ${file}` : `compare ${from} ${file}`;
  io.print(`${file} is written. Next: casehub ${next}\n`);
  return exitCode.done;
}

/** The child of a scenario, checked; undefined when it would have errors, which are shown. */
function childOf(from: string, file: string, set: readonly string[], io: Io): string | undefined {
  const show = (loading: ReturnType<typeof loadScenario>) =>
    note(
      io,
      problemsText(
        loading.problems.filter(({ severity }) => severity === "error"),
        loading.sources,
      ),
    );
  const parent = loadScenario(from, { readText, overrides: set });
  if (!parent.loaded) return void show(parent);
  const named = relative(dirname(file), from).replaceAll("\\", "/");
  const text = childScenario(named, parent.loaded.scenario.title, set);
  if (text === undefined) throw new BadInput("--set takes path=value");
  const child = loadScenario(file, { readText: (path) => (path === file ? text : readText(path)) });
  if (!child.loaded) return void show(child);
  return text;
}
