/** The fluid estimate in plain sentences. */

import { lowerFirst } from "../../engine/wording.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { FluidCheck, NoFluidCheck } from "../../experiment/run/fluid-check.ts";
import type { Plan } from "../../hub/plan.ts";
import { statedAmount } from "./target-words.ts";
import { counted, longDate, measuredNumber, plainNumber, signedPercent } from "./wording.ts";

/** "cleared on 20 December 2023" or "not cleared by 31 December 2023" */
function onDay({ startDay, days }: Plan, reached: string, day: number): string {
  return Number.isFinite(day)
    ? `${reached} on ${longDate(startDay + day)}`
    : `not ${reached} by ${longDate(startDay + days - 1)}`;
}

/** "5 days later than", "the same day as" */
function apart(fluid: number, median: number): string {
  const days = fluid - median;
  if (days === 0) return "the same day as";
  return `${counted(Math.abs(days), "day")} ${days < 0 ? "earlier" : "later"} than`;
}

/** What the fluid estimate leaves out of this plan. */
export function fluidLimits(plan: Plan): string {
  const scenarios = plan.regimes.map(({ scenario }) => scenario);
  const byAge = scenarios.filter(({ next_case }) => next_case.includes("oldest"));
  const handsBack = scenarios.some(({ staff }) => Object.values(staff).some(({ leaver }) => leaver === "hands_back"));
  return [
    "It ignores chance: cases and staff flow by their expected shares and hours, so that nobody waits or is idle by chance",
    ...(byAge.length > 0
      ? ["it knows ages only by bands of lodging days, and takes cases within a band in proportion"]
      : []),
    ...(byAge.length > 0 && byAge.length < scenarios.length
      ? ["it keeps to these bands where a dated change takes oldest out of next_case or puts it in"]
      : []),
    ...(handsBack ? ["work that a leaver hands back is begun again as a piece of usual length"] : []),
    ...(plan.thresholds.at.includes(0) ? ["cleared means that less than half a case is left"] : []),
  ].join("; ");
}

/** The cross-check beside a run's answer. */
export function fluidCheckSentences({ plan, fixed }: Point, check: FluidCheck | NoFluidCheck): string[] {
  if ("missing" in check) return [`There is no cross-check by the fluid estimate: ${check.missing}.`];
  const { clearance, levels, agrees } = check;
  const asked = plan.targets.find(({ column }) => column === plan.thresholds.column);
  const own = asked && clearance.find(({ threshold }) => threshold === statedAmount(plan, asked));
  const first = own ?? clearance[0];
  const { title } = plan.columns[plan.thresholds.column];
  const reached = first.threshold === 0 ? "cleared" : `down to ${plainNumber(first.threshold)}`;
  const both = Number.isFinite(first.fluid) && Number.isFinite(first.median);
  const beside = both
    ? `, ${apart(first.fluid, first.median)} the median of the replications`
    : Number.isFinite(first.median)
      ? `; the median of the replications is ${longDate(plan.startDay + first.median)}`
      : Number.isFinite(first.fluid)
        ? "; the median of the replications is not within the period"
        : "; nor is the median of the replications within the period";
  const level = levels.find(({ column }) => column === plan.thresholds.column) ?? levels[0];
  const { title: levelTitle, kind, unit } = plan.columns[level.column];
  const number = (value: number) => measuredNumber(value, kind, unit);
  const gap = Number.isFinite(level.gap) ? ` (${signedPercent(level.gap)})` : "";
  if (agrees) return [`Cross-check: the fluid estimate agrees: ${onDay(plan, reached, first.fluid)}.`];
  return [
    `Cross-check: in the fluid estimate the ${lowerFirst(title)} is ${onDay(plan, reached, first.fluid)}${beside}.`,
    `On ${longDate(plan.startDay + level.day)} its ${lowerFirst(levelTitle)} is ${number(level.fluid)} against a mean of ${number(level.mean)}${gap}.`,
    `${fluidLimits(plan)}.`,
    ...(!fixed && plan.uncertain.length > 0
      ? [
          "It takes the best estimate of every value, while the replications draw values from their ranges: that alone can set the two apart (--fixed takes the best estimates in both).",
        ]
      : []),
  ];
}
