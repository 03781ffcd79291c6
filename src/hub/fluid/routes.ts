/** The way of cases through the stages of one regime after another: where each goes next, and what it has behind it. */
import type { Rules, Visit } from "../work/rules.ts";

export class Routes {
  rules: Rules;
  /** Bits of the stages before a stage on the latest route that had it, by type * stages + stage. */
  private readonly before: Int32Array;
  private readonly stages: number;
  /** What {@link isDecided} and {@link after} have found of this regime, by type * stages + stage; of `after` with a place for -1 in front. */
  private decided: (boolean | undefined)[] = [];
  private next: (Visit[] | undefined)[] = [];

  constructor(rules: Rules) {
    this.rules = rules;
    this.stages = rules.stages.count;
    this.before = new Int32Array(this.stages * rules.typeNames.length);
    this.change(rules);
  }

  change(rules: Rules): void {
    this.rules = rules;
    this.decided = [];
    this.next = [];
    rules.routes.forEach((route, type) => {
      let bits = 0;
      for (const { stage } of route) {
        this.before[type * this.stages + stage] = bits;
        bits |= 1 << stage;
      }
    });
  }

  /** Whether a case at a stage has its decision already: the stage comes after the one that decides. */
  isDecided(type: number, stage: number): boolean {
    const key = type * this.stages + stage;
    this.decided[key] ??= this.comesAfterDecision(type, stage);
    return this.decided[key];
  }

  private comesAfterDecision(type: number, stage: number): boolean {
    const route = this.rules.routes[type];
    const at = (wanted: number) => route.findIndex((visit) => visit.stage === wanted);
    const place = at(this.rules.stages.parent[stage]);
    return place >= 0 && place > at(this.rules.decidesAt[type]);
  }

  /** Visits still to come for a case that is done with `from` (-1: none): from a stage that is no longer on the route, those not done before it. */
  after(type: number, from: number): Visit[] {
    const key = type * (this.stages + 1) + from + 1;
    this.next[key] ??= this.toCome(type, from);
    return this.next[key];
  }

  private toCome(type: number, from: number): Visit[] {
    const route = this.rules.routes[type];
    const place = route.findIndex(({ stage }) => stage === from);
    const behind = from < 0 ? 0 : this.before[type * this.stages + from] | (1 << from);
    return route.slice(place + 1).filter(({ stage }) => (behind & (1 << stage)) === 0);
  }

  /** As `after`, for a case that has not done `from` and is spared it. */
  instead(type: number, from: number): Visit[] {
    const behind = this.before[type * this.stages + from] | (1 << from);
    return this.rules.routes[type].filter(({ stage }) => (behind & (1 << stage)) === 0);
  }
}
