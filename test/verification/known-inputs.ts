/**
 * What the luck of a replication brings to a textbook queue, by the known law of each number: the controls of `controlled-mean.ts`.
 * Drawn here from the luck itself and not read from the model, so that a model that uses its luck wrongly is not excused by it.
 */
import { distribution } from "../../src/engine/distribution/family.ts";
import { nameKey } from "../../src/engine/random/key.ts";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { arrivalKey } from "../../src/hub/cases/arrivals.ts";
import { selfStage } from "../../src/hub/cases/stock.ts";

/** The work that case `id` brings, over its mean, less 1. May add further numbers of mean 0 to `more`. */
type Work = (streams: RandomStreams, id: number, more: Float64Array) => number;

interface Inputs {
  /** Each with the variance of what it returns. */
  readonly works: readonly { readonly of: Work; readonly variance: number }[];
  /** How many further numbers they add. */
  readonly more: number;
}

const exponential = (stage: string) => {
  const key = nameKey(stage);
  const of: Work = (streams, id) => -Math.log1p(-streams.uniform(arrivalKey, id, key, 0)) - 1;
  return { of, variance: 1 };
};

const lognormal = (stage: string, cv: number) => {
  const key = nameKey(stage);
  const law = distribution({ family: "lognormal", parameters: { mean: 1, cv } });
  const of: Work = (streams, id) => law.quantile(streams.uniform(arrivalKey, id, key, 0)) - 1;
  return { of, variance: cv * cv };
};

const urgentShare = 0.4;
const urgentKey = nameKey("urgent-service");
const routineKey = nameKey("routine-service");
const routineLaw = distribution({ family: "erlang", parameters: { shape: 2, mean: 4 / 3 } });

/** A case of either priority; also the share of urgent ones, and the work that these bring. */
const byPriority: Work = (streams, id, more) => {
  streams.draw(arrivalKey, id, selfStage, 0);
  const urgent = streams.u2 < urgentShare;
  more[0] += (urgent ? 1 : 0) - urgentShare;
  const u = streams.uniform(arrivalKey, id, urgent ? urgentKey : routineKey, 0);
  if (!urgent) return routineLaw.quantile(u) - 1;
  more[1] += u - 0.5;
  return u - 1;
};

const serviceKey = nameKey("service");

/** An exponential effort; also how patient the case is. */
const withPatience: Work = (streams, id, more) => {
  more[0] += -Math.log(streams.uniform(arrivalKey, id, selfStage, 0)) - 1;
  return -Math.log1p(-streams.uniform(arrivalKey, id, serviceKey, 0)) - 1;
};

const decisionKey = nameKey("decision");
const sentBack = 0.25;

/** All attempts at a case: an exponential effort, their number being geometric; also that number. */
const allAttempts: Work = (streams, id, more) => {
  let work = 0;
  for (let attempt = 0; ; attempt++) {
    streams.draw(arrivalKey, id, decisionKey, attempt);
    work -= Math.log1p(-streams.u0);
    if (streams.u2 < sentBack) continue;
    more[0] += attempt + 1 - 1 / (1 - sentBack);
    return work * (1 - sentBack) - 1;
  }
};

/** By textbook scenario. A geometric number of exponentials is exponential; the mean square of both priorities together is 26/15. */
const inputs: Readonly<Record<string, Inputs>> = {
  mm1: { works: [exponential("service")], more: 0 },
  mmc: { works: [exponential("service")], more: 0 },
  mg1: { works: [lognormal("service", 0.5)], more: 0 },
  "mg1-priority": { works: [{ of: byPriority, variance: 26 / 15 - 1 }], more: 2 },
  "erlang-a": { works: [{ of: withPatience, variance: 1 }], more: 1 },
  tandem: { works: [exponential("interview"), exponential("decision")], more: 0 },
  rework: { works: [{ of: allAttempts, variance: 1 }], more: 1 },
};

/**
 * The mean inputs of the first `cases` arrivals of a replication; the expectation of each is 0: the gaps between arrivals; for each stage
 * the work, its square, and how far work that comes faster than the load says is followed by more of the same (an exponentially fading
 * memory of it, over the time the queue remembers, times the next), which is what makes some replications' queues longer than others'.
 */
export function knownInputs(
  scenario: string,
  load: number,
  seed: string | number,
  replication: number,
  cases: number,
): number[] {
  const { works, more } = inputs[scenario];
  const streams = new RandomStreams(seed, replication);
  const perWork = 3;
  const sums = new Float64Array(1 + perWork * works.length);
  const further = new Float64Array(more);
  const memory = new Float64Array(works.length);
  const fading = Math.max(0, 1 - 3 * (1 - Math.sqrt(load)) ** 2);
  for (let id = 0; id < cases; id++) {
    const gap = -Math.log(streams.uniform(arrivalKey, id, 0, 0)) - 1;
    sums[0] += gap;
    for (let i = 0; i < works.length; i++) {
      const { of, variance } = works[i];
      const work = of(streams, id, further);
      const net = work - gap / load;
      sums[1 + perWork * i] += work;
      sums[2 + perWork * i] += work * work - variance;
      sums[3 + perWork * i] += memory[i] * net;
      memory[i] = fading * memory[i] + net;
    }
  }
  return [...sums, ...further].map((sum) => sum / cases);
}
