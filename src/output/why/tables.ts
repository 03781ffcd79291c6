/** parts.csv, interactions.csv and changes.csv of an attribution. */

import type { Why } from "../../experiment/attribution/why.ts";
import type { MeanEstimate } from "../../experiment/statistics/mean.ts";
import { exactJsonNumber } from "../json/json.ts";
import type { Cell, Field, TableShape } from "../table.ts";
import { textField } from "../tables/fields.ts";
import { estimateDigits as digits } from "../tables/summary-fields.ts";

function number(name: string, title: string, meaning: string, exact = false): Field {
  return { name, title, type: "number", unit: "as the measure", meaning, ...(exact ? {} : { digits }) };
}

const measureField = textField("measure", "Measure", "Name of the outcome");

export const partsShape: TableShape = {
  file: "parts.csv",
  title: "Parts of the difference",
  meaning: "One row a measure and group of changes; the parts of a measure add up to its whole, to the last bit.",
  fields: [
    measureField,
    textField("unit", "Unit", "Unit of the measure; day: differences are of min(date, end of period), in days"),
    textField("group", "Group", "Name of the group of changes; fused ones are joined by +"),
    number("part", "Part", "Its Shapley value: second scenario less first", true),
    number("low95", "Part, low", "Lower end of its 95% interval"),
    number("high95", "Part, high", "Upper end of its 95% interval"),
    number("standard_error", "Standard error", "Over pairs of replications"),
    number(
      "sampling_error",
      "Sampling error",
      "Standard error from sampling the orders; 0 where all combinations were run",
    ),
    number("first", "If first", "Effect of the group as the only change"),
    number("last", "If last", "Effect of the group when all others are made already"),
    number("whole", "Whole", "The whole difference of the measure", true),
  ],
};

export function* partRows(why: Why): Generator<Cell[]> {
  for (const { measure, parts, whole } of why.splits)
    for (const [i, part] of parts.entries())
      yield [
        measure.name,
        measure.unit,
        why.groups[i].name,
        part.amount,
        part.low95,
        part.high95,
        part.standardError,
        part.samplingError,
        part.first.mean,
        part.last.mean,
        whole,
      ];
}

export const interactionsShape: TableShape = {
  file: "interactions.csv",
  title: "Interactions",
  meaning:
    "One row a measure and pair of groups: how much more the two do together than one by one. Empty where orders were sampled.",
  fields: [
    measureField,
    textField("one", "One", "Name of a group"),
    textField("other", "Other", "Name of another"),
    number("interaction", "Interaction", "Pairwise Shapley interaction index"),
    number("low95", "Interaction, low", "Lower end of its 95% interval"),
    number("high95", "Interaction, high", "Upper end of its 95% interval"),
  ],
};

export function* interactionRows({ splits, groups }: Why): Generator<Cell[]> {
  for (const { measure, interactions } of splits)
    for (const { one, other, amount } of interactions)
      yield [measure.name, groups[one].name, groups[other].name, amount.mean, amount.low95, amount.high95];
}

export const changesShape: TableShape = {
  file: "changes.csv",
  title: "Changes",
  meaning: "One row a value that the two scenarios do not share.",
  fields: [
    textField("group", "Group", "Group that it was put into"),
    textField("path", "Path", "Path of the value"),
    textField("before", "Before", "In the first scenario, as JSON; empty where it has none"),
    textField("after", "After", "In the second scenario, as JSON; empty where it has none"),
  ],
};

export function* changeRows({ groups }: Why): Generator<Cell[]> {
  for (const { name, leaves } of groups)
    for (const { path, a, b } of leaves) yield [name, path, JSON.stringify(a), JSON.stringify(b)];
}

/** A mean as JSON holds it. */
export const meanJson = ({ mean, standardError, low95, high95 }: MeanEstimate) => ({
  mean: exactJsonNumber(mean),
  standard_error: exactJsonNumber(standardError),
  low95: exactJsonNumber(low95),
  high95: exactJsonNumber(high95),
});
