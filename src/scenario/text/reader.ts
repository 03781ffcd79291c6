/** How the loader gets at files: a function handed in, so that it runs in a browser as well. */
import type { ProblemCode } from "./problem.ts";

/** Why a file could not be read. */
export interface ReadProblem {
  readonly code: Extract<ProblemCode, "CH101" | "CH102" | "CH103" | "CH104">;
  readonly message: string;
}

/** The text of a file, or why there is none. Paths are written with `/`. */
export type ReadText = (path: string) => string | ReadProblem;

/** The most a scenario or data file may hold, in characters. */
export const longestText = 10_000_000;
