/** Shares of a whole: together 100%, of which at most one may be `rest`. */
import type { Path } from "../../text/placed.ts";
import type { Quantity } from "../../values/quantity.ts";
import { asStated } from "../../values/span.ts";
import { flag, type Rule, type RuleContext } from "../rule.ts";

/** Shares are written in decimals; sums differ from 100% by rounding of that size. */
const rounding = 1e-9;

export const sharesSum: Rule = (context) => {
  const { cases } = context.scenario;
  const types = Object.entries(cases.types);
  for (const [name, type] of types) sum(context, ["cases", "types", name, "outcome"], type.outcome);
  cases.in_progress.forEach((stock, i) => {
    sum(context, ["cases", "in_progress", i, "types"], stock.types);
    sum(context, ["cases", "in_progress", i, "waiting_for"], stock.waiting_for);
  });
  sum(context, ["cases", "arrivals", "types"], cases.arrivals?.types);
  typesOwnShares(context);
  for (const [name, stage] of Object.entries(context.scenario.work)) {
    const efforts = [
      [stage.effort, ["effort"]],
      [stage.check?.effort, ["check", "effort"]],
      ...Object.entries(stage.effort_by_type ?? {}).map(
        ([type, effort]) => [effort, ["effort_by_type", type]] as const,
      ),
    ] as const;
    // Drawn weights are relative to their sum.
    for (const [effort, path] of efforts)
      if (effort?.weights)
        sum(
          { ...context, span: asStated },
          ["work", name, ...path, "discrete"],
          Object.fromEntries(effort.weights.entries()),
        );
  }
};

/** The types' own shares are a mix where a stock or the arrivals state none. */
function typesOwnShares(context: RuleContext): void {
  const { types, in_progress, arrivals } = context.scenario.cases;
  const used = in_progress.some((stock) => !stock.types) || (arrivals !== undefined && !arrivals.types);
  const shares = Object.fromEntries(
    Object.entries(types).flatMap(([name, { share }]) => (share === undefined ? [] : [[name, share]])),
  );
  const stated = Object.keys(shares).length > 0;
  if (stated && (used || Object.keys(shares).length === Object.keys(types).length))
    sum(context, ["cases", "types"], shares);
  if (!stated && used && Object.keys(types).length > 1)
    flag(
      context,
      "CH502",
      ["cases", "types"],
      "the case types have no shares, and a stock or the arrivals state no mix of types",
      "give each type a share, one of them share: rest",
    );
}

function sum(context: RuleContext, path: Path, shares: Readonly<Record<string, Quantity | "rest">> | undefined): void {
  if (!shares) return;
  const parts = Object.values(shares);
  const rests = parts.filter((part) => part === "rest").length;
  const total = (end: "low" | "high") =>
    parts.reduce((sum, part) => sum + (part === "rest" ? 0 : context.span[end](part)), 0);
  const percent = (share: number) => `${Number((share * 100).toFixed(6))}%`;
  const [low, high] = [total("low"), total("high")];
  if (rests > 1) flag(context, "CH502", path, "only one share can be the rest");
  if (high > 1 + rounding)
    flag(
      context,
      "CH502",
      path,
      `the shares sum to ${percent(high)}, more than 100%`,
      low < high ? "state narrower ranges, or write rest for one of them" : undefined,
    );
  else if (rests === 0 && low < 1 - rounding)
    flag(context, "CH502", path, `the shares sum to ${percent(low)}, not 100%`, "write rest for one of them");
}
