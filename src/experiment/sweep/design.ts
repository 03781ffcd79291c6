/** A sweep file's design made into legs: rows of values for each part of it. */
import { nameKey } from "../../engine/random/key.ts";
import { Luck } from "../../engine/random/luck.ts";
import type { Plan } from "../../hub/plan.ts";
import { valueAt } from "../../hub/settle.ts";
import { type CsvTable, columnOf } from "../../scenario/csv-table.ts";
import type { Place } from "../../scenario/loaded.ts";
import { keyPlaceOf, type Path, type PlacedMap, placeOf } from "../../scenario/placed.ts";
import type { Report } from "../../scenario/problem.ts";
import { factorsOf } from "../design/factor.ts";
import { latinHypercube } from "../design/latin-hypercube.ts";
import { mostSobolInputs, sobolSequence } from "../design/sobol-sequence.ts";
import { axisValues, between, quantityText } from "./axis.ts";
import type { SweepFile } from "./file.ts";
import type { Leg } from "./points.ts";

export interface DesignReading {
  readonly file: SweepFile;
  readonly tree: PlacedMap;
  readonly plan: Plan;
  readonly report: Report;
  /** Reads the CSV that the design names, which is reported when it cannot be. */
  readonly readTable: (name: string, place: Place) => CsvTable | undefined;
}

const samplers = {
  latin_hypercube: latinHypercube,
  sobol: sobolSequence,
  random: (inputs: number, count: number, uniform: () => number) =>
    Array.from({ length: count }, () => Float64Array.from({ length: inputs }, uniform)),
} as const;

/** The legs of a design, in the order of the format; what cannot be read is reported and left out. */
export function legsOf(reading: DesignReading): Leg[] {
  const { design } = reading.file;
  const kinds = Object.keys(samplers) as (keyof typeof samplers)[];
  return [
    ...gridLegs(reading),
    ...zipLegs(reading),
    ...(design.table ? tableLegs(reading, design.table) : []),
    ...kinds.flatMap((kind) => {
      const sample = design[kind];
      return sample ? sampleLegs(reading, kind, sample) : [];
    }),
  ];
}

function gridLegs({ file, tree, report }: DesignReading): Leg[] {
  return Object.entries(file.design.grid ?? {}).flatMap(([path, given]) => {
    const values = axisValues(path, given);
    if (!("wrong" in values)) return [{ paths: [path], rows: values.map((value) => [value]) }];
    report("CH303", placeOf(tree, ["design", "grid", path]), values.wrong, { path: `design.grid.${path}` });
    return [];
  });
}

function zipLegs({ file, tree, report }: DesignReading): Leg[] {
  const columns = Object.entries(file.design.zip ?? {}).flatMap(([path, given]) => {
    const values = axisValues(path, given);
    if (!("wrong" in values)) return [{ path, values }];
    report("CH303", placeOf(tree, ["design", "zip", path]), values.wrong, { path: `design.zip.${path}` });
    return [];
  });
  if (columns.length === 0) return [];
  const [first] = columns;
  for (const { path, values } of columns)
    if (values.length !== first.values.length)
      report(
        "CH514",
        placeOf(tree, ["design", "zip", path]),
        `${path} has ${values.length} values and ${first.path} has ${first.values.length}: in a zip all have as many`,
      );
  const rows = first.values.map((_, row) => columns.map(({ values }) => values[row] ?? ""));
  return [{ paths: columns.map(({ path }) => path), rows }];
}

function tableLegs(
  { tree, report, readTable }: DesignReading,
  { file, columns }: NonNullable<SweepFile["design"]["table"]>,
): Leg[] {
  const at: Path = ["design", "table"];
  const table = readTable(file, placeOf(tree, [...at, "file"]));
  if (!table) return [];
  const named: [string, string][] = columns ? Object.entries(columns) : table.header.map((name) => [name, name]);
  const positions = named.map(([column]) =>
    columnOf(table, column, keyPlaceOf(tree, [...at, "columns"], column), report),
  );
  if (table.rows.length === 0) report("CH404", placeOf(tree, [...at, "file"]), `${table.file} has no rows`);
  for (const { line, cells } of table.rows)
    positions.forEach((position, i) => {
      if (cells[position] === "")
        report("CH403", { file: table.file, line, column: 1 }, `the cell of ${named[i][0]} is empty`, {
          hint: "write null to take a value out",
        });
    });
  if (positions.includes(-1) || table.rows.length === 0) return [];
  return [
    { paths: named.map(([, path]) => path), rows: table.rows.map(({ cells }) => positions.map((at) => cells[at])) },
  ];
}

function sampleLegs(
  { file, tree, plan, report }: DesignReading,
  kind: keyof typeof samplers,
  { points, over, seed }: NonNullable<SweepFile["design"]["random"]>,
): Leg[] {
  const at: Path = ["design", kind, "over"];
  const wrong = (message: string, hint?: string, path: Path = at): Leg[] => {
    report("CH303", placeOf(tree, path), message, { path: path.join("."), hint });
    return [];
  };
  const luck = new Luck(seed, 0);
  let drawn = 0;
  const uniform = () => luck.uniform(nameKey(`sweep ${kind}`), drawn++, 0, 0);
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
      return wrong(
        file.fixed ? "with fixed: true no range is left to go over" : "no value of the scenario has a range",
      );
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
