/** The daily columns of a plan: every measure, by each of its groups. */
import type { Grouping, Measure } from "../../measures/measure.ts";
import { measures } from "../../measures/registry.ts";
import type { Column } from "../plan.ts";

/** What the columns are made from. */
export interface Groupings {
  readonly stages: readonly string[];
  readonly types: readonly string[];
  readonly pools: readonly string[];
  /** Outcomes of decisions; none where the scenario states none. */
  readonly outcomes: readonly string[];
  /** The words for a group; default its name. */
  readonly words?: (grouping: Grouping, group: string) => string;
}

export const cohorts: readonly string[] = ["legacy", "flow"];

/** Names of a measure's groups, in the order of their columns; "" is the whole hub. */
function groupsIn({ groups }: Measure, { stages, types, pools, outcomes }: Groupings): readonly string[] {
  switch (groups) {
    case "hub":
      return [""];
    case "stages":
      return stages;
    case "outcomes":
      return outcomes;
    case "cohorts and types":
      return ["", ...cohorts, ...(types.length > 1 ? types : [])];
    case "pools":
      return ["", ...pools];
  }
}

/** All daily columns of a plan, in a stable order. */
export function dailyColumns(groupings: Groupings): Column[] {
  const columns: Column[] = [];
  for (const measure of measures)
    for (const group of groupsIn(measure, groupings)) {
      const { name, kind, unit, meaning, title, groups } = measure;
      const titled = group === "" ? title : `${title}: ${groupings.words?.(groups, group) ?? group}`;
      columns.push({ measure: name, group, kind, unit, title: titled, meaning });
    }
  const at = (name: string) => columns.findIndex(({ measure, group }) => measure === name && group === "");
  for (const { name, source } of measures)
    if (source.from === "measures")
      columns[at(name)] = { ...columns[at(name)], ratio: { over: at(source.over), under: at(source.under) } };
  return columns;
}
