/** What measures are read from: the hub at the end of a day, and its staff over the whole period. A simulation counts cases, the fluid amounts. */

/** The hub at the end of a day. What happened is of the day; what is not known is NaN. */
export interface DayReading {
  /** Open cases by cohort. */
  readonly backlog: ArrayLike<number>;
  /** Cases, pieces of work and no-shows by stage, all visits of a stage together. */
  readonly waiting: ArrayLike<number>;
  readonly notice: ArrayLike<number>;
  readonly inWork: ArrayLike<number>;
  readonly completed: ArrayLike<number>;
  readonly noShows: ArrayLike<number>;
  /** Cases that left the backlog, by way * classes + class; a class is cohort * types + type. */
  readonly exits: ArrayLike<number>;
  /** Cases decided, by outcome as `statedOutcomes` lists them. */
  readonly decidedAs: ArrayLike<number>;
  readonly arrived: number;
  readonly interviews: number;
  /** From lodging to decision, summed over the decisions. */
  readonly daysWaited: number;
  /** Ages of the backlog: the median in days, and the shares of over six and twelve months; NaN when it is empty. */
  readonly medianAge: number;
  readonly overSixMonths: number;
  readonly overTwelveMonths: number;
}

/** Staff and their hours, by pool * days + day. */
export interface StaffReading {
  readonly inPost: Float64Array;
  readonly inTraining: Float64Array;
  readonly productive: Float64Array;
  readonly worked: Float64Array;
  readonly available: Float64Array;
  readonly mentoring: Float64Array;
  /** By pool: whether it does principal or deciding work. */
  readonly isCasePool: readonly boolean[];
}
