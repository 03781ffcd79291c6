/** One replication's values of everything uncertain, and the scenario with them in place. */
import { distribution } from "../engine/distribution/family.ts";
import { nameKey } from "../engine/random/key.ts";
import { RandomStreams } from "../engine/random/random-streams.ts";
import type { Scenario } from "../scenario/schema/scenario.ts";
import { type InNumbers, inNumbers, type Quantity } from "../scenario/values/quantity.ts";
import type { Plan } from "./plan.ts";
import type { ReplicationRequest } from "./replication.ts";

/** A scenario in plain numbers: canonical units, no ranges. */
export type DrawnScenario = InNumbers<Scenario>;

export interface DrawnRegime {
  readonly fromDay: number;
  readonly scenario: DrawnScenario;
}

const rangeKind = nameKey("range");
const jointKind = nameKey("joint draw");

/**
 * The values of `plan.uncertain` for a replication. Replications 2k and 2k+1 share them; a value's luck is keyed by its
 * path, so the same range gets the same draw in every scenario that has it. Values that the request gives are taken as they are.
 */
export function drawValues(plan: Plan, request: ReplicationRequest): Float64Array {
  if (request.values) return request.values.slice();
  const values = Float64Array.from(plan.uncertain, (quantity) => quantity.value);
  if (request.fixed) return values;
  const pair = Math.floor(request.replication / 2);
  // Pairs have a key of their own, apart from every replication's: they count down from -1.
  const streams = new RandomStreams(request.seed, -1 - pair);
  const joint = jointRow(plan, streams, pair);
  plan.uncertain.forEach((quantity, i) => {
    const column = joint && plan.draws ? plan.draws.paths.indexOf(quantity.path ?? "") : -1;
    values[i] =
      joint && column >= 0
        ? joint[column]
        : valueAt(quantity, streams.uniform(rangeKind, nameKey(quantity.path ?? ""), 0, 0));
  });
  return values;
}

function jointRow({ draws }: Plan, streams: RandomStreams, pair: number): readonly number[] | undefined {
  if (draws?.inOrder) return draws.rows[pair % draws.rows.length];
  return draws?.rows[Math.floor(streams.uniform(jointKind, 0, 0, 0) * draws.rows.length)];
}

/** The value at cumulative probability u: PERT about the best estimate unless the scenario says otherwise. */
export function valueAt(quantity: Quantity, u: number): number {
  if (!quantity.range) return quantity.value;
  const [low, high] = quantity.range;
  if (low === high) return low;
  const family = quantity.distribution ?? "pert";
  const parameters: Record<string, number> = family === "uniform" ? { low, high } : { low, mode: quantity.value, high };
  return distribution({ family, parameters }).quantile(u);
}

/** The regimes of a plan in plain numbers, with `values` (one per `plan.uncertain`) in place. */
export function drawRegimes(plan: Plan, values: Float64Array): DrawnRegime[] {
  const byPath = new Map(plan.uncertain.map((quantity, i) => [quantity.path, values[i]]));
  const draw = (quantity: Quantity) => byPath.get(quantity.path) ?? quantity.value;
  return plan.regimes.map(({ fromDay, scenario }) => ({ fromDay, scenario: inNumbers(scenario, draw) }));
}
