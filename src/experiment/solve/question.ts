/** What is asked of a solve. */
export interface SolveOptions {
  /** Values of the lever, at least 2. */
  readonly values: number;
  /** The probability asked for, between 0 and 1, both excluded. */
  readonly share: number;
  /** Half-width to which the probability at the answer is wanted, as a share: 0.02. */
  readonly indifference: number;
  /** This many replications, whatever the indifference. */
  readonly replications?: number;
  /** The most replications taken to reach the indifference. */
  readonly cap: number;
  /** Whether replications 2k and 2k+1 share their draws, so that pairs are counted. */
  readonly paired: boolean;
  /** Whether the target asks its measure to be at most an amount. */
  readonly lowerLevelIsBetter: boolean;
  /** Whether the least of the lever is wanted whichever way it helps, as of people: where every value is enough, that is the first. */
  readonly least?: boolean;
  /** Place near which the answer is expected. */
  readonly start?: number;
  /** Told how many runs are expected in all, as that becomes clearer. */
  readonly onExpect?: (runs: number) => void;
}
