/** What the decisions of a fluid are: those of a day by the shares that their types have on it. */
import { cohorts } from "../measures/columns.ts";
import { columnIndex, type Plan } from "../plan.ts";
import type { Rules } from "../work/rules.ts";

/** Shares of the outcomes of a type, by number. */
function sharesOf({ outcomes, outcomeNames }: Rules, type: number): Float64Array {
  const shares = new Float64Array(outcomeNames.length);
  const { numbers, upTo } = outcomes[type];
  // The last takes what rounding leaves, as it does of the random numbers.
  numbers.forEach((number, i) => {
    shares[number] += (i === numbers.length - 1 ? 1 : upTo[i]) - (i === 0 ? 0 : upTo[i - 1]);
  });
  return shares;
}

/**
 * Fills the columns of decisions by outcome from those of decisions by type.
 * @param daily columns of the plan, by column * days + day @param rules of each regime
 */
export function fillOutcomes(daily: Float64Array, plan: Plan, rules: readonly Rules[]): void {
  const { days, regimes } = plan;
  const [{ typeNames, outcomeNames }] = rules;
  if (outcomeNames.length === 0) return;
  const first = columnIndex(plan, "decisions_by_outcome", outcomeNames[0]);
  const decisions = columnIndex(plan, "decisions");
  const own = daily.subarray(first * days, (first + outcomeNames.length) * days).fill(0);
  typeNames.forEach((_, type) => {
    // A single type has no column of its own.
    const ofType = typeNames.length > 1 ? decisions + 1 + cohorts.length + type : decisions;
    regimes.forEach(({ fromDay }, r) => {
      const shares = sharesOf(rules[r], type);
      const until = Math.min(days, regimes[r + 1]?.fromDay ?? days);
      for (let day = Math.max(0, fromDay); day < until; day++)
        for (let outcome = 0; outcome < shares.length; outcome++)
          own[outcome * days + day] += shares[outcome] * daily[ofType * days + day];
    });
  });
}
