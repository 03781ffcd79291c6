/** What a rule on the meaning of a scenario is given, and how it says what is wrong. */

import type { Scenario } from "../schema/scenario.ts";
import { suggestion } from "../text/nearest.ts";
import { keyPlaceOf, type Path, type PlacedMap, pathText, placeOf } from "../text/placed.ts";
import type { ProblemCode, Report } from "../text/problem.ts";
import type { Span } from "../values/span.ts";

/** A scenario of the right shape, as it stands in one regime. */
export interface RuleContext {
  readonly scenario: Scenario;
  /** The scenario of every regime, for what must hold at some time only. */
  readonly ever: readonly Scenario[];
  /** First day of the regime, and of the next one (Infinity for none), as days since 1970-01-01. */
  readonly from: number;
  readonly until: number;
  readonly full: PlacedMap;
  readonly report: Report;
  /** How low and how high each value can be: as it is stated, or as it can be drawn. */
  readonly span: Span;
}

export type Rule = (context: RuleContext) => void;

/** Reports what is wrong with the value at a path. */
export function flag(
  { full, report }: RuleContext,
  code: ProblemCode,
  path: Path,
  message: string,
  hint?: string,
): void {
  report(code, placeOf(full, path), message, { path: pathText(full, path), hint });
}

/** Reports what is wrong with the key at a path. */
export function flagKey(
  { full, report }: RuleContext,
  code: ProblemCode,
  path: Path,
  message: string,
  hint?: string,
): void {
  report(code, keyPlaceOf(full, path.slice(0, -1), String(path.at(-1))), message, { path: pathText(full, path), hint });
}

/** Reports a name, written as a value or as a key, that is not among the known ones. */
export function flagUnknown(
  context: RuleContext,
  as: "value" | "key",
  path: Path,
  kind: string,
  name: string,
  known: Iterable<string>,
): void {
  const all = [...known];
  if (all.includes(name)) return;
  const say = as === "key" ? flagKey : flag;
  say(
    context,
    "CH501",
    path,
    `there is no ${kind} called ${name}`,
    suggestion(name, all) ?? (all.length === 0 ? `this scenario has no ${kind}` : undefined),
  );
}

/** Reports the names in a list that are not among the known ones. */
export function flagUnknownItems(
  context: RuleContext,
  path: Path,
  kind: string,
  names: readonly string[],
  known: Iterable<string>,
): void {
  if (names.length === 0) return;
  const all = new Set(known);
  for (const [i, name] of names.entries())
    if (!all.has(name)) flagUnknown(context, "value", [...path, i], kind, name, all);
}
