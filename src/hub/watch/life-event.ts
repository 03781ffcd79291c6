/** The life of one case, event by event: how a reviewer checks the model by hand. */
export interface LifeEvent {
  /** Hours since midnight of the period's first day. */
  readonly moment: number;
  readonly what: string;
}

export interface Watch {
  /** Case number: the starting stock first, then arrivals in order. */
  readonly number: number;
  note(event: LifeEvent): void;
}

/** No case is watched. */
export const nobody: Watch = { number: -1, note() {} };
