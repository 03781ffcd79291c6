/** A quota of starts between legacy and flow while both wait, by deficit round-robin without debt over times when one is empty. */
import { flow, legacy } from "../cases/case-table.ts";
import type { Stages } from "./stages.ts";

export class Quota {
  private readonly named: Uint8Array;
  /** Starts owed to legacy, by stage, in starts: between -1 and 1. */
  private readonly owed: Float64Array;

  constructor(
    private readonly statement: { legacy: number; at: string[] },
    stages: Stages,
  ) {
    this.named = Uint8Array.from(stages.names, (name) => (statement.at.includes(name) ? 1 : 0));
    this.owed = new Float64Array(stages.names.length);
  }

  applies(stage: number): boolean {
    return this.named[stage] === 1;
  }

  /** The cohort of the next start at a stage where `preferred` waits, and the other one does or not. */
  choose(stage: number, preferred: number, otherWaits: boolean): number {
    if (!otherWaits) {
      this.owed[stage] = 0;
      return preferred;
    }
    const owed = this.owed[stage] + this.statement.legacy;
    const cohort = owed >= 0.5 ? legacy : flow;
    this.owed[stage] = owed - (cohort === legacy ? 1 : 0);
    return cohort;
  }
}
