/** The fluid estimate in plain sentences. */

import { lowerFirst } from "../../engine/wording.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { FluidCheck, FluidClearance, FluidLevel, NoFluidCheck } from "../../experiment/run/fluid-check.ts";
import type { Estimates } from "../../experiment/run/run.ts";
import type { Plan } from "../../hub/plan.ts";
import { leftOut, targetsLeftOut } from "./fluid-left-out.ts";
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

/** What the fluid estimate leaves out of this plan, as one sentence without its full stop. */
export function fluidLimits(plan: Plan): string {
  const limits = leftOut(plan).join("; ");
  return limits.charAt(0).toUpperCase() + limits.slice(1);
}

/** The levels that the backlog had to come down to, the target's own first. */
function answering({ plan }: Point, { clearance }: FluidCheck, opening: Opening) {
  const below = opening ? clearance.filter(({ threshold }) => threshold < opening.mean) : clearance;
  const asked = plan.targets.find(({ column }) => column === plan.thresholds.column);
  return below.find(({ threshold }) => asked && threshold === statedAmount(plan, asked)) ?? below[0];
}

type Opening = Estimates["opening"];

/** "cleared on 20 December 2023", or the level at the end where there was nothing to come down to. */
function agreesWords(plan: Plan, first: FluidClearance | undefined, { day, fluid, column }: FluidLevel): string {
  if (first) return onDay(plan, reachedWords(first), first.fluid);
  const { title, kind, unit } = plan.columns[column];
  return `${lowerFirst(title)} ${measuredNumber(fluid, kind, unit)} on ${longDate(plan.startDay + day)}`;
}

const reachedWords = ({ threshold }: FluidClearance) =>
  threshold === 0 ? "cleared" : `down to ${plainNumber(threshold)}`;

/** The cross-check beside a run's answer. @param opening where the watched backlog starts */
export function fluidCheckSentences(point: Point, check: FluidCheck | NoFluidCheck, opening?: Opening): string[] {
  if ("missing" in check) return [`There is no cross-check by the fluid estimate: ${check.missing}.`];
  const { plan, fixed } = point;
  const { levels, agrees } = check;
  const first = answering(point, check, opening);
  const level = levels.find(({ column }) => column === plan.thresholds.column) ?? levels[0];
  const unjudged = targetsLeftOut(plan).map(({ label, name }) => label ?? name);
  if (agrees)
    return [
      `Cross-check: the fluid estimate agrees: ${agreesWords(plan, first, level)}.`,
      ...(unjudged.length > 0
        ? [`It says nothing of ${unjudged.join(", ")}: ages and waiting times are not modelled.`]
        : []),
    ];
  const { title: levelTitle, kind, unit } = plan.columns[level.column];
  const number = (value: number) => measuredNumber(value, kind, unit);
  const gap = Number.isFinite(level.gap) ? ` (${signedPercent(level.gap)})` : "";
  return [
    first
      ? `Cross-check: in the fluid estimate ${datesWords(plan, first)}.`
      : "Cross-check: the fluid estimate differs.",
    `On ${longDate(plan.startDay + level.day)} its ${lowerFirst(levelTitle)} is ${number(level.fluid)} against a mean of ${number(level.mean)}${gap}.`,
    `${fluidLimits(plan)}.`,
    ...(!fixed && plan.uncertain.length > 0
      ? [
          "It takes the best estimate of every value, while the replications draw values from their ranges: that alone can set the two apart (--fixed takes the best estimates in both).",
        ]
      : []),
  ];
}

/** "the legacy backlog is cleared on 20 December 2023, 5 days later than the median of the replications" */
function datesWords(plan: Plan, first: FluidClearance): string {
  const { fluid, median } = first;
  const beside =
    Number.isFinite(fluid) && Number.isFinite(median)
      ? `, ${apart(fluid, median)} the median of the replications`
      : Number.isFinite(median)
        ? `; the median of the replications is ${longDate(plan.startDay + median)}`
        : Number.isFinite(fluid)
          ? "; the median of the replications is not within the period"
          : "; nor is the median of the replications within the period";
  const { title } = plan.columns[plan.thresholds.column];
  return `the ${lowerFirst(title)} is ${onDay(plan, reachedWords(first), fluid)}${beside}`;
}
