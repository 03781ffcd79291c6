/**
 * Little's law: mean number present = arrival rate x mean time present, for any system in the long run and whatever its order of service.
 *
 * Source: J. D. C. Little, "A proof for the queuing formula L = lambda W", Operations Research 9 (1961) 383-387.
 */
export function meanNumberOf(arrivalRate: number, meanTime: number): number {
  return arrivalRate * meanTime;
}

/** Little's law, the other way round. */
export function meanTimeOf(meanNumber: number, arrivalRate: number): number {
  return meanNumber / arrivalRate;
}
