/** Columns that several tables of a sweep have. */

import type { Sweep } from "../../experiment/sweep/design/load.ts";
import type { ParameterColumn } from "../../experiment/sweep/design/parameters.ts";
import type { PointEstimate } from "../../experiment/sweep/estimate.ts";
import type { Cell, Field } from "../table.ts";
import { countField, estimateField } from "../tables/fields.ts";

export const pointField: Field = countField("point", "Point", "Its number, from 0, in the order of the design");

export const replications: Field = countField("replications", "Replications", "Replications that the row is made from");
/** What a point sets. */
export const parameterFields = (parameters: readonly ParameterColumn[]): Field[] =>
  parameters.map(({ name, type, unit, meaning }) => ({ name, title: name, type, unit, meaning }));

const share = (name: string, title: string, meaning: string): Field =>
  estimateField(name, title, meaning, "share of 1");

/** How probable each target is; in the order of {@link targetCells}. */
export const targetFields = ({ targets }: Pick<Sweep, "targets">): Field[] =>
  targets.flatMap((name) => [
    share(`probability ${name}`, `Probability of ${name}`, "Share of replications that meet the target by its date"),
    share(
      `probability ${name} low95`,
      "Low",
      "Lower end of its 95% Wilson interval, which counts pairs that share draws",
    ),
    share(`probability ${name} high95`, "High", "Upper end of that interval"),
    {
      name: `verdict ${name}`,
      title: `Verdict on ${name}`,
      type: "string" as const,
      meaning: "met or missed, or not yet known where that interval holds the share asked for",
    },
  ]);

export function targetCells({ targets }: PointEstimate): Cell[] {
  return targets.flatMap(({ probability: { share, low, high }, verdict }): Cell[] => [share, low, high, verdict]);
}
