/** Where the starting stock is placed: it is taken at its word, and asked about where the routes say otherwise. */
import { own } from "../../own.ts";
import type { Quantity } from "../../values/quantity.ts";
import { decidingPlace, readVisit, visitName, visitsOn } from "../../visit.ts";
import { flag, type Rule, type RuleContext } from "../rule.ts";
import { typeShares } from "./type-shares.ts";

/** Shares are written in decimals; those that agree differ by rounding of that size. */
const rounding = 1e-9;

export const placesAreMeant: Rule = (context) => {
  // The stock is placed as the period starts, on the routes that hold then.
  const [first] = context.ever;
  if (context.scenario !== first) return;
  first.cases.in_progress.forEach(({ waiting_for, count, types }, i) => {
    const mix = typeShares(first, types);
    for (const [place, share] of sharesOf(waiting_for ?? {}))
      for (const [type, ofType] of mix)
        if (share > 0 && ofType > 0)
          look(context, { stock: i, place, share, type, cases: count.value * share * ofType });
  });
};

interface Placing {
  readonly stock: number;
  readonly place: string;
  /** Share of the stock that is placed there. */
  readonly share: number;
  readonly type: string;
  /** How many cases of the type that is. */
  readonly cases: number;
}

function look(context: RuleContext, { stock, place, share, type, cases }: Placing): void {
  const { cases: all, work } = context.ever[0];
  const { route } = all.types[type];
  const { stage, visit } = readVisit(place);
  const visits = visitsOn(route);
  const at = visits.findIndex((one) => one.stage === stage && one.visit === visit);
  if (at < 0) return;
  const path = ["cases", "in_progress", stock, "waiting_for", place];
  const routeShare = visits[at].share?.value ?? 1;
  if (share > routeShare + rounding)
    flag(
      context,
      "CH640",
      path,
      `${percent(share)} of this stock wait for ${place}, which the route of ${type} gives to ${percent(routeShare)}: all who are placed there go through it`,
      "leave waiting_for out and the route chooses; or write a smaller share here",
    );
  const decides = decidingPlace(route, (name) => own(work, name)?.decides);
  if (at > decides)
    flag(
      context,
      "CH641",
      path,
      `${whole(cases)} cases of ${type} are placed at ${place}, after their decision (${visitName(visits[decides].stage, visits[decides].visit)}): they are not in the backlog`,
      "place them at the stage that decides or before it, unless they have their decision",
    );
}

/** Each place with its share; `rest` is what the others leave. */
function sharesOf(places: Readonly<Record<string, Quantity | "rest">>): [place: string, share: number][] {
  const entries = Object.entries(places);
  const stated = entries.reduce((sum, [, share]) => sum + (share === "rest" ? 0 : share.value), 0);
  return entries.map(([place, share]) => [place, share === "rest" ? Math.max(0, 1 - stated) : share.value]);
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

function whole(cases: number): string {
  return cases < 0.5 ? "some" : String(Math.round(cases));
}
