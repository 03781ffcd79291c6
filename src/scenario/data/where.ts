/** `where:` keeps the rows whose columns hold the texts asked for. */

import { entryOf, type Placed, type PlacedMap } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";
import { type CsvTable, columnOf } from "./csv-table.ts";
import type { CsvRow } from "./grid.ts";

/** Columns that a reference's `where` names. */
export function conditionsOf(map: PlacedMap): string[] {
  const where = entryOf(map, "where");
  return where?.kind === "map" ? [...where.entries.keys()] : [];
}

function textsOf(node: Placed): string[] {
  if (node.kind === "list") return node.items.flatMap(textsOf);
  return node.kind === "scalar" ? [String(node.value)] : [];
}

/** The rows kept; undefined, and reported, when a column is missing. A list of texts keeps rows that hold any of them. */
export function rowsWhere(table: CsvTable, where: Placed | undefined, report: Report): CsvRow[] | undefined {
  if (where?.kind !== "map") return [...table.rows];
  const conditions = [...where.entries].map(([column, { key, node }]) => ({
    position: columnOf(table, column, key, report),
    texts: new Set(textsOf(node)),
  }));
  if (conditions.some(({ position }) => position < 0)) return undefined;
  return table.rows.filter(({ cells }) => conditions.every(({ position, texts }) => texts.has(cells[position] ?? "")));
}
