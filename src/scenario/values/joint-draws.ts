/** `draws:` joint draws of uncertain values from a CSV: a column for each value, a row for each draw. */
import { columnOf } from "../data/csv-table.ts";
import { tableNamedBy } from "../data/data-file.ts";
import type { DataReading } from "../data/reading.ts";
import { isOverride } from "../inherit/override.ts";
import type { JointDraws, Place } from "../loaded.ts";
import { nearest } from "../text/nearest.ts";
import { entryOf, find, type Placed, type PlacedMap, textOf } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";
import { type DrawnColumn, readColumn } from "./draw-column.ts";
import { drawsOfResult, isOfResult } from "./draws-of-result.ts";
import type { StandingQuantity } from "./quantity-paths.ts";

/** Joint draws, and where they stand: draw i is on line `lines[i]` of the file. */
export interface ReadDraws extends JointDraws {
  readonly file: string;
  readonly lines: readonly number[];
}

/** The draws that `draws:` names; undefined when it is absent or cannot be read, which is reported. */
export function readDraws(
  full: PlacedMap,
  quantities: readonly StandingQuantity[],
  reading: DataReading,
): ReadDraws | undefined {
  let wrong = false;
  const report: Report = (...problem) => {
    wrong = true;
    reading.report(...problem);
  };
  const draws = entryOf(full, "draws");
  const columns = entryOf(draws, "columns");
  if (!draws || columns?.kind !== "map") return undefined;
  const table = tableNamedBy(entryOf(draws, "file"), reading);
  if (!table) return undefined;
  const given = new Map<string, string>();
  const named = [...columns.entries].flatMap(([column, { key, node }]) =>
    (node.kind === "list" ? node.items : [node]).map((one) => ({ column, key, node: one })),
  );
  const drawn = named.flatMap(({ column, key, node }): DrawnColumn[] => {
    const path = textOf(node) ?? "";
    const details = { path: `draws.columns.${column}` };
    const found = quantityAt(path, full, quantities);
    const position = columnOf(table, column, key, report);
    if (!found) {
      const best = nearest(path, new Set(quantities.map(({ quantity }) => quantity.path ?? "")));
      report("CH407", node.place, `${path} is not a quantity of this scenario`, {
        ...details,
        hint: best && `did you mean ${best}?`,
      });
      return [];
    }
    const own = found.quantity.path ?? "";
    const set = statedBy(found.node);
    if (set && isOverride(set.file))
      report("CH704", set, `${own} is drawn jointly with others (draws:): what is set has no effect`, {
        path: own,
        hint: `take its column out of the draws first: draws.columns.${column}=null`,
      });
    else if (set && isOfChild(set.file, node.place.file, reading))
      reading.report("CH609", set, `the draws of ${node.place.file} set ${own}: what is stated here has no effect`, {
        path: own,
        hint: `to keep this value, add draws: {columns: {${column}: ${withoutPath(columns.entries.get(column)?.node, path)}}}; otherwise leave it out`,
      });
    const other = given.get(own);
    given.set(own, column);
    if (other !== undefined)
      report("CH407", node.place, `the columns ${other} and ${column} both give ${own}`, {
        ...details,
        hint: "leave one of them out",
      });
    return position >= 0 && other === undefined ? [{ ...found, column, position }] : [];
  });
  if (table.rows.length === 0) report("CH404", draws.place, `${table.file} has no rows of draws`);
  const cells = drawn.map((column) => readColumn(table, column, report));
  const paths = drawn.map(({ quantity }) => quantity.path ?? "");
  const ordered = isOfResult(table);
  const rows = ordered ? drawsOfResult(table, drawn, report) : table.rows.map((_, row) => row);
  // A cell that is wrong has been told: what the row makes of the rest is not looked at.
  if (wrong) return undefined;
  return {
    paths,
    rows: rows.map((row) => cells.map((values) => values[row])),
    ...(ordered && { inOrder: true }),
    file: table.file,
    lines: rows.map((row) => table.rows[row].line),
  };
}

/** Whether a file inherits from another: files are read children first. */
function isOfChild(file: string, parent: string, { files }: DataReading): boolean {
  const read = [...files.texts.keys()];
  const [child, inherited] = [read.indexOf(file), read.indexOf(parent)];
  return child >= 0 && child < inherited;
}

/** What a column of draws names without one of its paths, as text; null for nothing. */
function withoutPath(named: Placed | undefined, path: string): string {
  const others = named?.kind === "list" ? named.items.map(textOf).filter((other) => other !== path) : [];
  return others.length > 0 ? `[${others.join(", ")}]` : "null";
}

/** Where the best value was written. */
function statedBy(node: Placed): Place | undefined {
  return node.kind === "map" ? entryOf(node, "value")?.place : node.place;
}

function quantityAt(
  path: string,
  full: PlacedMap,
  quantities: readonly StandingQuantity[],
): StandingQuantity | undefined {
  const node = find(full, path.split("."));
  return (
    quantities.find((standing) => standing.node === node) ?? quantities.find(({ quantity }) => quantity.path === path)
  );
}
