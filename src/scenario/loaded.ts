/** What loading a scenario gives: the settled text, its regimes (dated changes applied), and all that is uncertain in it. */

import type { Scenario } from "./schema/scenario.ts";
import type { Quantity } from "./values/quantity.ts";

/** The scenario as it stands from a date on, until the next regime. */
export interface Regime {
  /** First day it holds, as days since 1970-01-01. */
  readonly from: number;
  /** Names of the changes that take effect on that day; empty for the first regime. */
  readonly names: readonly string[];
  readonly scenario: Scenario;
}

/** A file that fixes bytes of the result, with its contents. */
export interface NamedFile {
  readonly path: string;
  readonly text: string;
}

/** Where a value was written. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Joint draws of uncertain values: `rows[i][j]` is the value of `paths[j]` in draw i, in canonical units. */
export interface JointDraws {
  readonly paths: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** Taken one after the other, and from the first again after the last, as a result has them; otherwise each pair of replications draws a row. */
  readonly inOrder?: boolean;
}

export interface LoadedScenario {
  /** File name without folder and extension. */
  readonly name: string;
  /** The scenario at the start of the period; equal to `regimes[0].scenario`. */
  readonly scenario: Scenario;
  /** In order of date; the first begins at the period's start. Series and empirical files are already read into `values`. */
  readonly regimes: readonly Regime[];
  /** Every quantity with a range, once per path, in order of path. */
  readonly uncertain: readonly Quantity[];
  /** Every quantity leaf with a source, range or confidence, for the assumptions log. */
  readonly sourced: readonly Quantity[];
  readonly draws?: JointDraws;
  /** The scenario after `extends`, `like` and `--set`, as YAML. */
  readonly resolvedText: string;
  /** Referenced data files (CSV), sorted by path. */
  readonly files: readonly NamedFile[];
  /** `--set` overrides as given. */
  readonly overrides: readonly string[];
  /** Path of a value to the place it was written. */
  readonly places: ReadonlyMap<string, Place>;
}
