/** What one simulated history of the hub gives. */

export interface ReplicationRequest {
  readonly seed: string | number;
  /** 0, 1, 2, …; replications 2k and 2k+1 share their draw of the uncertain values but not their luck. */
  readonly replication: number;
  /** Hold every uncertain value at its best estimate. */
  readonly fixed: boolean;
  /** Values for `plan.uncertain`, in its order and in canonical units, in place of those that would be drawn or held. */
  readonly values?: Float64Array;
}

export interface Replication {
  readonly replication: number;
  /** The values used for `plan.uncertain`, in that order and in canonical units. */
  readonly values: Float64Array;
  /** Daily measures, column after column: `daily[column * days + day]`, levels at the end of the day. NaN where a ratio has no denominator. */
  readonly daily: Float64Array;
  /** One value per `plan.outcomes`. */
  readonly outcomes: Float64Array;
  /** Model events processed (arrivals, work finished, withdrawals, staff moves). */
  readonly events: number;
}
