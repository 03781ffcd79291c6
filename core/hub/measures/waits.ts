/** Waiting by stage after the warm-up, in hours: the waiting time of queueing theory. */
/** @read */
export let begun = new StaticArray<i32>(0);
/** @read */
export let waited = new StaticArray<i32>(0);
/** @read hoursWaited */
export let hours = new StaticArray<f64>(0);
/** @read */
export let gaveUp = new StaticArray<i32>(0);
/** @read */
export let hoursGivenUp = new StaticArray<f64>(0);
/** Cases decided that were lodged after the warm-up, and their hours from lodging to decision. @read casesDecided */
export let decided: i32 = 0;
/** @read */
export let hoursToDecision: f64 = 0;
/** Hour at which the warm-up ends. */
let from: f64 = 0;

/** @step openWaits */
export function open(stages: i32, warmUp: f64): void {
  from = warmUp;
  begun = new StaticArray<i32>(stages);
  waited = new StaticArray<i32>(stages);
  hours = new StaticArray<f64>(stages);
  gaveUp = new StaticArray<i32>(stages);
  hoursGivenUp = new StaticArray<f64>(stages);
}

export function begin(stage: i32, since: f64, now: f64): void {
  if (since < from) return;
  begun[stage]++;
  if (now > since) {
    waited[stage]++;
    hours[stage] += now - since;
  }
}

export function giveUp(stage: i32, since: f64, now: f64): void {
  if (since < from) return;
  gaveUp[stage]++;
  hoursGivenUp[stage] += now - since;
}

export function decide(lodged: f64, now: f64): void {
  if (lodged < from) return;
  decided++;
  hoursToDecision += now - lodged;
}
