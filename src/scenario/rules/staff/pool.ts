/** Pools: what the parts of one say together. */
import { flag, type Rule } from "../rule.ts";

export const poolsArePossible: Rule = (context) => {
  const { span } = context;
  for (const [name, pool] of Object.entries(context.scenario.staff)) {
    const path = ["staff", name];
    pool.attrition?.forEach(({ within }, band, bands) => {
      const last = band === bands.length - 1;
      const before = bands[band - 1]?.within;
      if (last && within !== undefined)
        flag(context, "CH514", [...path, "attrition", band], "the last band of tenure has no end", "leave within out");
      else if (!last && within === undefined)
        flag(
          context,
          "CH514",
          [...path, "attrition", band],
          "only the last band of tenure has no end",
          "write within: 1 year",
        );
      else if (within !== undefined && span.low(within.amount) <= (before ? span.high(before.amount) : 0))
        flag(context, "CH514", [...path, "attrition", band, "within"], "bands of tenure follow one another");
    });
    const early = [pool.in_training, pool.learning].reduce((sum, share) => sum + (share ? span.high(share) : 0), 0);
    if (early > 1)
      flag(
        context,
        "CH502",
        [...path, "learning"],
        `in_training and learning sum to ${Math.round(early * 100)}%, more than 100%`,
      );
    if (pool.in_training && !pool.training)
      flag(
        context,
        "CH514",
        [...path, "in_training"],
        "some are in training, but no training is stated",
        "write training: 9 weeks",
      );
    if (pool.learning && !pool.ramp)
      flag(
        context,
        "CH514",
        [...path, "learning"],
        "some are on the learning curve, but no ramp is stated",
        "write ramp: {from: 30%, over: 12 months}",
      );
    const joiners = pool.joiners;
    if (joiners && "cohorts" in joiners && joiners.cohorts && span.low(joiners.cohorts.of) <= 0)
      flag(context, "CH305", [...path, "joiners", "cohorts", "of"], "a cohort has at least one person");
  }
};
