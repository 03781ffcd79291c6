/** The way of cases through the stages of one regime after another: where each goes next, and what it has behind it. */
import type { Rules, Visit } from "../work/rules.ts";

export class Routes {
  rules: Rules;
  /** Bits of the stages before a stage on the latest route that had it, by type * stages + stage. */
  private readonly before: Int32Array;
  private readonly stages: number;
  constructor(rules: Rules) {
    this.rules = rules;
    this.stages = rules.stages.count;
    this.before = new Int32Array(this.stages * rules.typeNames.length);
    this.change(rules);
  }

  change(rules: Rules): void {
    this.rules = rules;
    rules.routes.forEach((route, type) => {
      let bits = 0;
      for (const { stage } of route) {
        this.before[type * this.stages + stage] = bits;
        bits |= 1 << stage;
      }
    });
  }

  /** Visits to come for a case that has not done `from` and is spared it. */
  instead(type: number, from: number): Visit[] {
    const behind = this.before[type * this.stages + from] | (1 << from);
    return this.rules.routes[type].filter(({ stage }) => (behind & (1 << stage)) === 0);
  }
}
