/** How long cases are open: the share that leaves by each way out within so many days of being lodged, the unfinished counted too. */
import { cumulativeIncidence, medianTime, type SeenAt } from "../engine/tally/aalen-johansen.ts";
import type { Scenario } from "../scenario/schema/scenario.ts";
import type { OutcomeColumn, Plan } from "./plan.ts";
import { wayOut } from "./work/rules.ts";

/** Cases of one cohort by their age in days. */
export type TimeOpen = SeenAt;

type Outline = Plan["timeOpen"];

/** Days that have a name, and the names. */
const spells: readonly (readonly [days: number, words: string])[] = [
  [7, "a week"],
  [14, "2 weeks"],
  [28, "4 weeks"],
  [56, "8 weeks"],
  [91, "3 months"],
  [182, "6 months"],
  [365, "a year"],
  [730, "2 years"],
  [1461, "4 years"],
];
const told = 4;

const cohortNames = ["legacy", "flow"];
export const ways = Object.keys(wayOut) as (keyof typeof wayOut)[];
const waysInWords = {
  decision: "decided",
  withdrawal: "withdrawn",
  administrative: "closed administratively",
} as const;

/** A number of days in words, such as "6 months". */
export function spellWords(days: number): string {
  return spells.find(([length]) => length === days)?.[1] ?? `${days} days`;
}

/** The longest times that can be seen in a period of so many days, given the ages of the starting stock. */
export function timeOpenOutline({ cases }: Scenario, days: number): Outline {
  const ages = cases.in_progress.flatMap(({ ages, entered }) =>
    ages ? ages.bands.map(({ to }) => to.amount.value) : [entered?.amount.value ?? 0],
  );
  const oldest = Math.max(0, ...ages) + days;
  return {
    cohorts: cases.legacy_before === undefined ? [""] : ["", ...cohortNames],
    within: spells
      .map(([length]) => length)
      .filter((length) => length < oldest)
      .slice(-told),
  };
}

const suffix = (cohort: string) => (cohort ? `:${cohort}` : "");

/** Name of the outcome that holds a cumulative incidence, and that of a median time. */
export const incidenceName = (way: string, days: number, cohort: string) => `within:${days}:${way}${suffix(cohort)}`;
export const medianName = (way: "decision" | "any", cohort: string) => `median_days:${way}${suffix(cohort)}`;

export function timeOpenColumns({ cohorts, within }: Outline): OutcomeColumn[] {
  return cohorts.flatMap((cohort) => {
    const cases = cohort ? `${cohort} cases` : "cases";
    return [
      ...within.flatMap((days) =>
        ways.map(
          (way): OutcomeColumn => ({
            name: incidenceName(way, days, cohort),
            unit: "share",
            title: `Share of ${cases} ${waysInWords[way]} within ${spellWords(days)}`,
            meaning: `Cumulative incidence (Aalen-Johansen): of ${cases} lodged, the share ${waysInWords[way]} within ${days} days, those unfinished counted as long as they are seen; the starting stock from its age at the start on; after the warm-up`,
          }),
        ),
      ),
      ...(["decision", "any"] as const).map(
        (way): OutcomeColumn => ({
          name: medianName(way, cohort),
          unit: "days",
          title: `Median time to ${way === "decision" ? "a decision" : "any way out"} of ${cases}`,
          meaning: `Days from lodging within which half of ${cases} have ${way === "decision" ? "a decision" : "left by any way"}, the unfinished counted; empty where half is not reached within what the period shows`,
        }),
      ),
    ];
  });
}

/** Adds up cohorts age by age. */
function together(cohorts: readonly TimeOpen[]): TimeOpen {
  const sum = (lists: readonly ArrayLike<number>[]) =>
    Float64Array.from(lists[0], (_, age) => lists.reduce((total, list) => total + list[age], 0));
  return {
    came: sum(cohorts.map(({ came }) => came)),
    left: ways.map((_, way) => sum(cohorts.map(({ left }) => left[way]))),
    lastSeen: sum(cohorts.map(({ lastSeen }) => lastSeen)),
  };
}

/** Values in the order of {@link timeOpenColumns}. @param seen by cohort, legacy first; undefined where single cases are not followed */
export function timeOpenValues({ cohorts, within }: Outline, seen: readonly TimeOpen[] | undefined): number[] {
  return cohorts.flatMap((cohort) => {
    if (!seen) return new Array(within.length * ways.length + 2).fill(Number.NaN);
    const { byWay, from } = cumulativeIncidence(cohort ? seen[cohortNames.indexOf(cohort)] : together(seen));
    const any = byWay[0].map((_, age) => byWay.reduce((sum, shares) => sum + shares[age], 0));
    const at = (shares: Float64Array, age: number) => (from <= age ? (shares[age] ?? Number.NaN) : Number.NaN);
    return [
      ...within.flatMap((days) => byWay.map((shares) => at(shares, days))),
      medianTime(byWay[wayOut.decision], from),
      medianTime(any, from),
    ];
  });
}
