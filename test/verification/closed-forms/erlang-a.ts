import { erlangB } from "./erlang-b.ts";

export interface ErlangA {
  /** Probability that an arrival has to wait. */
  readonly waits: number;
  /** Probability that an arrival gives up before service begins. */
  readonly givesUp: number;
  /** Mean time an arrival waits, whether it is then served or gives up. */
  readonly meanWait: number;
  /** Share of their time that servers are busy. */
  readonly use: number;
}

/**
 * M/M/c+M: a waiting arrival gives up at rate `patienceRate`; one in service stays. The number present is a birth-and-death process
 * with death rate c mu + k theta when k wait, so its probabilities above c are those of c times a running product.
 *
 * Source: C. Palm, "Research on telephone traffic carried by full availability groups", Tele 1 (1957); in this form A. Mandelbaum and
 * S. Zeltyn, "Service engineering in action: the Palm/Erlang-A queue", Advances in Services Innovations (2007).
 */
export function erlangA(servers: number, arrivalRate: number, serviceRate: number, patienceRate: number): ErlangA {
  const blocked = erlangB(servers, arrivalRate / serviceRate);
  // Relative to the probability that exactly c are present: that c or more are, and the mean number waiting.
  let allBusy = 1;
  let waiting = 0;
  let term = 1;
  for (let k = 1; term > allBusy * 1e-18; k++) {
    term *= arrivalRate / (servers * serviceRate + k * patienceRate);
    allBusy += term;
    waiting += k * term;
  }
  const exactly = blocked / (1 + (allBusy - 1) * blocked);
  const meanWait = (waiting * exactly) / arrivalRate;
  const givesUp = patienceRate * meanWait;
  return { waits: allBusy * exactly, givesUp, meanWait, use: (arrivalRate * (1 - givesUp)) / (servers * serviceRate) };
}
