/** Joiners: dated within the period, of a pool that can take them, and what their offers that fall through do. */

import { dayToIso, isoToDay } from "../../../engine/civil-date.ts";
import { plural } from "../../../engine/wording.ts";
import type { Scenario } from "../../schema/scenario.ts";
import type { Path } from "../../text/placed.ts";
import { flag, flagKey, type Rule, type RuleContext } from "../rule.ts";

type Joiners = NonNullable<Scenario["staff"][string]["joiners"]>;
type Cohorts = Exclude<Joiners, { dated: unknown }>;

/** Calendar days that a working day takes, where only about when matters. */
const calendarPerWorkingDay = 7 / 5;

export const joinersCome: Rule = (context) => {
  for (const [name, { joiners, vacancies }] of Object.entries(context.scenario.staff)) {
    if (!joiners) continue;
    const path = ["staff", name, "joiners"];
    const arrivals = "dated" in joiners ? datedOnes(context, path, joiners.dated) : inCohorts(context, path, joiners);
    const held = typeof vacancies === "object" && ("held_at" in vacancies || "held_to" in vacancies);
    if (held && arrivals.some((day) => day >= context.from && day < context.until))
      flagKey(
        context,
        "CH651",
        path,
        `${name} is held at a number (vacancies): its joiners do not add to it, since as many others leave on the day they arrive`,
        "leave joiners out and raise the number, or write vacancies: unfilled or {refilled_after: 16 weeks}",
      );
  }
};

/** @returns the days on which someone comes */
function datedOnes(context: RuleContext, path: Path, dated: Readonly<Record<string, number>>): number[] {
  const { start, end } = context.scenario.period;
  return Object.entries(dated).flatMap(([date, count]) => {
    const day = isoToDay(date);
    if (day === undefined || count === 0) return [];
    if (day < start) tooEarly(context, [...path, "dated", date], `${joining(count)} on ${date}`, start, flagKey);
    else if (day > end) tooLate(context, [...path, "dated", date], `${joining(count)}`, flagKey);
    return [day];
  });
}

/** @returns the days on which about someone comes, at best values */
function inCohorts(context: RuleContext, path: Path, joiners: Cohorts): number[] {
  const { start, end } = context.scenario.period;
  const { count, from, cohorts, fall_through } = joiners;
  const arriving = 1 - (fall_through?.value ?? 0);
  if (count.value === 0 && count.range === undefined) return [];
  if (from < start)
    tooEarly(context, [...path, "from"], `${joining(count.value)} from ${dayToIso(from)} on`, start, flag);
  else if (from > end) tooLate(context, [...path, "from"], `${joining(count.value)}`, flag);
  if (fall_through && arriving === 0)
    flag(context, "CH651", [...path, "fall_through"], "all offers fall through: nobody ever joins");
  else if (fall_through && !cohorts && (fall_through.value > 0 || fall_through.range !== undefined))
    flag(
      context,
      "CH651",
      [...path, "fall_through"],
      `without cohorts this loses nobody: offers that fall through are made again the next day, until all ${people(count.value)} have come`,
      "add cohorts: {of: 20, every: 2 weeks}, and they come with the next cohort; or lower count by those who will not come",
    );
  const step = cohorts
    ? Math.max(1, cohorts.every.amount.value * (cohorts.every.working ? calendarPerWorkingDay : 1))
    : 1;
  const each = (cohorts?.of.value ?? count.value) * arriving;
  const needed = each > 0 ? Math.max(1, Math.ceil(count.value / each)) : 1;
  const possible = Math.max(0, Math.floor((end - from) / step) + 1);
  if (cohorts && from >= start && from <= end && each > 0 && possible < needed)
    flag(
      context,
      "CH651",
      path,
      `only about ${Math.round(possible * each)} of the ${people(count.value)} come before the period ends: that takes ${needed} cohorts, until ${lastJoining(Math.round(from + (needed - 1) * step))}`,
    );
  return Array.from({ length: Math.min(needed, possible) }, (_, cohort) => Math.round(from + cohort * step));
}

type Flag = typeof flag;

function tooEarly(context: RuleContext, path: Path, who: string, start: number, say: Flag): void {
  const pool = path[1];
  say(
    context,
    "CH521",
    path,
    `${who}, before the period starts: they would never be in post`,
    `count those in post on ${dayToIso(start)} in staff.${pool}.fte (in_training and learning say how far along they are), and only those who come later as joiners`,
  );
}

function tooLate(context: RuleContext, path: Path, who: string, say: Flag): void {
  say(context, "CH651", path, `${who} after the period ends: they have no effect`);
}

function joining(count: number): string {
  return `${people(count)} ${plural(count, "joins", "join")}`;
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${Math.round(count * 100) / 100} people`;
}

/** A day, or a time that no calendar holds. */
function lastJoining(day: number): string {
  return day < 1e6 ? dayToIso(day) : "thousands of years later";
}
