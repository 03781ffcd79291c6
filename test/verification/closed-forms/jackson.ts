import { erlangC, meanWaitMMc } from "./erlang-c.ts";
import { meanTimeOf } from "./little.ts";

export interface Node {
  readonly servers: number;
  readonly meanService: number;
  /** Rate of arrivals from outside. */
  readonly arrivalRate: number;
  /** Probability of going to each node next, itself included; what is left of 1 leaves the network. */
  readonly next: readonly number[];
}

export interface NodeResult {
  /** All arrivals, from outside and from other nodes. */
  readonly arrivalRate: number;
  readonly waits: number;
  /** Mean wait of one visit. */
  readonly meanWait: number;
  /** Mean number present, in service included. */
  readonly present: number;
  readonly use: number;
}

/**
 * An open network of M/M/c queues: in the long run each node is as if it stood alone, with the arrivals that the traffic equations give it.
 * A tandem (P. J. Burke, "The output of a queuing system", Operations Research 4 (1956) 699-704) and a server whose work comes back to it
 * are networks of this kind.
 *
 * Source: J. R. Jackson, "Networks of waiting lines", Operations Research 5 (1957) 518-521.
 *
 * @returns the nodes, and the mean time from entering the network to leaving it, by Little's law
 */
export function jackson(nodes: readonly Node[]): { nodes: NodeResult[]; meanTime: number } {
  const rates = traffic(nodes);
  const results = nodes.map(({ servers, meanService }, i): NodeResult => {
    const arrivalRate = rates[i];
    const offered = arrivalRate * meanService;
    const meanWait = meanWaitMMc(servers, arrivalRate, 1 / meanService);
    return {
      arrivalRate,
      waits: erlangC(servers, offered),
      meanWait,
      present: arrivalRate * (meanWait + meanService),
      use: offered / servers,
    };
  });
  const present = results.reduce((sum, node) => sum + node.present, 0);
  const entering = nodes.reduce((sum, node) => sum + node.arrivalRate, 0);
  return { nodes: results, meanTime: meanTimeOf(present, entering) };
}

/** Solves rate[j] = arrivals[j] + sum over i of rate[i] next[i][j] by elimination; every node is left in the end, so no pivot is 0. */
function traffic(nodes: readonly Node[]): number[] {
  const rows = nodes.map((node, j) => [
    ...nodes.map(({ next }, i) => (i === j ? 1 : 0) - (next[j] ?? 0)),
    node.arrivalRate,
  ]);
  for (let pivot = 0; pivot < rows.length; pivot++)
    for (let row = 0; row < rows.length; row++) {
      if (row === pivot) continue;
      const factor = rows[row][pivot] / rows[pivot][pivot];
      rows[row] = rows[row].map((value, i) => value - factor * rows[pivot][i]);
    }
  return rows.map((row, i) => row[rows.length] / row[i]);
}
