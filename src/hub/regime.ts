/** A regime as the core is given it: laid out before the period starts, and put in place when it begins. */
import type { Core } from "./core/core.ts";
import { Process } from "./process/process.ts";
import { type Groups, groupsOf } from "./work/groups.ts";
import { prepareGroups, prepareQuota, prepareRules } from "./work/rule-columns.ts";
import type { Rules } from "./work/rules.ts";

/** Share of cases that make the visit to a place, by class * places + place; 0 for a place that is not on the route. */
function sharesOfVisits({ visit, table }: Process): Float64Array {
  return Float64Array.from(visit, (edge) => (edge < 0 ? 0 : table.share[edge]));
}

export class Regime {
  readonly rules: Rules;
  readonly process: Process;
  readonly groups: Groups;
  /** Each puts its part in place. */
  readonly giveRules: () => void;
  readonly giveGroups: () => void;
  readonly giveQuota: () => void;
  readonly giveRerouted: () => void;
  readonly giveMix: () => void;
  /** Whether a type's route differs from that of the regime before. */
  readonly reroutes: boolean;
  /** Whether cases may withdraw at a stage at which they could not before. */
  readonly frees: boolean;

  /**
   * @param noticeEnds as work/notice.ts has them
   * @param mix cumulative shares of the types among arrivals
   * @param before the regimes before this, in order
   */
  constructor(core: Core, rules: Rules, noticeEnds: Int32Array, mix: readonly number[], earlier: readonly Regime[]) {
    const before = earlier.at(-1);
    this.rules = rules;
    this.process = new Process(rules);
    this.groups = groupsOf(rules);
    const rerouted = rules.routes.map(
      (route, type) => before !== undefined && JSON.stringify(route) !== JSON.stringify(before.rules.routes[type]),
    );
    this.reroutes = rerouted.includes(true);
    this.frees = before !== undefined && rules.canWithdraw.some((can, stage) => can > before.rules.canWithdraw[stage]);
    this.giveRules = prepareRules(core, rules, this.process, noticeEnds);
    this.giveGroups = prepareGroups(core, this.groups);
    this.giveQuota = prepareQuota(core, rules);
    this.giveMix = core.prepare("mix", { arrivalMix: Float64Array.from(mix) });
    this.giveRerouted = core.prepare("rerouted", {
      rerouted: Int32Array.from([...rerouted, ...rerouted], Number),
      firstShare: sharesOfVisits(earlier[0]?.process ?? this.process),
    });
  }
}
