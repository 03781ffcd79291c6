/** How the run of a result folder was made, beside its scenario. */
import { jsonOf, manifestOf, RecordProblem } from "./recorded.ts";
import { type RecordedOutcome, recordedOutcomes } from "./recorded-outcomes.ts";

export interface RunFacts {
  readonly seed: string | number;
  readonly replications: number;
  /** Whether every uncertain value was held at its best estimate. */
  readonly fixed: boolean;
  readonly version: string;
  /** SHA-256 of the code. */
  readonly build: string;
}

export interface RecordedFacts extends RunFacts {
  /** Share of replications in which each target was met, as the result says. */
  readonly targets: readonly { readonly name: string; readonly share: number }[];
  /** What it says of its outcomes. */
  readonly outcomes: readonly RecordedOutcome[];
}

/** @throws RecordProblem when the folder does not say it */
export function recordedFacts(folder: string): RecordedFacts {
  const { casehub: version, build } = manifestOf(folder);
  const summary = jsonOf(folder, "summary.json");
  const { seed, finished, fixed } = (summary.run ?? {}) as Record<string, unknown>;
  const isSeed = typeof seed === "string" || Number.isSafeInteger(seed);
  if (!isSeed || !Number.isSafeInteger(finished) || typeof fixed !== "boolean")
    throw new RecordProblem(`summary.json in ${folder} does not say how it was run`);
  if (typeof version !== "string" || typeof build !== "string")
    throw new RecordProblem(`manifest.json in ${folder} does not say which version it was made by`);
  const targets = Array.isArray(summary.targets) ? summary.targets : [];
  return {
    seed: seed as string | number,
    replications: finished as number,
    fixed,
    version,
    build,
    targets: targets.flatMap((target) => {
      const share = target?.probability?.share;
      return typeof target?.name === "string" && typeof share === "number" ? [{ name: target.name, share }] : [];
    }),
    outcomes: recordedOutcomes(summary.outcomes),
  };
}
