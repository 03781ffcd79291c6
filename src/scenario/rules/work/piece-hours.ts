/** What a visit costs at best values: the work, appointments missed, work done again, and its checks. */
import { own } from "../../own.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { bestDistribution } from "./stage.ts";

export interface VisitCost {
  /** Effective hours of work at the stage, and of its checks. */
  readonly work: number;
  readonly check: number;
  /** Share of the visits that come to their end; the others are withdrawn. */
  readonly through: number;
}

/** The expected cost of a visit by a case of a type, in the hands of settled staff. Infinity where it never ends. */
export function visitCost(stage: Scenario["work"][string], type: string): VisitCost {
  const { needs, effort, effort_by_type, rework_effort, check, no_show, no_reply } = stage;
  if (needs === undefined) return { work: 0, check: 0, through: 1 - (no_reply?.value ?? 0) };
  const statement = own(effort_by_type, type) ?? effort;
  const once = statement ? bestDistribution(statement).mean : 0;
  const checked = check?.of.others.value ?? 0;
  const back = checked * (check?.sent_back.value ?? 0);
  // Work sent back is checked like any other: so many further pieces follow the first.
  const again = back < 1 ? back / (1 - back) : Number.POSITIVE_INFINITY;
  const rework = once * (rework_effort?.value ?? 0.5);
  const missed = no_show?.share.value ?? 0;
  const limit = no_show?.then === "withdraw" ? 1 : (no_show?.withdrawn_after?.value ?? Number.POSITIVE_INFINITY);
  const through = missed < 1 ? 1 - missed ** limit : 0;
  const misses = missed < 1 ? (missed * through) / (1 - missed) : limit;
  return {
    work: through * (once + times(again, rework)) + times(misses, no_show?.costs?.value ?? once),
    check: check?.effort ? through * times(1 + again, checked * bestDistribution(check.effort).mean) : 0,
    through,
  };
}

/** Nothing, however often, is nothing. */
function times(often: number, hours: number): number {
  return hours === 0 ? 0 : often * hours;
}
