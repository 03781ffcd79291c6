/** What the hold model asks of an event queue. */
export interface Holdable {
  readonly time: number;
  readonly event: number;
  push(time: number, event: number): unknown;
  pop(): boolean;
  clear(): void;
}

export type Hold = (queue: Holdable, gaps: Float64Array, holds: number) => number;

/**
 * The hold model (Jones, Communications of the ACM 29, 1986): take the earliest event, put one back a gap later.
 * `gaps` has a power of two of entries. Returns the time reached, so that nothing can be optimised away.
 */
function hold(queue: Holdable, gaps: Float64Array, holds: number): number {
  const mask = gaps.length - 1;
  for (let i = 0; i < holds; i++) {
    queue.pop();
    queue.push(queue.time + gaps[i & mask], queue.event);
  }
  return queue.time;
}

/** A copy of `hold` compiled apart, so that no structure pays for the shapes of the others. */
export function ownHold(): Hold {
  return new Function(`return ${hold.toString()}`)() as Hold;
}
