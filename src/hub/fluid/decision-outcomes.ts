/** What the decisions of a fluid are: those of a day by the shares that their types have on it. */
import type { Plan } from "../plan.ts";
import { decision } from "../process/edge.ts";
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

export class DecisionOutcomes {
  /** Cases decided on the day read last, by outcome. */
  readonly counts: Float64Array;
  /** By regime and type. */
  private readonly shares: readonly (readonly Float64Array[])[];
  private readonly from: readonly number[];
  private regime = 0;

  /** @param rules of each regime */
  constructor(plan: Plan, rules: readonly Rules[]) {
    this.shares = rules.map((one) => one.typeNames.map((_, type) => sharesOf(one, type)));
    this.from = plan.regimes.map(({ fromDay }) => fromDay);
    this.counts = new Float64Array(rules[0].outcomeNames.length);
  }

  /** Days come one after another. @param exits by way * classes + class */
  read(day: number, exits: Float64Array): void {
    const { counts, shares, from } = this;
    if (counts.length === 0) return;
    while (this.regime + 1 < from.length && day >= from[this.regime + 1]) this.regime++;
    const byType = shares[this.regime];
    const classes = 2 * byType.length;
    counts.fill(0);
    for (let itemClass = 0; itemClass < classes; itemClass++) {
      const decided = exits[decision * classes + itemClass];
      const own = byType[itemClass % byType.length];
      for (let outcome = 0; outcome < counts.length; outcome++) counts[outcome] += own[outcome] * decided;
    }
  }
}
