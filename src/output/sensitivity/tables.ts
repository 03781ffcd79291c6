/** sensitivity.csv: one row a measure and uncertain value, for the assumptions log. */

import type { Factor } from "../../experiment/design/factor.ts";
import type { Sensitivity } from "../../experiment/sensitivity/sensitivity.ts";
import type { Labels } from "../../scenario/labels.ts";
import { dimensions } from "../../scenario/values/quantity.ts";
import type { Cell, Field, TableShape } from "../table.ts";
import { countField, estimateField, textField } from "../tables/fields.ts";
import { shortName } from "./words.ts";

function number(
  name: string,
  title: string,
  meaning: string,
  unit = "as the measure; day: days since 1970-01-01",
): Field {
  return estimateField(name, title, meaning, unit);
}

const moved = "as the measure; day: days";
const share = "share of 1";

export const sensitivityShape: TableShape = {
  file: "sensitivity.csv",
  title: "Sensitivity to uncertain values",
  meaning: "One row a measure and value with a range; joint draws are one row named draws.",
  fields: [
    textField("measure", "Measure", "Name of the outcome; a day that never comes is the day after the period"),
    countField("rank", "Rank", "1 for the value that moves the leading measure most"),
    textField("path", "Path", "Path of the value in the scenario, as in assumptions.csv; draws for joint draws"),
    textField("title", "Title", "What the answer calls it: the label of its part and what of it, or else the path"),
    number("value", "Value", "Best estimate; empty for joint draws", "as the column unit says"),
    textField("unit", "Unit", "Unit of value, low and high"),
    number("low", "Low", "Lower end of the range", "as the column unit says"),
    number("high", "High", "Upper end of the range", "as the column unit says"),
    textField("source", "Source", "Where the value comes from"),
    textField("confidence", "Confidence", "How sure the source is"),
    number("best", "Answer, best", "With every value at its best estimate"),
    number("lowest", "Answer, lowest", "Lowest of the answers with this value alone at the ends of its range"),
    number("lowest_at", "Lowest at", "Where that is: 0 low end, 1 high end; joint draws: share of their rows", share),
    number("highest", "Answer, highest", "Highest of those answers"),
    number("highest_at", "Highest at", "Where that is", share),
    number("swing", "Swing", "Highest less lowest, paired", moved),
    number("swing_low95", "Swing, low", "Lower end of its 95% interval", moved),
    number("swing_high95", "Swing, high", "Upper end of its 95% interval", moved),
    number("mu", "mu", "Mean elementary effect (Morris)", moved),
    number("mu_star", "mu*", "Mean absolute elementary effect", moved),
    number("mu_star_low95", "mu*, low", "Lower end of its 95% interval", moved),
    number("mu_star_high95", "mu*, high", "Upper end of its 95% interval", moved),
    number("sigma", "sigma", "Standard deviation of the elementary effects", moved),
    ...["first", "total"].flatMap((order) => [
      number(order, `Sobol, ${order}`, "Share of the variance; empty where the value does not matter", share),
      number(`${order}_low95`, `Sobol, ${order}, low`, "Lower end of its 95% bootstrap interval", share),
      number(`${order}_high95`, `Sobol, ${order}, high`, "Upper end of that interval", share),
    ]),
  ],
};

function described(factor: Factor, labels: Labels): Cell[] {
  const title = shortName(factor, labels);
  if (factor.kind === "joint") return [factor.name, title, undefined, "", undefined, undefined, undefined, undefined];
  const { quantity, name } = factor;
  const unit = quantity.workingDays ? "working days" : dimensions[quantity.dimension].unit;
  return [
    name,
    title,
    quantity.value,
    unit,
    quantity.range?.[0],
    quantity.range?.[1],
    quantity.source,
    quantity.confidence,
  ];
}

/** @param found undefined where no value has a range */
export function* sensitivityRows(found: Sensitivity | undefined, labels: Labels): Generator<Cell[]> {
  if (!found) return;
  const { factors, measures, ranking } = found;
  for (const { measure, best, effects } of measures)
    for (const [place, i] of ranking.entries()) {
      const { swing, screening, indices } = effects[i];
      yield [
        measure.name,
        place + 1,
        ...described(factors[i], labels),
        best.mean,
        swing.low.mean,
        swing.lowAt,
        swing.high.mean,
        swing.highAt,
        swing.width.mean,
        swing.width.low95,
        swing.width.high95,
        screening.mu,
        screening.muStar.mean,
        screening.muStar.low95,
        screening.muStar.high95,
        screening.sigma,
        indices?.first.index,
        indices?.first.low95,
        indices?.first.high95,
        indices?.total.index,
        indices?.total.low95,
        indices?.total.high95,
      ];
    }
}
