/** The fitted values as they stand in the scenarios of a fit; what cannot be fitted is reported and left out. */
import type { Plan } from "../../hub/plan.ts";
import { suggestion } from "../../scenario/text/nearest.ts";
import { type PlacedMap, placeOf } from "../../scenario/text/placed.ts";
import type { Report } from "../../scenario/text/problem.ts";
import { type Quantity, readQuantity } from "../../scenario/values/quantity.ts";
import type { FitFile } from "./file.ts";
import { drawnPath, pathsOf, scenariosNamed } from "./load-scenario.ts";
import type { FittedValue } from "./prior.ts";

/** @param names of the scenarios, in their order */
export function fittedValues(
  file: FitFile,
  scenarios: readonly { readonly plan: Plan }[],
  names: readonly string[],
  tree: PlacedMap,
  report: Report,
): FittedValue[] {
  const taken = new Map<string, string>();
  return Object.entries(file.fit).flatMap(([name, given]): FittedValue[] => {
    const place = placeOf(tree, ["fit", name]);
    const wrong = (message: string, hint?: string): [] => {
      report("CH801", place, message, { path: `fit.${name}`, hint });
      return [];
    };
    for (const one of scenariosNamed(given))
      if (!names.includes(one))
        return wrong(`${name}: there is no scenario ${one} in this fit`, suggestion(one, names));
    const pathsIn = scenarios.map((_, s) => pathsOf(given, names[s]).map(drawnPath));
    const paths = [...new Set(pathsIn.flat())];
    const indices = scenarios.map(({ plan }, s) => {
      for (const path of pathsIn[s]) {
        const key = `${s} ${path}`;
        if (taken.has(key)) wrong(`${name} and ${taken.get(key)} both set ${path}`);
        taken.set(key, name);
      }
      return pathsIn[s].flatMap((path) => {
        const index = plan.uncertain.findIndex((quantity) => quantity.path === path);
        return index < 0 ? [] : [index];
      });
    });
    const quantities = scenarios.flatMap(({ plan }, s) => indices[s].map((index) => plan.uncertain[index]));
    for (const path of paths)
      if (!quantities.some((quantity) => quantity.path === path))
        return wrong(
          given.range || given.ranges ? `no scenario of this fit has ${path}` : `${path} has no range in the scenario`,
          given.range || given.ranges
            ? suggestion(
                path,
                scenarios.flatMap(({ plan }) => plan.uncertain.map((one) => one.path ?? "")),
              )
            : "give it one: range: [lowest, highest]",
        );
    const [quantity] = quantities;
    const ranges = rangesOf(given, quantity);
    if (typeof ranges === "string") return wrong(`${name}: ${ranges}`);
    const stated = !given.range && !given.ranges;
    return [{ name, quantity, paths, ranges, stated, indices }];
  });
}

/** In canonical units; a sentence when they cannot be read, or are not one after the other. */
function rangesOf({ ranges }: FitFile["fit"][string], quantity: Quantity): [number, number][] | string {
  if (!ranges) return quantity.range ? [[...quantity.range]] : "it has no range";
  const read = ranges.map((ends) => ends.map((end) => readQuantity(quantity.dimension, end)?.value ?? Number.NaN));
  for (const [i, [low, high]] of read.entries())
    if (!(low <= high) || (i > 0 && !(read[i - 1][1] <= low)))
      return "write the ranges in order, each from its lowest to its highest value, without overlap";
  return read as [number, number][];
}
