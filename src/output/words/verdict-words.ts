/** The three verdicts on a target in words, the same in every command. */
import type { Estimates } from "../../experiment/run/run.ts";
import { replicationsToTell, type Verdict, verdictOn } from "../../experiment/run/verdict.ts";
import type { ShareEstimate } from "../../experiment/statistics/share.ts";
import { percent, plainNumber } from "./wording.ts";

/** More replications than anyone runs. */
const tooMany = 1_000_000;

/** For a table: "Met", "Missed", "Not yet known". */
export function verdictWord(verdict: Verdict): string {
  return verdict.charAt(0).toUpperCase() + verdict.slice(1);
}

/** "68% of replications (95% interval 55% to 79%)" */
export function probabilityWords({ share, low, high }: ShareEstimate): string {
  return `${percent(share)} of replications (95% interval ${percent(low)} to ${percent(high)})`;
}

/** How many replications would tell whether the target is met. */
export function tellWords(probability: ShareEstimate, asked: number, replications: number): string {
  const wanted = replicationsToTell(probability, asked, replications);
  return wanted > tooMany
    ? "the probability is so close to what was asked that more replications are unlikely to tell"
    : `about ${plainNumber(wanted)} replications would tell`;
}

export interface Judged {
  readonly probability: ShareEstimate;
  /** Share of replications asked for. */
  readonly asked: number;
  /** Replications that the probability is from. */
  readonly replications: number;
}

/** "Met." or "Not yet known: about 340 replications would tell." */
export function verdictSentence({ probability, asked, replications }: Judged): string {
  const verdict = verdictOn(probability, asked);
  const more = verdict === "not yet known" ? `: ${tellWords(probability, asked, replications)}` : "";
  return `${verdictWord(verdict)}${more}.`;
}

/** "Under 1,000 by 31 March 2027: met in 68% of replications (95% interval 55% to 79%); asked: 80%. Missed." */
export function judgedSentence(goal: string, judged: Judged): string {
  const { probability, asked } = judged;
  return `${goal}: met in ${probabilityWords(probability)}; asked: ${percent(asked)}. ${verdictSentence(judged)}`;
}

/** A target judged, with the words for it. */
export interface NamedVerdict extends Judged {
  readonly name: string;
}

/** The targets of a run, by label where they have one. */
export function namedVerdicts({ targets, replications }: Pick<Estimates, "targets" | "replications">): NamedVerdict[] {
  return targets.map(({ target: { name, label, share }, probability }) => ({
    name: label ?? name,
    probability,
    asked: share,
    replications,
  }));
}

/** Why --enforce-targets fails: what is missed, and what these replications cannot tell; undefined where every target is met. */
export function enforcementWords(targets: readonly NamedVerdict[]): string | undefined {
  const of = (verdict: Verdict) =>
    targets.filter(({ probability, asked }) => verdictOn(probability, asked) === verdict);
  const missed = of("missed");
  const unknown = of("not yet known");
  const lines = [
    ...(missed.length > 0 ? [`Missed: ${missed.map(({ name }) => name).join(", ")}.`] : []),
    ...unknown.map((one) => `Not yet known: ${one.name}; ${tellWords(one.probability, one.asked, one.replications)}.`),
  ];
  return lines.length > 0 ? lines.join("\n") : undefined;
}
