/** The answer itself: the verdict on the target, then when, how far off and how sure, in three sentences. */
import { lowerFirst, plural } from "../../engine/wording.ts";
import type { Clearance } from "../../experiment/run/clearance.ts";
import type { TargetResult } from "../../experiment/run/targets.ts";
import type { VarianceShares } from "../../experiment/statistics/variance.ts";
import type { Result } from "../tables/result.ts";
import { clearanceSentence, varianceSentence } from "../words/clearance-words.ts";
import { measureWords } from "../words/measure-words.ts";
import { goalWords } from "../words/target-words.ts";
import { judgedSentence } from "../words/verdict-words.ts";
import { longDate, measuredNumber, wrap } from "../words/wording.ts";
import { stayedEmpty } from "./empty.ts";
import { isAboveAtStart, startWords } from "./start.ts";
import { steadySentences } from "./steady-state.ts";
import { atDeadlineSentence, brokenAtDeadline, spreadWords, undoneSentence } from "./target-sentences.ts";

/** The first target of the scenario. */
export function mainTarget({ estimates: { targets } }: Pick<Result, "estimates">): TargetResult | undefined {
  return targets[0];
}

/** A queue watched after its warm-up, with nothing to reach by a date, is not asked when it clears. */
export function isSteady({ loaded, estimates }: Pick<Result, "loaded" | "estimates">): boolean {
  return loaded.scenario.warm_up !== undefined && estimates.targets.length === 0;
}

/** How the other targets fare. */
function tally(targets: readonly TargetResult[]): string[] {
  if (targets.length < 2) return [];
  const [{ verdict: first }] = targets;
  if (targets.every(({ verdict }) => verdict === first))
    return [`${targets.length === 2 ? "Both" : `All ${targets.length}`} targets are ${first}.`];
  const of = (verdict: TargetResult["verdict"]) => targets.filter((one) => one.verdict === verdict).length;
  const counts = [
    [of("met"), "is met", "are met"],
    [of("missed"), "is missed", "are missed"],
    [of("not yet known"), "is not yet known", "are not yet known"],
  ] as const;
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${plural(count, one, many)}`);
  const list = said.length > 1 ? `${said.slice(0, -1).join(", ")} and ${said.at(-1)}` : said[0];
  return [`Of ${targets.length} targets ${list}.`];
}

/** The verdict on the main target; nothing where there is none. */
export function verdictLines(result: Result, width: number): string[] {
  const main = mainTarget(result);
  if (!main) return [];
  const { plan } = result.point;
  const { target, amount, probability, inPeriod } = main;
  const { replications, targets } = result.estimates;
  const end = longDate(plan.startDay + plan.days - 1);
  const sentences = [
    judgedSentence(goalWords(plan, target, amount), { probability, asked: target.share, replications }),
    ...(inPeriod ? [] : [`The period ends on ${end}, before that date: what comes later is not known.`]),
    ...tally(targets),
  ];
  return wrap(sentences.join(" "), width);
}

/** The threshold that is the target's own level, or else the first. */
export function answeringClearance({ point: { plan }, estimates }: Result, main?: TargetResult): Clearance {
  const own =
    main && main.target.column === plan.thresholds.column && main.target.direction === "at_most"
      ? estimates.clearance.find(({ threshold }) => threshold === main.amount)
      : undefined;
  return own ?? estimates.clearance[0];
}

/** From where to where the backlog goes, for one that is not cleared or had nothing to clear. */
function levelSentence({ point: { plan }, estimates }: Result): string {
  const { title, kind, unit } = plan.columns[plan.thresholds.column];
  const number = (value: number) => measuredNumber(value, kind, unit);
  const spread = spreadWords(estimates.atEnd, number, estimates.replications);
  return `The ${lowerFirst(title)} goes from ${startWords(estimates, plan, number)} to ${spread} on ${longDate(plan.startDay + plan.days - 1)}.`;
}

function whenSentences(result: Result, main: TargetResult | undefined): string[] {
  const { point, estimates } = result;
  const { plan } = point;
  const clearance = answeringClearance(result, main);
  const what = lowerFirst(plan.columns[plan.thresholds.column].title);
  const said = clearanceSentence(what, clearance, plan);
  const neverOver = !isAboveAtStart(estimates, clearance);
  if (main) return neverOver ? [] : [said];
  if (neverOver || estimates.clearance[0].within.share === 0)
    return [levelSentence(result), ...(neverOver ? [] : [said])];
  return [said];
}

function varianceOf(result: Result, main: TargetResult | undefined): { of: string; shares?: VarianceShares } {
  const { point, estimates } = result;
  const { plan } = point;
  if (main?.atDeadline) {
    const what = lowerFirst(measureWords(plan.columns[main.target.column]));
    const date = longDate(plan.startDay + main.target.by);
    if (main.target.over) return { of: `these ${what}`, shares: main.variance };
    return { of: `the ${what} on ${date}`, shares: main.variance };
  }
  if (estimates.clearanceVariance && answeringClearance(result, main) === estimates.clearance[0])
    return { of: "that date", shares: estimates.clearanceVariance };
  const what = lowerFirst(plan.columns[plan.thresholds.column].title);
  return { of: `the ${what} at the end of the period`, shares: estimates.atEndVariance };
}

/** What to write where a target that is met does not last to its own date. */
const toLast = "To ask that it lasts, add a time to the target, such as for: 4 weeks.";

/** Three sentences, or fewer where there is less to say. */
export function answerLines(result: Result, width: number): string[] {
  const { point, estimates } = result;
  const main = mainTarget(result);
  if (isSteady(result)) return wrap(steadySentences(result).join(" "), width);
  const empty = main ? undefined : stayedEmpty(point.plan, estimates);
  if (empty) return wrap(empty, width);
  const { of, shares } = varianceOf(result, main);
  const sentences = [
    main && atDeadlineSentence(result, main),
    ...(main && brokenAtDeadline(main) ? [undoneSentence(point.plan, main), toLast] : []),
    ...whenSentences(result, main),
    varianceSentence(of, shares, point.fixed),
  ];
  return wrap(sentences.filter(Boolean).join(" "), width);
}
