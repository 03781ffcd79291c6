/** What `casehub run` is asked. */

/** Options as typed, before they are checked. */
export interface RunArguments {
  readonly scenario: string;
  readonly replications?: string;
  readonly precision: readonly string[];
  readonly seed?: string;
  readonly fixed: boolean;
  readonly set: readonly string[];
  readonly threads?: string;
  readonly out: string;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Print everything that answer.txt holds, not the first screen alone. */
  readonly details: boolean;
  /** Say whether it is run or was before, and why. */
  readonly verbose: boolean;
  /** Only the fluid estimate, without replications. */
  readonly fluid: boolean;
  readonly enforceTargets: boolean;
}
