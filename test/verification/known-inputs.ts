/**
 * What the luck of a replication brings to a textbook queue, by the known law of each number: the controls of `controlled-mean.ts`.
 * Drawn here from the luck itself and not read from the model, so that a model that uses its luck wrongly is not excused by it.
 */
import { nameKey } from "../../src/engine/random/key.ts";
import { Luck } from "../../src/engine/random/luck.ts";
import { arrivalKey } from "../../src/hub/cases/arrivals.ts";
import { selfStage } from "../../src/hub/cases/stock.ts";

/** Adds what case `id` brings, each number of mean 0 over all luck, to `sums`. */
type Input = (luck: Luck, id: number, sums: Float64Array) => void;

/** The exponential of mean 1 that an effort of this stage is made of, less its mean; and its square, less its own. */
function effort(stage: string, at: number): Input {
  const key = nameKey(stage);
  return (luck, id, sums) => {
    const x = -Math.log1p(-luck.uniform(arrivalKey, id, key, 0));
    sums[at] += x - 1;
    sums[at + 1] += x * x - 2;
  };
}

const urgentShare = 0.4;
const urgentKey = nameKey("urgent-service");
const routineKey = nameKey("routine-service");

/** Share of urgent cases, and what an urgent or a routine one brings. */
const priorityEffort: Input = (luck, id, sums) => {
  luck.draw(arrivalKey, id, selfStage, 0);
  const urgent = luck.u2 < urgentShare;
  const u = luck.uniform(arrivalKey, id, urgent ? urgentKey : routineKey, 0);
  sums[1] += (urgent ? 1 : 0) - urgentShare;
  if (urgent) sums[2] += u - 0.5;
  else sums[3] += -Math.log1p(-u) - 1;
};

const patience: Input = (luck, id, sums) => {
  sums[3] += -Math.log(luck.uniform(arrivalKey, id, selfStage, 0)) - 1;
};

const decisionKey = nameKey("decision");
/** The first attempt's effort, and whether it is sent back. */
const firstAttempt: Input = (luck, id, sums) => {
  luck.draw(arrivalKey, id, decisionKey, 0);
  sums[1] += -Math.log1p(-luck.u0) - 1;
  sums[2] += (luck.u2 < 0.25 ? 1 : 0) - 0.25;
};

/** Inputs by textbook scenario and how many numbers they add up to, the gaps between arrivals being the first. */
const inputs: Readonly<Record<string, { readonly count: number; readonly of: readonly Input[] }>> = {
  mm1: { count: 3, of: [effort("service", 1)] },
  mmc: { count: 3, of: [effort("service", 1)] },
  mg1: { count: 3, of: [effort("service", 1)] },
  "mg1-priority": { count: 4, of: [priorityEffort] },
  "erlang-a": { count: 4, of: [effort("service", 1), patience] },
  tandem: { count: 5, of: [effort("interview", 1), effort("decision", 3)] },
  rework: { count: 3, of: [firstAttempt] },
};

/** The mean inputs of the first `cases` arrivals of a replication; the expectation of each is 0. */
export function knownInputs(scenario: string, seed: string | number, replication: number, cases: number): number[] {
  const { count, of } = inputs[scenario];
  const luck = new Luck(seed, replication);
  const sums = new Float64Array(count);
  for (let id = 0; id < cases; id++) {
    sums[0] += -Math.log(luck.uniform(arrivalKey, id, 0, 0)) - 1;
    for (const input of of) input(luck, id, sums);
  }
  return Array.from(sums, (sum) => sum / cases);
}
