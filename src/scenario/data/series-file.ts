/** Dated values read from a table: a row for each date, or a column for each. */

import type { Place } from "../loaded.ts";
import { relativeTo } from "../text/file-path.ts";
import { type Entry, entryOf, type PlacedMap, textOf } from "../text/placed.ts";
import type { ProblemDetails } from "../text/problem.ts";
import { type CsvTable, columnOf, sameLength } from "./csv-table.ts";
import { dateSpan, isDate, lastDayFrom } from "./date-cell.ts";
import { DatedValues, waysToChoose } from "./dated-values.ts";
import { gridNamedBy } from "./grid-named-by.ts";
import { likelyHeader, tableOf } from "./header.ts";
import type { DataReading } from "./reading.ts";
import { RowProblems } from "./row-problems.ts";
import { type TableOptions, type TableUse, tableOptions } from "./table-options.ts";
import { conditionsOf, rowsWhere } from "./where.ts";

/** Dates in a row that make it the header of a wide table. */
const fewestDates = 2;
/** A value for each day of the longest period (100 years), and some years before it. */
const mostValues = 40_000;

/** `{values, source}` in place of the reference; without values when it cannot be read, which is reported. */
export function seriesValues(map: PlacedMap, reading: DataReading, use: TableUse): PlacedMap {
  const options = tableOptions(map, use);
  const row = textOf(entryOf(map, "row"));
  const grid = gridNamedBy(map, options.sheet, reading);
  if (!grid) return written(map, new Map(), "unread");
  const place = placeIn(map, "file");
  const wide = (cells: readonly string[]) => cells.filter((cell) => isDate(cell, options.order)).length >= fewestDates;
  const wanted = [textOf(entryOf(map, "date")), textOf(entryOf(map, "column")), ...conditionsOf(map)];
  const names = row === undefined ? wanted : conditionsOf(map);
  const fits = (cells: readonly string[]) =>
    names.every((name) => cells.includes(name ?? "")) && (row === undefined || wide(cells));
  const table = tableOf(grid, { fits, row: options.headerRow, place }, reading.report);
  if (!table) return written(map, new Map(), "unread");
  const missing = (): ProblemDetails => {
    const line = likelyHeader(grid);
    if (row === undefined && wide(table.header))
      return {
        hint: `its columns are dates: name a row in place of date and column, such as row: ${table.rows[0]?.cells.find((cell) => cell !== "") ?? "Claims"}`,
      };
    return line === undefined ? {} : { hint: `line ${line} looks like the header: say header_row: ${line}` };
  };
  const values =
    row === undefined
      ? longValues(map, table, options, use, reading, missing)
      : wideValues(map, row, table, options, use, reading);
  const source = `${relativeTo(reading.main, table.file)}, ${row === undefined ? `column ${wanted[1]}` : `row ${row}`}`;
  return values ? written(map, values, source) : written(map, new Map(), "unread");
}

function written(map: PlacedMap, values: ReadonlyMap<string, Entry>, source: string): PlacedMap {
  const entry = (node: Entry["node"]): Entry => ({ key: map.place, node });
  return {
    ...map,
    entries: new Map([
      ["values", entry({ kind: "map", place: map.place, entries: values })],
      ["source", entry({ kind: "scalar", place: map.place, value: source })],
    ]),
  };
}

function placeIn(map: PlacedMap, key: string): Place {
  return entryOf(map, key)?.place ?? map.place;
}

type Missing = () => ProblemDetails;

