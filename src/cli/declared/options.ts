/** Options that several commands share, kinds of option, and what a call of a command comes to. */

/** What a command does when it has been called; resolves to the exit code. */
export type Work = () => Promise<number>;

/** An option given twice counts as last given. */
export function last<T>(value: T | readonly T[]): T {
  return Array.isArray(value) ? value.at(-1) : (value as T);
}

export const set = {
  type: "string",
  array: true,
  requiresArg: true,
  default: [] as string[],
  defaultDescription: "none",
  describe: "Override a value: path=value; can be repeated",
} as const;

/** An option that may be given again, with nothing by default. */
export function several(describe: string, byDefault: string) {
  return { ...set, describe, defaultDescription: byDefault } as const;
}

export function flag(describe: string) {
  return { type: "boolean", default: false, describe } as const;
}

/** Examples below the help of a command, each on a line of its own: what is copied from the screen runs. */
export function examples(...pairs: readonly (readonly [command: string, what: string])[]): string {
  return ["Examples:", ...pairs.flatMap(([command, what]) => [`  ${command}`, `      ${what}`])].join("\n");
}

/** Options whose text is checked by the command, so that the message can say what is wrong with it. */
export function text(describe: string) {
  return { type: "string", requiresArg: true, describe } as const;
}

/** Options of every command that runs replications of points it chooses, for its `.options(…)`. */
export const experimentOptions = {
  replications: text("How many replications of each plan (default: the scenario's, or 100)"),
  seed: text("Seed of the random numbers (default: the scenario's)"),
  fixed: flag("Hold every uncertain value at its best estimate"),
  set,
  threads: text("How many threads (default: as many as the machine runs at once); never changes a result"),
  out: { ...text("Folder in which the result folder is made"), default: "results" },
  json: flag("Print the summary as JSON"),
  quiet: flag("No progress; print only where the files are"),
  verbose: flag("Show what is run or reused, and why"),
} as const;

/** The same without `--fixed`, for a command that sets uncertain values itself. */
export const { fixed: _, ...designOptions } = experimentOptions;

interface ExperimentOptions {
  readonly replications?: string | readonly string[];
  readonly seed?: string | readonly string[];
  readonly fixed: boolean | readonly boolean[];
  readonly set: readonly string[];
  readonly threads?: string | readonly string[];
  readonly out: string | readonly string[];
  readonly json: boolean | readonly boolean[];
  readonly quiet: boolean | readonly boolean[];
  readonly verbose: boolean | readonly boolean[];
}

/** The options of {@link experimentOptions} as commands take them. */
export function experimentArguments({
  replications,
  seed,
  fixed,
  set: overrides,
  threads,
  out,
  json,
  quiet,
  verbose,
}: ExperimentOptions) {
  return {
    replications: last(replications),
    seed: last(seed),
    fixed: last(fixed),
    set: overrides,
    threads: last(threads),
    out: last(out),
    json: last(json),
    quiet: last(quiet),
    verbose: last(verbose),
  };
}
