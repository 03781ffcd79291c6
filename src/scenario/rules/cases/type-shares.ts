/** The mix of types of a stock or of the arrivals, at best values. */
import { own } from "../../own.ts";
import type { Scenario } from "../../schema/scenario.ts";
import type { Quantity } from "../../values/quantity.ts";

/** Share of each type: as the mix states it, or else by the types' own shares; a single type has all. */
export function typeShares(
  { cases: { types } }: Scenario,
  mix: Readonly<Record<string, Quantity | "rest">> | undefined,
): Map<string, number> {
  const names = Object.keys(types);
  const shareOf = (name: string) => {
    if (mix) return own(mix, name);
    return names.length === 1 ? ("rest" as const) : types[name].share;
  };
  const shares = names.map(shareOf);
  const stated = shares.reduce<number>((sum, share) => sum + (typeof share === "object" ? share.value : 0), 0);
  return new Map(
    names.map((name, i) => {
      const share = shares[i];
      return [name, share === "rest" ? Math.max(0, 1 - stated) : (share?.value ?? 0)];
    }),
  );
}