function longValues(
  map: PlacedMap,
  table: CsvTable,
  options: TableOptions,
  use: TableUse,
  { report }: DataReading,
  missing: Missing,
): Map<string, Entry> | undefined {
  const named = (key: string) => {
    const name = textOf(entryOf(map, key)) ?? "";
    const place = placeIn(map, key);
    return columnOf(table, name, place, (code, at, message, details) =>
      report(code, at, message, { ...details, ...(code === "CH401" ? missing() : {}) }),
    );
  };
  const dates = named("date");
  const numbers = named("column");
  const rows = rowsWhere(table, entryOf(map, "where"), report);
  if (dates < 0 || numbers < 0 || !rows) return undefined;
  if (!datedAsSaid({ ...table, rows }, dates, placeIn(map, "date"), options, use, report)) return undefined;
  const problems = new RowProblems(table.file, report);
  const values = new DatedValues(options, use, problems, waysToChoose({ ...table, rows }, [dates, numbers]));
  for (const { line, cells } of rows) {
    // As much as is wrong is known by then.
    if (values.size > mostValues) break;
    // Notes above and below a table are shorter than its rows.
    const note = cells.length < table.header.length && !isDate(cells[dates] ?? "", options.order);
    const surplus = cells.slice(table.header.length).some((cell) => cell !== "");
    if (note || ((cells.length < table.header.length || surplus) && !sameLength(table, { line, cells }, problems)))
      continue;
    values.add({
      line,
      date: cells[dates],
      value: cells[numbers],
      columns: { date: table.header[dates], value: table.header[numbers] },
    });
  }
  return finished(values, problems, table, map, table.header[numbers], report);
}

function wideValues(
  map: PlacedMap,
  row: string,
  table: CsvTable,
  options: TableOptions,
  use: TableUse,
  { report }: DataReading,
): Map<string, Entry> | undefined {
  const dated = table.header.flatMap((cell, i) => (isDate(cell, options.order) ? [i] : []));
  if (dated.length === 0)
    return void report("CH401", placeIn(map, "file"), `${table.file} has no columns that are dates`, {
      hint: "name date and column in place of row, or say header_row",
    });
  const chosen = rowsWhere(table, entryOf(map, "where"), report);
  const rows = chosen?.filter(({ cells }) => cells.some((cell, i) => cell === row && !dated.includes(i)));
  if (!rows) return undefined;
  const problems = new RowProblems(table.file, report);
  const values = new DatedValues(options, use, problems, waysToChoose({ ...table, rows }, dated));
  for (const { line, cells } of rows)
    for (const i of dated)
      values.add({
        line,
        date: table.header[i],
        value: cells[i] ?? "",
        columns: { date: "", value: table.header[i] },
      });
  return finished(values, problems, table, map, `row ${row}`, report);
}

function finished(
  values: DatedValues,
  problems: RowProblems,
  table: CsvTable,
  map: PlacedMap,
  where: string,
  report: DataReading["report"],
): Map<string, Entry> | undefined {
  values.finish();
  if (problems.any) return undefined;
  const entries = values.entries(table.file);
  if (entries.size > mostValues) {
    report("CH522", map.place, `${table.file} has more than ${mostValues} dated values, the most that can be held`, {
      hint: "keep those of the period, or say where: which rows are meant",
    });
    return undefined;
  }
  if (entries.size === 0)
    report(
      "CH404",
      map.place,
      `${table.file} has no row with a value in ${where}${entryOf(map, "where") ? " where the columns are as asked" : ""}`,
    );
  return entries;
}

/** Whether it is clear which day of a week, month or quarter the dates are; asked when they seem to be the first, and nothing is said. */
function datedAsSaid(
  { header, rows, file }: CsvTable,
  dates: number,
  place: Place,
  { dated, order }: TableOptions,
  { spacing }: TableUse,
  report: DataReading["report"],
): boolean {
  if (dated !== undefined || spacing === undefined || spacing === "daily") return true;
  const days = rows.flatMap(({ cells }) => {
    const span = dateSpan(cells[dates] ?? "", order);
    return "last" in span && span.first === span.last ? [span.first] : [];
  });
  const firsts =
    spacing !== "weekly" && days.length > 1 && days.every((day) => lastDayFrom(day, "monthly") !== undefined);
  if (!/\b(?:commencing|beginning|starting|starts|begins|from)\b|\bw\/?c\b/i.test(header[dates]) && !firsts)
    return true;
  const unit = { quarterly: "quarter", monthly: "month", weekly: "week" }[spacing];
  report("CH413", place, `the dates in column ${header[dates]} of ${file} seem to be the first day of each ${unit}`, {
    hint: `say dated: first day, or dated: last day if each is the last day of its ${unit}`,
  });
  return false;
}
