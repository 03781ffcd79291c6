/** Replaces references to data files by the values they hold: dated values of a series, ages of a stock, and the values of an empirical distribution. */

import { isOverride } from "../inherit/override.ts";
import { beside } from "../text/file-path.ts";
import { type Entry, entryOf, type Placed, type PlacedMap, textOf } from "../text/placed.ts";
import { agesValues } from "./ages-file.ts";
import { type CsvTable, columnOf, numberIn } from "./csv-table.ts";
import type { DataReading } from "./reading.ts";
import { seriesValues } from "./series-file.ts";
import { type Spacing, type TableUse, tableKeys } from "./table-options.ts";
import { isWorkbook } from "./workbook.ts";

const spacings: ReadonlyMap<string, Spacing> = new Map([
  ...(["quarterly", "monthly", "weekly", "daily"] as const).map((form) => [form, form] as const),
  // As published series say it, of the time that ends on each date.
  ["quarter", "quarterly"],
  ["month", "monthly"],
  ["week", "weekly"],
]);

/** A tree without references to data files. What is not written as a reference should be is left to the check of shapes. */
export function withData<T extends Placed>(node: T, reading: DataReading): T {
  return replaced(node, reading, "", { kind: "level" });
}

function replaced<T extends Placed>(node: T, reading: DataReading, key: string, use: TableUse): T {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => replaced(item, reading, "", use)) };
  if (node.kind === "scalar") return node;
  if (hasTexts(node, ["file", "date", "column"], tableKeys) || hasTexts(node, ["file", "row"], tableKeys))
    return seriesValues(node, reading, use) as T;
  if (key === "empirical" && hasTexts(node, ["file", "column", "unit"], [])) return empiricalValues(node, reading) as T;
  if (key === "ages" && isAgesFile(node)) return agesValues(node, reading) as T;
  const entries = new Map<string, Entry>();
  for (const [name, entry] of node.entries)
    entries.set(name, { ...entry, node: replaced(entry.node, reading, name, useWithin(node, name, use)) });
  return { ...node, entries };
}

/** What is known of a table by where it is named. */
function useWithin(map: PlacedMap, name: string, use: TableUse): TableUse {
  const spacing = spacings.get(name === "values" ? (textOf(entryOf(map, "per")) ?? "") : name) ?? use.spacing;
  return { kind: name === "arrivals" ? "count" : use.kind, spacing };
}

function hasTexts(map: PlacedMap, texts: readonly string[], others: readonly string[]): boolean {
  return (
    texts.every((key) => textOf(entryOf(map, key)) !== undefined) &&
    [...map.entries.keys()].every((key) => texts.includes(key) || others.includes(key))
  );
}

function isAgesFile(map: PlacedMap): boolean {
  const others = ["open_end", ...tableKeys];
  return (
    hasTexts(map, ["file", "band", "cases"], others) ||
    (entryOf(map, "columns")?.kind === "map" && hasTexts(map, ["file"], ["columns", ...others]))
  );
}

/** The table in the file that a node names; undefined, and reported, when it cannot be read. */
export function tableNamedBy(node: Placed | undefined, { main, files, report }: DataReading): CsvTable | undefined {
  const name = textOf(node);
  if (!node || name === undefined) return undefined;
  const path = beside(isOverride(node.place.file) ? main : node.place.file, name);
  if (isWorkbook(path))
    return void report("CH415", node.place, `${path} is a workbook, and a CSV is needed here`, {
      hint: "save the sheet as CSV UTF-8",
    });
  const text = files.readData(path, node.place, report);
  return text === undefined ? undefined : files.parsed.table(text, path, report);
}

function empiricalValues(map: PlacedMap, reading: DataReading): Placed {
  const { report } = reading;
  const table = tableNamedBy(entryOf(map, "file"), reading);
  const place = entryOf(map, "column")?.place ?? map.place;
  const position = table ? columnOf(table, textOf(entryOf(map, "column")) ?? "", place, report) : -1;
  if (!table || position < 0) return map;
  const unit = textOf(entryOf(map, "unit")) ?? "";
  const items = table.rows.flatMap((row): Placed[] => {
    const value = row.cells[position] === "" ? undefined : numberIn(table, row, position, report);
    const place = { file: table.file, line: row.line, column: 1 };
    return value === undefined
      ? []
      : [{ kind: "scalar", place, value: unit === "" ? value : `${value}${/^[a-z]/i.test(unit) ? " " : ""}${unit}` }];
  });
  if (items.length === 0)
    report("CH404", map.place, `${table.file} has no value in column ${textOf(entryOf(map, "column"))}`);
  return { kind: "list", place: map.place, items };
}
