import { loadScenario } from "../../scenario/load.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { problemsText } from "../../scenario/text/problem-text.ts";
import { errorWidth, type Io } from "../io.ts";
import { readText } from "./files.ts";

/** Loads a scenario and shows what is wrong with it. @returns undefined when it cannot be used */
export function loadOrExplain(path: string, overrides: readonly string[], io: Io): LoadedScenario | undefined {
  const { loaded, problems, sources } = loadScenario(path, { readText, overrides });
  io.error(problemsText(problems, sources, errorWidth(io)));
  return loaded;
}
