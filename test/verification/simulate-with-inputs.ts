/** The model as executors run it, with the means of a textbook replication's inputs after its outcomes. */
import type { Plan } from "../../src/hub/plan.ts";
import type { Replication, ReplicationRequest } from "../../src/hub/replication.ts";
import { simulate as simulateHub } from "../../src/hub/simulate.ts";
import { knownInputs } from "./known-inputs.ts";
import { textbookNamed } from "./textbook.ts";

const minutesPerDay = 1440;

export function simulate(plan: Plan, request: ReplicationRequest): Replication {
  const replication = simulateHub(plan, request);
  const rate = plan.regimes[0].scenario.cases.arrivals?.rate?.value ?? 0;
  const load = rate / minutesPerDay / textbookNamed(plan.name).rate(1);
  const known = knownInputs(plan.name, load, request.seed, request.replication, Math.round(rate * plan.days));
  return { ...replication, outcomes: Float64Array.of(...replication.outcomes, ...known) };
}
