/** The measures that targets, observed series, sweeps and `--precision` can name, as a list to read. */
import type { Column, Plan } from "../hub/plan.ts";
import type { Grouping, MeasureKind } from "../measures/measure.ts";
import { measureOf } from "../measures/registry.ts";
import { sectionsText, wrap } from "./words/wording.ts";

const kinds: readonly (readonly [MeasureKind, string])[] = [
  ["level", "At the end of a day"],
  ["flow", "Counted over a time: a target on one says which, as in over: period"],
  ["ratio", "One count over another, over a time"],
];

const groupWords: Readonly<Record<Grouping, string>> = {
  hub: "",
  stages: "for one stage",
  outcomes: "for one outcome that a type states",
  "cohorts and types": "for all, a cohort or a type",
  pools: "for all, or one pool",
};

/** A measure once, with the groups it can be asked for. */
interface Listed {
  readonly column: Column;
  readonly groups: readonly string[];
}

function measuresOf({ columns }: Plan): Listed[] {
  const all = new Map<string, { column: Column; groups: string[] }>();
  for (const column of columns) {
    const known = all.get(column.measure) ?? { column, groups: [] };
    if (column.group !== "") known.groups.push(column.group);
    all.set(column.measure, known);
  }
  return [...all.values()];
}

/** @param own whether the plan is the reader's own scenario, whose stages, pools and types are then named */
export function measureList(plan: Plan, own: boolean, width: number): string {
  const all = measuresOf(plan);
  const indent = " ".repeat(4);
  const sections = kinds.map(([kind, head]) => [
    ...wrap(head, width),
    ...all
      .filter(({ column }) => column.kind === kind)
      .flatMap(({ column: { measure, unit, meaning }, groups }) => {
        const general = groupWords[measureOf(measure)?.groups ?? "hub"];
        const by = own ? (groups.length > 0 ? `groups: ${groups.join(", ")}` : "") : general;
        return [
          `  ${measure} (${unit}${!own && by ? `; ${by}` : ""})`,
          ...wrap(`${meaning}.`, width, indent),
          ...(own && by ? wrap(by, width, indent) : []),
        ];
      }),
  ]);
  return sectionsText(sections);
}

/** The same for programs. */
export function measureListJson(plan: Plan): unknown {
  return measuresOf(plan).map(({ column: { measure, kind, unit, meaning }, groups }) => ({
    measure,
    kind,
    unit,
    meaning,
    groups,
  }));
}
