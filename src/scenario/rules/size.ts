/** Sizes that a replication can hold: days, cases, staff. Said before anything runs, with the sum that shows it. */

import { isoToDay } from "../../engine/civil-date.ts";
import { grouped } from "../../engine/wording.ts";
import { statedOutcomes } from "../decision-outcomes.ts";
import type { Scenario } from "../schema/scenario.ts";
import type { Span } from "../values/span.ts";
import { flag, flagKey, type Rule, type RuleContext } from "./rule.ts";

/** Each daily measure has a number a day, and there are some hundred measures. */
const mostDays = 36_525;
/** A case may be open to the end; memory for one replication holds some 11 million (core/hub/cases/case-rows.ts). */
const mostCases = 10_000_000;
/** Bytes of a case, and of its second line, which it has where outcomes are stated. */
const rowBytes = 64;
const coldBytes = 8;
/** A person takes about 200 bytes in a replication. */
const mostPeople = 2_000_000;
/** Who is absent on which day takes a byte a person and day, twice. */
const mostPersonDays = 500_000_000;

const daysPerYear = 365.25;

export const sizesCanBeHeld: Rule = (context) => {
  const { period } = context.scenario;
  const days = period.end - period.start + 1;
  if (days > mostDays)
    return flag(
      context,
      "CH522",
      ["period", "end"],
      `the period is ${whole(days)} days: at most ${whole(mostDays)} (100 years) can be held, with some hundred measures for each day`,
      "end it earlier",
    );
  if (days > 0) {
    casesFit(context);
    staffFits(context, days);
  }
};

function casesFit(context: RuleContext): void {
  const { cases } = context.scenario;
  const stock = cases.in_progress.reduce((sum, { count }) => sum + context.span.high(count), 0);
  const claims = claimsIn(context);
  if (stock + claims <= mostCases) return;
  const parts = [
    ...(stock > 0 ? [`${whole(stock)} at the start`] : []),
    ...(claims > 0 ? [`${whole(claims)} claims in the period`] : []),
  ];
  const bytes = rowBytes + (statedOutcomes(context.ever).length > 0 ? coldBytes : 0);
  const sum = parts.length > 1 ? `${parts.join(" and ")}, ${whole(stock + claims)} cases in all` : parts[0];
  flag(
    context,
    "CH522",
    claims > stock ? ["cases", "arrivals"] : ["cases", "in_progress"],
    `${sum}: a replication holds at most ${whole(mostCases)}, as each takes ${bytes} bytes of a memory of under a gigabyte`,
    "shorten the period, or let one case stand for ten: a tenth of the cases and of the staff",
  );
}

/** About as many claims as can come while the scenario stands as it does. */
function claimsIn({ scenario, from, until, span }: RuleContext): number {
  const { arrivals } = scenario.cases;
  if (!arrivals) return 0;
  const first = Math.max(from, scenario.period.start);
  const last = Math.min(until - 1, scenario.period.end);
  if (last < first) return 0;
  if (arrivals.rate) return span.high(arrivals.rate) * (last - first + 1);
  return arrivals.series ? claimsOfSeries(arrivals.series, span, first, last) : 0;
}

type Series = NonNullable<NonNullable<Scenario["cases"]["arrivals"]>["series"]>;

function claimsOfSeries(
  { quarterly, monthly, weekly, daily, scale, then }: Series,
  span: Span,
  first: number,
  last: number,
): number {
  const points = quarterly ?? monthly ?? weekly ?? daily;
  // Values that could not be read are reported where they are.
  if (!points || !("values" in points) || Object.keys(points.values).length === 0) return 0;
  const length = quarterly ? daysPerYear / 4 : monthly ? daysPerYear / 12 : weekly ? 7 : 1;
  const dated = Object.entries(points.values).map(([date, count]) => ({ day: isoToDay(date) ?? 0, count }));
  const published = dated.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY);
  const factor = scale ? span.high(scale) : 1;
  let claims = 0;
  for (const { day, count } of dated) {
    const within = Math.min(day, last) - Math.max(day - length, first - 1);
    if (within > 0) claims += (count * factor * Math.min(within, length)) / length;
  }
  const after = Math.max(0, last - Math.max(published, first - 1));
  if (after === 0 || then === undefined) return claims;
  const more = typeof then === "object" && then.scale ? span.high(then.scale) : 1;
  const mean = dated.reduce((sum, { count }) => sum + count, 0) / dated.length / length;
  const rate = typeof then === "object" && "rate" in then ? span.high(then.rate) : mean * factor;
  return claims + after * rate * more;
}

function staffFits(context: RuleContext, days: number): void {
  const { scenario } = context;
  let people = 0;
  let personDays = 0;
  let largest = { name: "", people: 0 };
  for (const [name, pool] of Object.entries(scenario.staff)) {
    const own = peopleOf(pool, context.span, days);
    people += own;
    if (pool.away?.leave || pool.away?.sickness) personDays += own * days;
    if (own > largest.people) largest = { name, people: own };
  }
  const of = `${whole(people)} people are in post at some time, ${whole(largest.people)} of them in ${largest.name}`;
  const path = ["staff", largest.name];
  const hint = "shorten the period, or let one person stand for ten: a tenth of the staff and of the cases";
  if (people > mostPeople)
    flagKey(context, "CH522", path, `${of}: a replication holds at most ${whole(mostPeople)}, at 200 bytes each`, hint);
  else if (personDays > mostPersonDays)
    flagKey(
      context,
      "CH522",
      path,
      `${of}, over ${whole(days)} days: with leave and sickness that is up to ${whole(personDays)} days of people, and a replication holds at most ${whole(mostPersonDays)}, at two bytes each`,
      hint,
    );
}

/** At most about so many people are in post in a pool at one time or another. */
function peopleOf(
  { fte, fte_each, joiners, vacancies, attrition }: Scenario["staff"][string],
  span: Span,
  days: number,
): number {
  const each = fte_each ? span.low(fte_each) : 1;
  const joined = !joiners
    ? 0
    : "dated" in joiners
      ? Object.values(joiners.dated).reduce((sum, count) => sum + count, 0)
      : span.high(joiners.count);
  let posts = (fte ? span.high(fte) : 0) / each + joined;
  if (typeof vacancies !== "object") return posts;
  if ("held_at" in vacancies) posts = Math.max(posts, span.high(vacancies.held_at) / each);
  if ("held_to" in vacancies) {
    const { monthly, quarterly, at, scale } = vacancies.held_to;
    const points = monthly ?? quarterly ?? at;
    const values = points && "values" in points ? Object.values(points.values) : [];
    const most = values.reduce((highest, value) => Math.max(highest, value), 0);
    posts = Math.max(posts, (most * (scale ? span.high(scale) : 1)) / each);
  }
  // A leaver leaves once a day at most, whatever the hazard.
  const hazard = (attrition ?? []).reduce((highest, { rate }) => Math.max(highest, span.high(rate)), 0);
  return posts * (1 + days * Math.min(1, hazard));
}

function whole(count: number): string {
  return count < 1e15 ? grouped(Math.round(count)) : count.toExponential(1);
}
