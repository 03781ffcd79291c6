/** The starting stock: its cohort and ages. */
import { flag, type Rule } from "../rule.ts";

export const stocksArePossible: Rule = (context) => {
  const { cases, period } = context.scenario;
  const { span } = context;
  const cutOff = cases.legacy_before;
  cases.in_progress.forEach((stock, i) => {
    const path = ["cases", "in_progress", i];
    const most = span.high(stock.count);
    if (most > 0 && Math.round(most) === 0)
      flag(
        context,
        "CH305",
        [...path, "count"],
        "a stock is a whole number of cases, and this rounds to 0",
        "write 1 or more, or 0",
      );
    if (stock.cohort === "legacy" && cutOff === undefined)
      flag(context, "CH509", path, "legacy cases need a cut-off date", "write cases.legacy_before");
    const bands = stock.ages?.bands ?? [];
    bands.forEach(({ from, to }, band) => {
      if (span.high(from.amount) >= span.low(to.amount))
        flag(context, "CH514", [...path, "ages", "bands", band], "the band ends before it begins");
    });
    if (bands.length === 0 || cutOff === undefined) return;
    // Lodged before the cut-off: older than the days from it to the start.
    const sinceCutOff = period.start - cutOff;
    const possible =
      stock.cohort === "legacy"
        ? bands.some(({ to }) => span.low(to.amount) > sinceCutOff)
        : bands.some(({ from }) => span.high(from.amount) < sinceCutOff);
    if (!possible)
      flag(
        context,
        "CH514",
        [...path, "ages"],
        `no case of these ages is ${stock.cohort} when the period starts: the cut-off was ${sinceCutOff} days before`,
      );
  });
};
