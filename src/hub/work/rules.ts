/** The rules of casework in one regime, as numbers: stages, routes, efforts, checks, ways out. */
import { outcomesOf } from "../../scenario/decision-outcomes.ts";
import { own } from "../../scenario/own.ts";
import { decidingPlace, visitsOn } from "../../scenario/visit.ts";
import type { DrawnScenario } from "../draws.ts";
import { administrative, decision, withdrawal } from "../process/edge.ts";
import { EffortTable } from "./effort.ts";
import type { Stages } from "./stages.ts";

/** Ways out of the backlog, and what they are counted as. */
export const wayOut = { decision, withdrawal, administrative };

export interface Visit {
  readonly stage: number;
  /** Share of cases that visit the stage. */
  readonly share: number;
}

/** A way out by hazard: what happens when the clock of a waiting case runs out. */
export interface Closure {
  readonly rate: number;
  /** Stage at which staff close the case, and the share of cases that needs it; stage -1: none. */
  readonly stage: number;
  readonly share: number;
}

const noClosure: Closure = { rate: 0, stage: -1, share: 0 };

export class Rules {
  readonly routes: Visit[][];
  /** Place on its route that follows a stage, by type * stages + stage; 0 for a stage that is not on it. */
  readonly places: Uint8Array;
  /** Stage at which each type leaves the backlog by decision. */
  readonly decidesAt: Int32Array;
  /** The outcomes of each type by number (-1 where no type states any), and their cumulative shares. */
  readonly outcomes: { readonly numbers: number[]; readonly upTo: number[] }[];
  readonly withdrawal: Closure[];
  readonly administrative: Closure[];
  readonly efforts: EffortTable;
  readonly needsStaff: Uint8Array;
  readonly canWithdraw: Uint8Array;
  readonly noReply: Float64Array;
  readonly noShow: Float64Array;
  /** No-shows after which a case is withdrawn; Infinity: always rebooked. */
  readonly noShowLimit: Float64Array;
  readonly noShowCost: Float64Array;
  readonly reworkShare: Float64Array;
  readonly checkedNew: Float64Array;
  readonly checkedOthers: Float64Array;
  readonly sentBack: Float64Array;
  /** Notice before work (or the whole length of a stage without staff): amount, and whether in working days. */
  readonly wait: Float64Array;
  readonly waitWorking: Uint8Array;

  constructor(
    readonly scenario: DrawnScenario,
    readonly stages: Stages,
    readonly typeNames: readonly string[],
    /** Outcomes of decisions in the order of their numbers, as `statedOutcomes` has them. */
    readonly outcomeNames: readonly string[],
  ) {
    const { count } = stages;
    const column = () => new Float64Array(count);
    this.efforts = new EffortTable(count * typeNames.length);
    this.needsStaff = new Uint8Array(count);
    this.canWithdraw = new Uint8Array(count);
    this.waitWorking = new Uint8Array(count);
    this.noReply = column();
    this.noShow = column();
    this.noShowCost = column();
    this.noShowLimit = column().fill(Number.POSITIVE_INFINITY);
    this.reworkShare = column();
    this.checkedNew = column();
    this.checkedOthers = column();
    this.sentBack = column();
    this.wait = column();
    for (let stage = 0; stage < count; stage++)
      try {
        this.setStage(stage);
      } catch (error) {
        if (error instanceof RangeError) error.message = `work.${stages.titles[stage]}: ${error.message}`;
        throw error;
      }
    const types = typeNames.map((name) => scenario.cases.types[name]);
    this.routes = types.map(({ route }) =>
      visitsOn(route).map(({ stage, visit, share }) => ({ stage: stages.index(stage, visit), share: share ?? 1 })),
    );
    this.places = new Uint8Array(count * typeNames.length);
    this.routes.forEach((route, type) => {
      for (let place = 0; place < route.length; place++) this.places[type * count + route[place].stage] = place + 1;
    });
    this.decidesAt = Int32Array.from(this.routes, (route, type) => {
      const place = decidingPlace(types[type].route, (stage) => scenario.work[stage].decides);
      return route[place].stage;
    });
    this.outcomes = types.map((type) => {
      const outcomes = outcomesOf(type);
      return {
        numbers: outcomes.map(([name]) => outcomeNames.indexOf(name)),
        upTo: cumulative(outcomes.map(([, share]) => share)),
      };
    });
    this.withdrawal = types.map(({ withdrawal }) => this.closure(withdrawal));
    this.administrative = types.map(({ administrative }) => this.closure(administrative));
  }

  private setStage(stage: number): void {
    const { stages, scenario, typeNames } = this;
    const parent = scenario.work[stages.names[stages.named[stages.parent[stage]]]];
    if (stages.isCheck(stage)) {
      this.needsStaff[stage] = 1;
      this.canWithdraw[stage] = 0;
      this.sentBack[stage] = parent.check?.sent_back ?? 0;
      // Checking a second attempt takes as long as checking the first.
      this.reworkShare[stage] = 1;
      for (let type = 0; type < typeNames.length; type++)
        if (parent.check?.effort) this.efforts.set(stage * typeNames.length + type, parent.check.effort);
      return;
    }
    this.needsStaff[stage] = parent.needs === undefined ? 0 : 1;
    this.canWithdraw[stage] = (parent.withdrawal ?? !parent.closes) ? 1 : 0;
    typeNames.forEach((name, type) => {
      const effort = own(parent.effort_by_type, name) ?? parent.effort;
      if (effort) this.efforts.set(stage * typeNames.length + type, effort);
    });
    const wait = parent.needs === undefined ? parent.elapsed : parent.notice;
    this.wait[stage] = wait?.amount ?? 0;
    this.waitWorking[stage] = wait?.working ? 1 : 0;
    this.noReply[stage] = parent.no_reply ?? 0;
    this.reworkShare[stage] = parent.rework_effort ?? 0.5;
    this.checkedNew[stage] = parent.check?.of.new_starters ?? 0;
    this.checkedOthers[stage] = parent.check?.of.others ?? 0;
    this.sentBack[stage] = parent.check?.sent_back ?? 0;
    const noShow = parent.no_show;
    if (!noShow) return;
    this.noShow[stage] = noShow.share;
    this.noShowCost[stage] = noShow.costs ?? -1;
    this.noShowLimit[stage] = noShow.then === "withdraw" ? 1 : (noShow.withdrawn_after ?? Number.POSITIVE_INFINITY);
  }

  private closure(statement: DrawnScenario["cases"]["types"][string]["withdrawal"]): Closure {
    if (!statement) return noClosure;
    const { rate, by_work } = statement;
    return by_work ? { rate, stage: this.stages.index(by_work.stage), share: by_work.share } : { ...noClosure, rate };
  }
}

/** Running sums of shares; `rest` takes what the others leave of 1. */
export function cumulative(shares: readonly (number | "rest" | undefined)[]): number[] {
  const stated = shares.reduce<number>((sum, share) => sum + (typeof share === "number" ? share : 0), 0);
  let sum = 0;
  return shares.map(
    (share) => (sum += typeof share === "number" ? share : share === "rest" ? Math.max(0, 1 - stated) : 0),
  );
}
