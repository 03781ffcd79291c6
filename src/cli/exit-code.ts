/** What a command's exit code tells the shell. */
export const exitCode = {
  done: 0,
  /** A target was missed, or it is not yet known whether it is met, and --enforce-targets asked for this. */
  targetMissed: 1,
  /** A result is not what its scenario gives. */
  mismatch: 1,
  badInput: 2,
  /** Interrupted, or some of the work failed: what was finished is kept. */
  incomplete: 3,
  /** A fault of casehub's own. */
  fault: 70,
} as const;

/** Something the user can mend: shown as it is, exit code 2. */
export class BadInput extends Error {
  override readonly name = "BadInput";
}
