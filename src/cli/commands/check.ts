/** `casehub check`: says what is wrong with scenario files, all of it at once. */
import { plural } from "../../engine/wording.ts";
import { jsonText } from "../../output/json/json.ts";
import { loadScenario } from "../../scenario/load.ts";
import { countOf, type Problem } from "../../scenario/text/problem.ts";
import { problemsText } from "../../scenario/text/problem-text.ts";
import { exitCode } from "../exit-code.ts";
import { readText } from "../files/files.ts";
import { errorWidth, type Io } from "../io.ts";

export interface CheckArguments {
  readonly scenarios: readonly string[];
  readonly set: readonly string[];
  /** Warnings count as errors. */
  readonly strict: boolean;
  readonly json: boolean;
}

/** @returns the exit code */
export async function run({ scenarios, set, strict, json }: CheckArguments, io: Io): Promise<number> {
  const found: Problem[] = [];
  for (const scenario of scenarios) {
    const { problems, sources } = loadScenario(scenario, { readText, overrides: set });
    found.push(...problems);
    if (json) continue;
    io.error(problemsText(problems, sources, errorWidth(io)));
    io.print(`${scenario}: ${verdict(problems)}\n`);
  }
  if (json) io.print(jsonText(found));
  const failing = found.some(({ severity }) => strict || severity === "error");
  return failing ? exitCode.badInput : exitCode.done;
}

function verdict(problems: readonly Problem[]): string {
  const errors = countOf(problems.filter(({ severity }) => severity === "error"));
  const counts = [counted(errors, "error"), counted(countOf(problems) - errors, "warning")].filter(
    (text) => text !== "",
  );
  return counts.length === 0 ? "no problems" : counts.join(", ");
}

function counted(count: number, what: string): string {
  return count === 0 ? "" : `${count} ${plural(count, what)}`;
}
