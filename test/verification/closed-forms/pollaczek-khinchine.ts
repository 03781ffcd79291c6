/**
 * The mean wait in M/G/1 before service begins: Pollaczek and Khinchine. Of the service times only mean and variance matter.
 *
 * Source: F. Pollaczek, "Über eine Aufgabe der Wahrscheinlichkeitstheorie", Mathematische Zeitschrift 32 (1930); A. Y. Khinchine (1932);
 * L. Kleinrock, Queueing Systems, volume 1 (1975), chapter 5.
 *
 * @param cv coefficient of variation of the service times: 0 when all are equal, 1 when exponential
 * @throws RangeError for a load of 1 or more: the line would grow for ever
 */
export function meanWaitMG1(arrivalRate: number, meanService: number, cv: number): number {
  const load = arrivalRate * meanService;
  if (!(load < 1)) throw new RangeError(`a load of ${load} is too much for one server`);
  return (load / (1 - load)) * ((1 + cv * cv) / 2) * meanService;
}
