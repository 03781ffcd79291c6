/** Whether the staff can keep up with new claims at the end of the period, at best values: if not, some queue grows for ever. */
import type { Scenario } from "../schema/scenario.ts";
import { type Desk, offeredLoad } from "./offered-load.ts";
import { flag, type Rule, type RuleContext } from "./rule.ts";

export const capacitySuffices: Rule = (context) => {
  const { scenario } = context;
  const load = offeredLoad(scenario);
  if (load.claims === 0) return;
  const busy = load.desks.filter(({ hours }) => hours > 0);
  const several = new Set(busy.map(({ team }) => team)).size > 1;
  load.teams.forEach((team, i) => {
    const desks = busy.filter((desk) => desk.team === i);
    if (desks.length > 1 && grows(scenario, team)) {
      const { hours, supply } = team;
      if (!several)
        flag(
          context,
          "CH606",
          ["cases", "arrivals"],
          `new claims need ${amount(hours)} effective hours a calendar day by the end of the period, the staff give ${amount(supply)}: the backlog must grow`,
        );
      else
        flag(
          context,
          "CH606",
          ["work", desks[0].stage],
          `new claims need ${amount(hours)} effective hours of ${desks.map(nameOf).join(", ")} a calendar day, those who can do them give ${amount(supply)}: their queues must grow`,
        );
    } else for (const desk of desks) if (grows(scenario, desk)) sayOf(context, desk);
  });
};

function sayOf(context: RuleContext, desk: Desk): void {
  flag(
    context,
    "CH606",
    ["work", desk.stage, ...(desk.isCheck ? ["check"] : [])],
    `new claims need ${amount(desk.hours)} effective hours of ${nameOf(desk)} a calendar day, those who can do it give ${amount(desk.supply)}: its queue must grow`,
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

/** Where all cases may withdraw, a queue in the end loses what comes too much: this many times what can be done is warned of all the same. */
const beyondWithdrawal = 4;

/**
 * Whether more arrives than can be done, and withdrawals do not make up for it: cases are so patient that they settle no queue within the
 * period, and three in four would leave undecided.
 */
function grows({ cases, period }: Scenario, at: { readonly hours: number; readonly supply: number }): boolean {
  const hazard = Math.min(
    ...Object.values(cases.types).map(
      ({ withdrawal, administrative }) => (withdrawal?.rate.value ?? 0) + (administrative?.rate.value ?? 0),
    ),
  );
  if (hazard === 0) return at.hours > at.supply;
  return hazard * (period.end - period.start) < 1 && at.hours > beyondWithdrawal * at.supply;
}
