import { counted } from "../../output/words/wording.ts";
import { type Loading, loadScenario } from "../../scenario/load.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { countOf } from "../../scenario/text/problem.ts";
import { problemsText } from "../../scenario/text/problem-text.ts";
import { afterwards, errorWidth, type Io } from "../io.ts";
import { readText } from "./files.ts";

/** What the shell takes as it is, and anything else in quotes. */
const typed = (word: string) => (/^[\w./:=%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/**
 * Shows what is wrong with a scenario: of one that cannot be used everything, at once. Warnings keep nobody from an answer: after it a
 * line says where they are shown.
 */
export function showProblems(path: string, overrides: readonly string[], loading: Loading, io: Io): void {
  const { loaded, problems, sources } = loading;
  if (!loaded) return io.error(problemsText(problems, sources, errorWidth(io)));
  if (problems.length === 0) return;
  const count = countOf(problems);
  const command = ["casehub check", ...[path, ...overrides.flatMap((text) => ["--set", text])].map(typed)].join(" ");
  afterwards(io, `${counted(count, "warning")} about the scenario: ${command}\n`);
}

/** Loads a scenario and shows what is wrong with it. @returns undefined when it cannot be used */
export function loadOrExplain(path: string, overrides: readonly string[], io: Io): LoadedScenario | undefined {
  const loading = loadScenario(path, { readText, overrides });
  showProblems(path, overrides, loading, io);
  return loading.loaded;
}
