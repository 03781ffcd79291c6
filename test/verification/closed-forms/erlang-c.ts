import { erlangB } from "./erlang-b.ts";

/**
 * The probability that an arrival has to wait in M/M/c: Erlang's delay formula.
 *
 * Source: A. K. Erlang (1917); R. B. Cooper, Introduction to Queueing Theory, 2nd edition (1981), chapter 3.
 *
 * @param offered arrivals per mean service, in erlangs
 * @throws RangeError unless `offered` is below `servers`: the line would grow for ever
 */
export function erlangC(servers: number, offered: number): number {
  if (!(offered < servers)) throw new RangeError(`${offered} erlangs are too much for ${servers} servers`);
  const blocked = erlangB(servers, offered);
  return (servers * blocked) / (servers - offered * (1 - blocked));
}

/** The mean wait in M/M/c before service begins, in the unit of time of the rates. Source: as {@link erlangC}. */
export function meanWaitMMc(servers: number, arrivalRate: number, serviceRate: number): number {
  return erlangC(servers, arrivalRate / serviceRate) / (servers * serviceRate - arrivalRate);
}
