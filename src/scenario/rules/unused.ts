/** Case types without cases, and pools that shrink without a word about it. */
import { own } from "../own.ts";
import type { Quantity } from "../values/quantity.ts";
import { flag, type Rule } from "./rule.ts";

export const typesAreUsed: Rule = (context) => {
  const {
    cases: { types },
    staff,
  } = context.scenario;
  const some = (share: Quantity | "rest" | undefined): boolean =>
    share === "rest" || (share !== undefined && (share.value > 0 || share.range !== undefined));
  const names = Object.keys(types);
  for (const name of names) {
    const used = context.ever.some(({ cases }) => {
      const mixes = [
        ...cases.in_progress.map((stock) => stock.types),
        ...(cases.arrivals ? [cases.arrivals.types] : []),
      ];
      return mixes.some((mix) => (mix ? some(own(mix, name)) : names.length === 1 || some(cases.types[name].share)));
    });
    if (!used)
      flag(
        context,
        "CH604",
        ["cases", "types", name],
        `no case is of the type ${name}`,
        "give it a share of the arrivals or of the cases in progress",
      );
  }
  for (const [name, { attrition, vacancies }] of Object.entries(staff)) {
    if (vacancies !== undefined || !attrition?.some(({ rate }) => rate.value > 0)) continue;
    flag(
      context,
      "CH605",
      ["staff", name, "attrition"],
      `${name} loses people and never replaces them`,
      "say so with vacancies: unfilled, or refill with vacancies: {refilled_after: 16 weeks}",
    );
  }
};
