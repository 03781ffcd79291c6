/** Designs that sample: Latin hypercube, Sobol sequence, random; over given bounds or the scenario's ranges. */
import { nameKey } from "../../engine/random/key.ts";
import { RandomStreams } from "../../engine/random/random-streams.ts";
import { valueAt } from "../../hub/draws.ts";
import { type Path, placeOf } from "../../scenario/text/placed.ts";
import { factorsOf } from "../design/factor.ts";
import { latinHypercube } from "../design/latin-hypercube.ts";
import { mostSobolInputs, sobolSequence } from "../design/sobol-sequence.ts";
import { between, quantityText } from "./design/axis.ts";
import type { DesignReading } from "./design/design-reading.ts";
import type { SweepFile } from "./design/file.ts";
import type { Leg } from "./points.ts";

const samplers = {
  latin_hypercube: latinHypercube,
  sobol: sobolSequence,
  random: (inputs: number, count: number, uniform: () => number) =>
    Array.from({ length: count }, () => Float64Array.from({ length: inputs }, uniform)),
} as const;

type SampleKind = keyof typeof samplers;

export const sampleKinds = Object.keys(samplers) as SampleKind[];

/** The leg of a sample; none, and reported, when it cannot be read. */
export function sampleLegs(
  { file, tree, plan, report }: DesignReading,
  kind: SampleKind,
  { points, over, seed }: NonNullable<SweepFile["design"]["random"]>,
): Leg[] {
  const at: Path = ["design", kind, "over"];
  const wrong = (message: string, hint?: string, path: Path = at): Leg[] => {
    report("CH303", placeOf(tree, path), message, { path: path.join("."), hint });
    return [];
  };
  const streams = new RandomStreams(seed, 0);
  let drawn = 0;
  const uniform = () => streams.uniform(nameKey(`sweep ${kind}`), drawn++, 0, 0);
  const sampled = (inputs: number) => samplers[kind](inputs, points, uniform);
  const tooMany = (inputs: number) =>
    kind === "sobol" && inputs > mostSobolInputs
      ? wrong(
          `${inputs} values vary, and the Sobol sequence here has at most ${mostSobolInputs} inputs`,
          "use latin_hypercube",
        )
      : undefined;
  if (over === "ranges") {
    const factors = file.fixed ? [] : factorsOf(plan);
    if (factors.length === 0)
      return wrong(file.fixed ? "with fixed: true no range is left to vary" : "no value of the scenario has a range");
    return (
      tooMany(factors.length) ?? [
        { paths: [], rows: Array.from({ length: points }, () => []), u: sampled(factors.length), factors },
      ]
    );
  }
  const quantiles = Array.isArray(over)
    ? over.map((path, i) => {
        const quantity = plan.uncertain.find((one) => one.path === path);
        if (quantity?.range)
          return {
            path,
            at: (u: number) => quantityText(quantity.dimension, valueAt(quantity, u), quantity.workingDays),
          };
        wrong(`${path} has no range in the scenario`, `write ${path}: [low, high]`, [...at, i]);
        return undefined;
      })
    : Object.entries(over).map(([path, ends]) => {
        const value = between(path, ends);
        if (typeof value === "function") return { path, at: value };
        wrong(value.wrong, undefined, [...at, path]);
        return undefined;
      });
  const known = quantiles.filter((one) => one !== undefined);
  if (known.length < quantiles.length) return [];
  return (
    tooMany(known.length) ?? [
      {
        paths: known.map(({ path }) => path),
        rows: sampled(known.length).map((u) => known.map((one, i) => one.at(u[i]))),
      },
    ]
  );
}
