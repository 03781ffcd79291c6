/** A sweep file's design made into legs: rows of values for each part of it. */
import { columnOf } from "../../../scenario/data/csv-table.ts";
import { keyPlaceOf, type Path, placeOf } from "../../../scenario/text/placed.ts";
import type { Leg } from "../points.ts";
import { sampleKinds, sampleLegs } from "../sampled-legs.ts";
import { axisValues } from "./axis.ts";
import type { DesignReading } from "./design-reading.ts";
import type { SweepFile } from "./file.ts";

/** The legs of a design, in the order of the format; what cannot be read is reported and left out. */
export function legsOf(reading: DesignReading): Leg[] {
  const { design } = reading.file;
  return [
    ...gridLegs(reading),
    ...zipLegs(reading),
    ...(design.table ? tableLegs(reading, design.table) : []),
    ...sampleKinds.flatMap((kind) => {
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
        `${path} has ${values.length} values and ${first.path} has ${first.values.length}: in a zip all lists have the same length`,
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
