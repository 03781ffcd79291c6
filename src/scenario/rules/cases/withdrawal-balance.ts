/**
 * Where more work comes than can be done and cases do not wait for ever, the queue does not grow for ever: it settles where as many leave
 * it as cannot be served. In a queue served in the order of arrival all then wait the same time w, and of a type with hazard θ the share
 * exp(-θw) is served: W. Whitt, Fluid models for multiserver queues with abandonments, Operations Research 54 (2006), 37-54.
 */

/** Cases of a type that come to a queue, and what they bring. */
export interface Stream {
  /** A day. */
  readonly cases: number;
  /** Effective hours a day, were all of them served. */
  readonly hours: number;
  /** Withdrawals and administrative outcomes a day and waiting case. */
  readonly hazard: number;
}

export interface Balance {
  /** Of the cases that come, the share that leaves before it is served. */
  readonly share: number;
  /** Cases that then wait. */
  readonly waiting: number;
  /** Days in which a queue comes halfway to it from wherever it is. */
  readonly halfway: number;
}

const sum = (streams: readonly Stream[], of: (stream: Stream) => number) =>
  streams.reduce((total, stream) => total + of(stream), 0);

/** @returns undefined where those that never leave bring more than can be done: such a queue grows for ever */
export function withdrawalBalance(streams: readonly Stream[], supply: number): Balance | undefined {
  const patient = streams.filter(({ hazard, hours }) => hazard === 0 && hours > 0);
  if (patient.length > 0 && sum(patient, ({ hours }) => hours) >= supply) return undefined;
  const wait = waitFor(streams, supply);
  const leaving = sum(streams, ({ cases, hazard }) => cases * -Math.expm1(-hazard * wait));
  const waiting = sum(streams, ({ cases, hazard }) =>
    hazard === 0 ? cases * wait : (cases * -Math.expm1(-hazard * wait)) / hazard,
  );
  return {
    share: leaving / sum(streams, ({ cases }) => cases),
    waiting,
    halfway: (Math.LN2 * waiting) / leaving,
  };
}

/** Days after which what is left of the work that came fits the supply; infinite where nothing can be done, or the work never ends. */
function waitFor(streams: readonly Stream[], supply: number): number {
  const leavers = streams.filter(({ hazard }) => hazard > 0);
  const left = (wait: number) => sum(streams, ({ hours, hazard }) => hours * Math.exp(-hazard * wait));
  if (supply === 0 || !Number.isFinite(left(0))) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, 1 / Math.max(...leavers.map(({ hazard }) => hazard))];
  while (left(high) > supply) [low, high] = [high, 2 * high];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (left(middle) > supply) low = middle;
    else high = middle;
  }
  return high;
}
