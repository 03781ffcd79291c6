/** Why two scenarios differ: their difference split over what changed between them, by Shapley values over paired runs. */
import { nameKey } from "../../engine/random/key.ts";
import { RandomStreams } from "../../engine/random/random-streams.ts";
import type { Plan } from "../../hub/plan.ts";
import { type Point, sharesDraws } from "../replications/point.ts";
import { firstReplications, type ReplicationSource } from "../replications/source.ts";
import { type AnswerMeasure, answersOf } from "../run/answer-measure.ts";
import { allCoalitions, firstsAndLasts, holdingGroups } from "./fusing.ts";
import type { ChangeGroup } from "./groups.ts";
import { growing, mirroredOrders } from "./orders.ts";
import { exactSplit, type Split, sampledSplit } from "./part.ts";

export interface WhyQuestion {
  readonly groups: readonly ChangeGroup[];
  /** The plan of the scenario with just these groups' changes; undefined when they do not go together. Those of none and of all are there. */
  readonly planWith: (groups: readonly ChangeGroup[]) => Plan | undefined;
  readonly seed: string | number;
  readonly fixed: boolean;
  readonly replications: number;
  readonly measures: readonly AnswerMeasure[];
  /** Up to this many groups all coalitions are run; beyond, those of sampled orders. */
  readonly exactUpTo: number;
  /** How many orders are sampled. */
  readonly orders: number;
}

export interface MeasureSplit extends Split {
  readonly measure: AnswerMeasure;
  /** Share of replications in which the day never comes within the period, before and after. */
  readonly never: { readonly before: number; readonly after: number };
}

export interface Why {
  /** After fusing; `parts` of every split are in this order. */
  readonly groups: readonly ChangeGroup[];
  readonly exact: boolean;
  /** Orders sampled; 0 when exact. */
  readonly orders: number;
  /** Scenarios run, the two asked about included. */
  readonly points: number;
  readonly paired: boolean;
  readonly splits: readonly MeasureSplit[];
}

export interface WhyDesign {
  readonly groups: readonly ChangeGroup[];
  readonly exact: boolean;
  readonly orders: readonly (readonly number[])[];
  /** Every coalition to be run, once each. */
  readonly coalitions: readonly (readonly number[])[];
}

const keyOf = (coalition: readonly number[]) => coalition.join();

function once(coalitions: Iterable<readonly number[]>): (readonly number[])[] {
  return [...new Map([...coalitions].map((coalition) => [keyOf(coalition), coalition])).values()];
}

/** Which scenarios are to be run, with the groups fused that cannot stand without each other. */
export function designWhy(question: Omit<WhyQuestion, "replications" | "measures" | "fixed">): WhyDesign {
  const { seed, exactUpTo, orders: count, planWith } = question;
  const orders = (n: number) => {
    const streams = new RandomStreams(seed, 0);
    let drawn = 0;
    return mirroredOrders(n, count, () => streams.uniform(nameKey("order of changes"), drawn++, 0, 0));
  };
  const coalitionsOf = (n: number) =>
    once(n <= exactUpTo ? allCoalitions(n) : [[], ...firstsAndLasts(n), ...orders(n).flatMap(growing)]);
  const groups = holdingGroups(question.groups, (some) => planWith(some) !== undefined, coalitionsOf);
  const exact = groups.length <= exactUpTo;
  return { groups, exact, orders: exact ? [] : orders(groups.length), coalitions: coalitionsOf(groups.length) };
}

/**
 * Runs the design, every scenario with the same replications and so the same luck, and splits each measure.
 * @throws RangeError when a scenario lacks a measure; what the source of replications throws
 */
export async function answerWhy(question: WhyQuestion, design: WhyDesign, source: ReplicationSource): Promise<Why> {
  const { seed, fixed, replications, measures, planWith } = question;
  const { groups, exact, orders, coalitions } = design;
  const answers = measures.map(() => new Map<string, { values: Float64Array; never: number }>());
  let paired = false;
  for (const coalition of coalitions) {
    const plan = planWith(coalition.map((i) => groups[i])) as Plan;
    const point: Point = { plan, seed, fixed, replications };
    paired ||= sharesDraws(point);
    const scalars = await source.scalars(point, firstReplications(replications));
    measures.forEach((measure, m) => {
      answers[m].set(keyOf(coalition), answersOf(plan, measure, scalars));
    });
  }
  const everything = keyOf(groups.map((_, i) => i));
  const splits = measures.map((measure, m): MeasureSplit => {
    const of = (key: string) => answers[m].get(key) as { values: Float64Array; never: number };
    const worths = (coalition: readonly number[]) => of(keyOf(coalition)).values;
    const split = exact ? exactSplit(groups.length, worths, paired) : sampledSplit(orders, worths, paired);
    return {
      ...split,
      measure,
      never: { before: of("").never / replications, after: of(everything).never / replications },
    };
  });
  return { groups, exact, orders: orders.length, points: coalitions.length, paired, splits };
}
