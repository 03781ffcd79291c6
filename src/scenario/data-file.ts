/** Replaces references to data files by the values they hold: dated values of a series, and the values of an empirical distribution. */
import { isIsoDate } from "../engine/civil-date.ts";
import { type CsvRow, type CsvTable, columnOf, numberIn } from "./csv-table.ts";
import { beside, relativeTo } from "./file-path.ts";
import type { Place } from "./loaded.ts";
import { isOverride } from "./override.ts";
import { type Entry, entryOf, type Placed, type PlacedMap, textOf } from "./placed.ts";
import type { Report } from "./problem.ts";
import type { SourceFiles } from "./source-files.ts";
import { quoted } from "./visible.ts";

export interface DataReading {
  /** The scenario file that all began with. */
  readonly main: string;
  readonly files: SourceFiles;
  readonly report: Report;
}

/** A tree without references to CSV files. What is not written as a reference should be is left to the check of shapes. */
export function withData<T extends Placed>(node: T, reading: DataReading, key = ""): T {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => withData(item, reading)) };
  if (node.kind === "scalar") return node;
  if (hasTexts(node, ["file", "date", "column"], ["where"])) return seriesValues(node, reading) as T;
  if (key === "empirical" && hasTexts(node, ["file", "column", "unit"], [])) return empiricalValues(node, reading) as T;
  const entries = new Map<string, Entry>();
  for (const [name, entry] of node.entries) entries.set(name, { ...entry, node: withData(entry.node, reading, name) });
  return { ...node, entries };
}

function hasTexts(map: PlacedMap, texts: readonly string[], others: readonly string[]): boolean {
  return (
    texts.every((key) => textOf(entryOf(map, key)) !== undefined) &&
    [...map.entries.keys()].every((key) => texts.includes(key) || others.includes(key))
  );
}

/** The table in the file that a node names; undefined, and reported, when it cannot be had. */
export function tableNamedBy(node: Placed | undefined, { main, files, report }: DataReading): CsvTable | undefined {
  const name = textOf(node);
  if (!node || name === undefined) return undefined;
  const path = beside(isOverride(node.place.file) ? main : node.place.file, name);
  const text = files.readData(path, node.place, report);
  return text === undefined ? undefined : files.parsed.table(text, path, report);
}

function sourceText(table: CsvTable, column: string, { main }: DataReading): string {
  return `${relativeTo(main, table.file)}, column ${column}`;
}

function seriesValues(map: PlacedMap, reading: DataReading): PlacedMap {
  const { report } = reading;
  const values = new Map<string, Entry>();
  const result = (source: string): PlacedMap => ({
    ...map,
    entries: new Map([
      [
        "values",
        {
          key: map.place,
          node: { kind: "map", place: map.place, entries: new Map([...values].sort(([a], [b]) => (a < b ? -1 : 1))) },
        },
      ],
      ["source", { key: map.place, node: { kind: "scalar", place: map.place, value: source } }],
    ]),
  });
  const table = tableNamedBy(entryOf(map, "file"), reading);
  if (!table) return result("unread");
  const column = textOf(entryOf(map, "column")) ?? "";
  const dates = columnOf(table, textOf(entryOf(map, "date")) ?? "", placeIn(map, "date"), report);
  const numbers = columnOf(table, column, placeIn(map, "column"), report);
  const rows = rowsWhere(table, entryOf(map, "where"), report);
  if (dates < 0 || numbers < 0 || !rows) return result("unread");
  for (const row of rows) addDated(values, table, row, dates, numbers, report);
  if (rows.length === 0 || (values.size === 0 && rows.every((row) => row.cells[numbers] === "")))
    report(
      "CH404",
      map.place,
      `${table.file} has no row with a value in ${column}${entryOf(map, "where") ? " where the columns are as asked" : ""}`,
    );
  return result(sourceText(table, column, reading));
}

function placeIn(map: PlacedMap, key: string): Place {
  return entryOf(map, key)?.place ?? map.place;
}

/** A row's dated value; an empty cell is a value that was not published. */
function addDated(
  values: Map<string, Entry>,
  table: CsvTable,
  row: CsvRow,
  dates: number,
  numbers: number,
  report: Report,
): void {
  if (row.cells[numbers] === "") return;
  const place = { file: table.file, line: row.line, column: 1 };
  const date = row.cells[dates];
  if (!isIsoDate(date))
    return report(
      "CH402",
      place,
      `${quoted(date)} in column ${table.header[dates]} is not a date that exists, written YYYY-MM-DD`,
      { kind: table.header[dates] },
    );
  const value = numberIn(table, row, numbers, report);
  if (value === undefined) return;
  const before = values.get(date)?.node;
  if (before?.kind === "scalar" && before.value !== value)
    report("CH405", place, `${date} has the value ${value} here and ${before.value} on line ${before.place.line}`, {
      hint: "choose the rows with where:",
      kind: table.header[numbers],
    });
  else values.set(date, { key: place, node: { kind: "scalar", place, value } });
}

/** The rows whose columns hold the texts asked for; undefined when a column is missing. */
function rowsWhere(table: CsvTable, where: Placed | undefined, report: Report): CsvRow[] | undefined {
  if (where?.kind !== "map") return [...table.rows];
  const conditions = [...where.entries].map(([column, { key, node }]) => ({
    position: columnOf(table, column, key, report),
    text: node.kind === "scalar" ? String(node.value) : "",
  }));
  if (conditions.some(({ position }) => position < 0)) return undefined;
  return table.rows.filter((row) => conditions.every(({ position, text }) => row.cells[position] === text));
}

function empiricalValues(map: PlacedMap, reading: DataReading): Placed {
  const { report } = reading;
  const table = tableNamedBy(entryOf(map, "file"), reading);
  const position = table ? columnOf(table, textOf(entryOf(map, "column")) ?? "", placeIn(map, "column"), report) : -1;
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
