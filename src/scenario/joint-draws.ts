/** `draws:` joint draws of uncertain values from a CSV: a column for each value, a row for each draw. */
import { type CsvTable, columnOf } from "./csv-table.ts";
import { type DataReading, tableNamedBy } from "./data-file.ts";
import type { JointDraws } from "./loaded.ts";
import { nearest } from "./nearest.ts";
import { entryOf, find, type Placed, type PlacedMap, textOf } from "./placed.ts";
import { type Quantity, readQuantity } from "./quantity.ts";
import type { StandingQuantity } from "./quantity-paths.ts";

/** The draws that `draws:` names; undefined when it is absent or cannot be read, which is reported. */
export function readDraws(
  full: PlacedMap,
  quantities: readonly StandingQuantity[],
  reading: DataReading,
): JointDraws | undefined {
  const { report } = reading;
  const draws = entryOf(full, "draws");
  const columns = entryOf(draws, "columns");
  if (!draws || columns?.kind !== "map") return undefined;
  const table = tableNamedBy(entryOf(draws, "file"), reading);
  if (!table) return undefined;
  const drawn = [...columns.entries].flatMap(([column, { key, node }]) => {
    const path = textOf(node) ?? "";
    const found = quantityAt(path, full, quantities);
    if (!found) {
      const best = nearest(path, new Set(quantities.map(({ quantity }) => quantity.path ?? "")));
      report("CH407", node.place, `${path} is not a quantity of this scenario`, {
        path: `draws.columns.${column}`,
        hint: best && `did you mean ${best}?`,
      });
    }
    const position = columnOf(table, column, key, report);
    return found && position >= 0 ? [{ ...found, position, cells: cellsOf(table, position, found) }] : [];
  });
  if (table.rows.length === 0) report("CH404", draws.place, `${table.file} has no rows of draws`);
  const rows = table.rows.map(({ line }, row) =>
    drawn.map(({ quantity, position, cells }) => {
      if (Number.isNaN(cells[row])) reportCell(table, line, position, quantity, reading);
      return cells[row];
    }),
  );
  return { paths: drawn.map(({ quantity }) => quantity.path ?? ""), rows };
}

function quantityAt(
  path: string,
  full: PlacedMap,
  quantities: readonly StandingQuantity[],
): { quantity: Quantity; unit: string } | undefined {
  const node = find(full, path.split("."));
  const found =
    quantities.find((standing) => standing.node === node) ?? quantities.find(({ quantity }) => quantity.path === path);
  return found && { quantity: found.quantity, unit: unitOf(found.node) };
}

/** What follows the number in the value as written: ` weeks`, `%/year`. */
function unitOf(node: Placed): string {
  const written = node.kind === "map" ? entryOf(node, "value") : node;
  return (textOf(written) ?? "").replace(/^\s*[-+]?[\d.]+(?:e[-+]?\d+)?/, "");
}

/** Columns as numbers, of tables that are remembered between loadings: the points of a sweep mostly have the same draws. */
const known = new WeakMap<CsvTable, Map<string, readonly number[]>>();

/** A column in the quantity's canonical unit; NaN where a cell holds no value for it. */
function cellsOf(
  table: CsvTable,
  position: number,
  { quantity, unit }: { readonly quantity: Quantity; readonly unit: string },
): readonly number[] {
  const columns = known.get(table) ?? new Map<string, readonly number[]>();
  known.set(table, columns);
  const key = `${position} ${quantity.dimension} ${unit}`;
  const cells =
    columns.get(key) ?? table.rows.map((row) => readCell(row.cells[position], unit, quantity) ?? Number.NaN);
  columns.set(key, cells);
  return cells;
}

function readCell(cell: string, unit: string, { dimension }: Quantity): number | undefined {
  const isNumber = cell !== "" && Number.isFinite(Number(cell));
  const written = isNumber && unit === "" ? Number(cell) : isNumber ? cell + unit : cell;
  return readQuantity(dimension, written)?.value;
}

function reportCell(
  table: CsvTable,
  line: number,
  position: number,
  { path }: Quantity,
  { report }: DataReading,
): void {
  report(
    "CH403",
    { file: table.file, line, column: 1 },
    `column ${table.header[position]} holds no value for ${path}`,
    { hint: "a number, or a number with its unit" },
  );
}
