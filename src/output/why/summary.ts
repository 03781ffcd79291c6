/** summary.json of an attribution. Its form is described in docs/reference/why-json.md. */
import type { MeasureSplit, Why } from "../../experiment/attribution/why.ts";
import type { Labels } from "../../scenario/labels.ts";
import { type TargetsOfPlans, targetJson } from "../comparison/target-json.ts";
import { exactJsonNumber } from "../json/json.ts";
import { dateCell } from "../table.ts";
import { groupTitle } from "./changed-values.ts";
import type { Circumstance } from "./circumstances.ts";
import type { RecordedFigure } from "./recorded-figures.ts";
import { meanJson } from "./tables.ts";

export interface WhyRun {
  readonly a: string;
  readonly b: string;
  readonly seed: string | number;
  readonly fixed: boolean;
  readonly replications: number;
  readonly overrides: readonly string[];
  /** What the two were not run alike in. */
  readonly circumstances: readonly Circumstance[];
  /** What the two results say of the targets and main outcomes; none where they are not both results. */
  readonly recorded: readonly RecordedFigure[];
  /** Paths of what differs and moves no result. */
  readonly idle: readonly string[];
  readonly labels: Labels;
  /** How surely each of the two meets each target. */
  readonly targets: TargetsOfPlans;
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
}

function levelJson(split: MeasureSplit, side: "before" | "after") {
  const { mean } = split[side];
  return {
    ...(split.measure.unit === "day" ? { date: dateCell(Math.round(mean)) } : {}),
    mean: exactJsonNumber(mean),
    never: split.never[side],
  };
}

export function whySummary(
  why: Why,
  { a, b, build, identity, circumstances, recorded, idle, labels, targets, ...run }: WhyRun,
): object {
  const name = (i: number) => why.groups[i].name;
  return {
    format: 1,
    casehub: build.version,
    build: build.hash,
    identity,
    first: a,
    second: b,
    run: { ...run, share_draws: why.paired },
    method: { exact: why.exact, orders: why.orders, combinations: why.points },
    not_run_alike: circumstances.map(({ what, before, after }) => ({ what, before, after })),
    recorded: recorded.map(({ name, title, unit, before, after }) => ({
      name,
      title,
      unit: unit === "day" ? "date" : unit,
      before,
      after,
    })),
    without_effect: idle,
    groups: why.groups.map((group) => ({
      name: group.name,
      title: groupTitle(group, labels),
      changes: group.leaves.map(({ path, a: before, b: after }) => ({
        path,
        before: before ?? null,
        after: after ?? null,
      })),
    })),
    targets: targets.targets.map((target) => targetJson(target, targets)),
    measures: why.splits.map((split) => ({
      name: split.measure.name,
      title: split.measure.title,
      unit: split.measure.unit,
      first: levelJson(split, "before"),
      second: levelJson(split, "after"),
      difference: meanJson(split.difference),
      whole: split.whole,
      parts: split.parts.map((part, i) => ({
        group: name(i),
        part: part.amount,
        low95: exactJsonNumber(part.low95),
        high95: exactJsonNumber(part.high95),
        standard_error: exactJsonNumber(part.standardError),
        sampling_error: exactJsonNumber(part.samplingError),
        if_first: meanJson(part.first),
        if_last: meanJson(part.last),
      })),
      interactions: split.interactions.map(({ one, other, amount }) => ({
        one: name(one),
        other: name(other),
        ...meanJson(amount),
      })),
    })),
  };
}
