/** Edges of the process, in columns. An edge that is not taken leads to `otherwise`. */
import { always, drawnHours, noLedger, noWay, onward } from "./edge.ts";

export interface Edge {
  /** What decides, and the share of cases that take the edge; of new starters' work, where that differs. */
  readonly by: number;
  readonly share: number;
  readonly starterShare: number;
  /** Place that it leads to; `out`, or `onward` to the edge `next`. */
  readonly to: number;
  readonly next: number;
  /** Edge that those follow who do not take this one; -1 where all do. */
  readonly otherwise: number;
  /** Way by which those leave the backlog who are still in it; `noWay`: they stay. */
  readonly way: number;
  /** The ledger that they go to. */
  readonly ledger: number;
  /** Bits: what else happens. */
  readonly effects: number;
  /** Hours of the work that ends like this; `drawnHours`, `meanHours`. */
  readonly hours: number;
}

export class EdgeTable {
  readonly by: number[] = [];
  readonly share: number[] = [];
  readonly starterShare: number[] = [];
  readonly to: number[] = [];
  readonly next: number[] = [];
  readonly otherwise: number[] = [];
  readonly way: number[] = [];
  readonly ledger: number[] = [];
  readonly effects: number[] = [];
  readonly hours: number[] = [];

  get count(): number {
    return this.by.length;
  }

  /** Adds an edge that all take, without effect, where nothing else is stated. @returns its index */
  add(edge: Partial<Edge>): number {
    const { share = 1 } = edge;
    this.by.push(edge.by ?? always);
    this.share.push(share);
    this.starterShare.push(edge.starterShare ?? share);
    this.to.push(edge.to ?? onward);
    this.next.push(edge.next ?? -1);
    this.otherwise.push(edge.otherwise ?? -1);
    this.way.push(edge.way ?? noWay);
    this.ledger.push(edge.ledger ?? noLedger);
    this.effects.push(edge.effects ?? 0);
    return this.hours.push(edge.hours ?? drawnHours) - 1;
  }
}
