/** `casehub check`: says what is wrong with scenario files, all of it at once. */
import { plural } from "../../../engine/wording.ts";
import { jsonText } from "../../../output/json/json.ts";
import { loadScenario } from "../../../scenario/load.ts";
import { countOf, type Problem } from "../../../scenario/text/problem.ts";
import { problemsText } from "../../../scenario/text/problem-text.ts";
import { exitCode } from "../../exit-code.ts";
import { readText } from "../../files/files.ts";
import { errorWidth, type Io, note } from "../../io.ts";

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
  const meant: Problem[] = [];
  for (const scenario of scenarios) {
    const { problems, accepted, sources } = loadScenario(scenario, { readText, overrides: set });
    found.push(...problems);
    meant.push(...accepted);
    if (json) continue;
    io.error(problemsText(problems, sources, errorWidth(io)));
    io.print(`${scenario}: ${verdict(problems)}${acceptedWords(accepted)}\n`);
  }
  if (json) io.print(jsonText([...found, ...meant.map((problem) => ({ ...problem, severity: "accepted" }))]));
  else if (found.some(isAcceptable)) note(io, howToAccept(found.filter(isAcceptable)[0]));
  const failing = found.some(({ severity }) => strict || severity === "error");
  return failing ? exitCode.badInput : exitCode.done;
}

const isAcceptable = ({ code, severity }: Problem) => severity === "warning" && code !== "CH660";

/** How to say in the scenario that a warning is meant. */
function howToAccept({ code, path }: Problem): string {
  const at = path === undefined || /[^\w.-]/.test(path) ? "" : `at: ${path}, `;
  return `To accept a warning that is meant, say why in the scenario, for example:\n  accepted_warnings: {${code}: {${at}because: "…"}}\n`;
}

function acceptedWords(accepted: readonly Problem[]): string {
  return accepted.length === 0 ? "" : ` (${counted(countOf(accepted), "warning")} accepted)`;
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
