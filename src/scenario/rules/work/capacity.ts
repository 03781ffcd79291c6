/** Whether the staff can keep up with new claims at the end of the period, at best values: if not, a queue grows, or cases leave undone. */
import { grouped } from "../../../engine/wording.ts";
import { own } from "../../own.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { decidingPlace, visitsOn } from "../../visit.ts";
import { type Stream, withdrawalBalance } from "../cases/withdrawal-balance.ts";
import { flag, type Rule, type RuleContext } from "../rule.ts";
import { type Desk, offeredLoad } from "./offered-load.ts";

export const capacitySuffices: Rule = (context) => {
  const { scenario } = context;
  const load = offeredLoad(scenario);
  if (load.claims === 0) return;
  const busy = load.desks.filter(({ hours }) => hours > 0);
  const several = new Set(busy.map(({ team }) => team)).size > 1;
  load.teams.forEach((team, i) => {
    const desks = busy.filter((desk) => desk.team === i);
    if (desks.length > 1 && team.hours > team.supply) {
      const { hours, supply } = team;
      if (!several)
        flag(
          context,
          "CH606",
          ["cases", "arrivals"],
          `new claims need ${amount(hours)} effective hours a calendar day by the end of the period, the staff give ${amount(supply)}: ${outcome(context, desks, supply, "the backlog")}`,
        );
      else
        flag(
          context,
          "CH606",
          ["work", desks[0].stage],
          `new claims need ${amount(hours)} effective hours of ${desks.map(nameOf).join(", ")} a calendar day, those who can do them give ${amount(supply)}: ${outcome(context, desks, supply, "their queues")}`,
        );
    } else for (const desk of desks) if (desk.hours > desk.supply) sayOf(context, desk);
  });
};

function sayOf(context: RuleContext, desk: Desk): void {
  flag(
    context,
    "CH606",
    ["work", desk.stage, ...(desk.isCheck ? ["check"] : [])],
    `new claims need ${amount(desk.hours)} effective hours of ${nameOf(desk)} a calendar day, those who can do it give ${amount(desk.supply)}: ${outcome(context, [desk], desk.supply, "its queue")}`,
  );
}

function nameOf({ stage, isCheck, types, isOfSomeTypes }: Desk): string {
  return `${stage}${isCheck ? " check" : ""}${isOfSomeTypes ? ` for ${listed(types)}` : ""}`;
}

/** A few names, and how many more there are. */
function listed(types: readonly string[]): string {
  return types.length > 4 ? `${types.slice(0, 3).join(", ")} and ${types.length - 3} more types` : types.join(", ");
}

function amount(hours: number): string {
  return hours === Number.POSITIVE_INFINITY ? "without end" : String(Number(hours.toFixed(hours < 10 ? 1 : 0)));
}

/** Hazard of leaving undone, a day, at a desk: none at a check, where the stage does not allow it, and once the case is decided. */
function hazardAt({ cases, work }: Scenario, { stage, isCheck }: Desk, type: string): number {
  const { route, withdrawal, administrative } = cases.types[type];
  if (isCheck || work[stage].withdrawal === false) return 0;
  const place = visitsOn(route).findIndex((visit) => visit.stage === stage);
  if (place > decidingPlace(route, (name) => own(work, name)?.decides)) return 0;
  return (withdrawal?.rate.value ?? 0) + (administrative?.rate.value ?? 0);
}

/** What comes to desks that share their people: a case of several of them comes once, and brings the work of all. */
function streamsTo(scenario: Scenario, desks: readonly Desk[]): Stream[] {
  const streams = new Map<string, Stream>();
  for (const desk of desks)
    for (const [type, { cases, hours }] of desk.arriving) {
      const before = streams.get(type) ?? { cases: 0, hours: 0, hazard: 0 };
      streams.set(type, {
        cases: Math.max(before.cases, cases),
        hours: before.hours + hours,
        hazard: Math.max(before.hazard, hazardAt(scenario, desk, type)),
      });
    }
  return [...streams.values()];
}

/** To two digits, which is as much as such a level is known: "120,000". */
function about(cases: number): string {
  return grouped(Number(cases.toPrecision(2)));
}

/** What comes of it that more arrives than can be done. */
function outcome({ scenario }: RuleContext, desks: readonly Desk[], supply: number, grows: string): string {
  const balance = withdrawalBalance(streamsTo(scenario, desks), supply);
  if (!balance) return `${grows} must grow`;
  const { share, waiting, halfway } = balance;
  const percent =
    share < 0.01 ? "less than 1%" : `${desks.length > 1 ? "at least" : "about"} ${Math.round(share * 100)}%`;
  const years = halfway / 365.25;
  const time = years >= 2 ? `${Math.round(years)} years` : `${Math.max(1, Math.round(halfway))} days`;
  return `in the long run ${percent} of the cases that come leave before it is done, with about ${about(waiting)} waiting (halfway there in ${time})`;
}
