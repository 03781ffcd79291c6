/** Zero as V8 holds a number with a fraction: what is compiled before the first fraction comes then holds after it. */
const fractional = -0;

/** Waiting by stage after the warm-up, in hours: what queueing theory speaks of. */
export class Waits {
  readonly begun: Float64Array;
  readonly waited: Float64Array;
  readonly hours: Float64Array;
  readonly gaveUp: Float64Array;
  readonly hoursGivenUp: Float64Array;
  /** Cases decided that were lodged after the warm-up, and their hours from lodging to decision. */
  decided = 0;
  hoursToDecision = fractional;

  constructor(
    stages: number,
    readonly from: number,
  ) {
    this.begun = new Float64Array(stages);
    this.waited = new Float64Array(stages);
    this.hours = new Float64Array(stages);
    this.gaveUp = new Float64Array(stages);
    this.hoursGivenUp = new Float64Array(stages);
  }

  begin(stage: number, since: number, now: number): void {
    if (since < this.from) return;
    this.begun[stage]++;
    if (now > since) {
      this.waited[stage]++;
      this.hours[stage] += now - since;
    }
  }

  giveUp(stage: number, since: number, now: number): void {
    if (since < this.from) return;
    this.gaveUp[stage]++;
    this.hoursGivenUp[stage] += now - since;
  }

  decide(lodged: number, now: number): void {
    if (lodged < this.from) return;
    this.decided++;
    this.hoursToDecision += now - lodged;
  }
}
