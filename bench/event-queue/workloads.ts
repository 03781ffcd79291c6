const LOG_SD = Math.sqrt(Math.log(1 + 0.6 ** 2));

/**
 * Gaps between the making of an event and its time, for the hold model. Mean 1; the same in every run.
 * - exponential
 * - lognormal: coefficient of variation 0.6, as the effort of a piece of work
 * - grid: whole eighths of the mean, so that many events share each of few times
 * - bursts: every fourth event is due at once, at the time of its making
 */
export const workloads: Record<string, Float64Array> = {
  exponential: gaps((uniform) => exponential(uniform)),
  lognormal: gaps((uniform) => lognormal(uniform)),
  grid: gaps((uniform) => Math.ceil(8 * exponential(uniform)) / 8),
  bursts: gaps((uniform) => (uniform() < 0.25 ? 0 : (4 / 3) * lognormal(uniform))),
};

function gaps(gap: (uniform: () => number) => number): Float64Array {
  const uniform = mulberry32(20230501);
  return Float64Array.from({ length: 65536 }, () => gap(uniform));
}

function exponential(uniform: () => number): number {
  return -Math.log(1 - uniform());
}

function lognormal(uniform: () => number): number {
  const normal = Math.sqrt(2 * exponential(uniform)) * Math.cos(2 * Math.PI * uniform());
  return Math.exp(LOG_SD * normal - LOG_SD ** 2 / 2);
}

/** A small generator that is good enough for timing (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
