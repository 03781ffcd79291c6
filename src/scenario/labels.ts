/** Labels: the words that answers, charts and tables use in place of the names of a scenario's parts. */
import type { Scenario } from "./schema/scenario.ts";

/** The parts of a scenario that can have a label, by where they stand. */
export type Labelled = "staff" | "sites" | "types" | "work" | "changes" | "targets";

export type Labels = Readonly<Record<Labelled, ReadonlyMap<string, string>>>;

/** What is read of a scenario. */
export type LabelledParts = Pick<Scenario, "staff" | "sites" | "work" | "changes" | "targets" | "cases">;

export function labelsOf({ staff, sites, cases, work, changes, targets }: LabelledParts): Labels {
  const of = (parts: Iterable<readonly [name: string | undefined, part: { readonly label?: string }]>) =>
    new Map(
      [...parts].flatMap(([name, { label }]) => (name !== undefined && label !== undefined ? [[name, label]] : [])),
    );
  return {
    staff: of(Object.entries(staff)),
    sites: of(Object.entries(sites)),
    types: of(Object.entries(cases.types)),
    work: of(Object.entries(work)),
    changes: of(changes.map((change) => [change.name, change])),
    targets: of(Object.entries(targets)),
  };
}

/** The labels of two scenarios, of the second where they differ. */
export function labelsOfBoth(a: Labels, b: Labels): Labels {
  const of = (kind: Labelled) => new Map([...a[kind], ...b[kind]]);
  return {
    staff: of("staff"),
    sites: of("sites"),
    types: of("types"),
    work: of("work"),
    changes: of("changes"),
    targets: of("targets"),
  };
}

/** The label of a part, or else its name. A check is named after its stage. */
export function labelOf(labels: Labels, kind: Labelled, name: string): string {
  const own = labels[kind].get(name);
  if (own !== undefined || kind !== "work") return own ?? name;
  const [, stage, rest] = /^(.+?)( check| visit \d+)$/.exec(name) ?? [];
  const label = stage === undefined ? undefined : labels.work.get(stage);
  return label === undefined ? name : `${label}${rest}`;
}
