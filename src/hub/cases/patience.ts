/** Patience as a hazard: withdrawal and administrative closure together, by type and date. */
import type { DrawnRegime } from "../draws.ts";
import type { Rules } from "../work/rules.ts";

export interface Hazards {
  /** Hazard per hour by regime and type: regime * types + type. */
  readonly hazards: Float64Array;
  /** Hour at which each regime starts. */
  readonly regimeStarts: Float64Array;
  /** 1 for a type that withdraws at some time. */
  readonly runsOut: Int32Array;
}

export function patienceHazards(regimes: readonly DrawnRegime[], rules: readonly Rules[]): Hazards {
  const types = rules[0].routes.length;
  const hazards = new Float64Array(rules.length * types);
  const runsOut = new Int32Array(types);
  rules.forEach(({ withdrawal, administrative }, r) => {
    for (let type = 0; type < types; type++) {
      const hazard = (withdrawal[type].rate + administrative[type].rate) / 24;
      hazards[r * types + type] = hazard;
      if (hazard > 0) runsOut[type] = 1;
    }
  });
  return { hazards, regimeStarts: Float64Array.from(regimes, ({ fromDay }) => Math.max(0, fromDay) * 24), runsOut };
}
