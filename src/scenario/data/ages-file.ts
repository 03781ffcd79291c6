/** Age bands of a stock read from a table: a row for each band, or a column for each. */

import { relativeTo } from "../text/file-path.ts";
import { type Entry, entryOf, type Placed, type PlacedMap, textOf } from "../text/placed.ts";
import { quoted } from "../text/visible.ts";
import { type CsvTable, columnOf } from "./csv-table.ts";
import type { CsvRow } from "./grid.ts";
import { gridNamedBy } from "./grid-named-by.ts";
import { tableOf } from "./header.ts";
import { numberCell } from "./number-cell.ts";
import type { DataReading } from "./reading.ts";
import { RowProblems } from "./row-problems.ts";
import { type TableOptions, tableOptions } from "./table-options.ts";
import { conditionsOf, rowsWhere } from "./where.ts";

/** Both ends of a band, as the scenario format writes times. */
export interface Band {
  readonly from: string;
  readonly to: string;
}

const unit = "days?|weeks?|months?|years?";
const number = "\\d+(?:\\.\\d+)?";
const between = new RegExp(
  `^(${number}) ?(${unit})? ?(?:to|-|–|up to|and under) ?(?:under |less than )?(${number}) ?(${unit})$`,
  "i",
);
const under = new RegExp(`^(?:under|less than|up to|<|<=|≤) ?(${number}) ?(${unit})(?: or (?:less|under))?$`, "i");
const over = new RegExp(
  `^(?:over|more than|>|>=|≥)? ?(${number}) ?(${unit})(?: (?:and|or) (?:over|more|longer))?\\+?$`,
  "i",
);

/** Reads `3 to 6 months`, `under 3 months`, `over 12 months`; the last needs the end that the table leaves open. */
export function bandOf(
  text: string,
  openEnd: string | undefined,
): Band | { readonly why: string; readonly hint?: string } {
  const plain = text.length > 60 ? "" : text.trim();
  const parts = between.exec(plain);
  if (parts) return { from: `${parts[1]} ${parts[2] ?? parts[4]}`, to: `${parts[3]} ${parts[4]}` };
  const below = under.exec(plain);
  if (below) return { from: `0 ${below[2]}`, to: `${below[1]} ${below[2]}` };
  const above = over.exec(plain);
  if (!above) return { why: "is not an age band", hint: "write 3 to 6 months, under 3 months or over 12 months" };
  if (openEnd === undefined) return { why: "has no upper end", hint: "state one, such as open_end: 52 months" };
  return { from: `${above[1]} ${above[2]}`, to: openEnd };
}

/** `{bands, source}` in place of the reference; what cannot be read is reported, and leaves it as it is. */
export function agesValues(map: PlacedMap, reading: DataReading): PlacedMap {
  const { report } = reading;
  const options = tableOptions(map, { kind: "count" });
  const grid = gridNamedBy(map, options.sheet, reading);
  if (!grid) return map;
  const columns = entryOf(map, "columns");
  const named =
    columns?.kind === "map"
      ? [...columns.entries.keys()]
      : ["band", "cases"].map((key) => textOf(entryOf(map, key)) ?? "");
  const wanted = [...named, ...conditionsOf(map)];
  const fits = (cells: readonly string[]) => wanted.every((name) => cells.includes(name));
  const table = tableOf(
    grid,
    { fits, row: options.headerRow, place: entryOf(map, "file")?.place ?? map.place },
    report,
  );
  const rows = table && rowsWhere(table, entryOf(map, "where"), report);
  if (!table || !rows) return map;
  const problems = new RowProblems(table.file, report);
  const bands =
    columns?.kind === "map"
      ? bandsOfColumns(columns, { ...table, rows }, map, options, problems, reading)
      : bandsOfRows({ ...table, rows }, map, options, problems, reading);
  if (!bands || problems.any) return map;
  if (bands.length === 0) report("CH404", map.place, `${table.file} has no row with a value in ${named.join(", ")}`);
  const entry = (node: Placed): Entry => ({ key: map.place, node });
  const source = {
    kind: "scalar" as const,
    place: map.place,
    value: `${relativeTo(reading.main, table.file)}, ${named.join(", ")}`,
  };
  return {
    ...map,
    entries: new Map([
      ["bands", entry({ kind: "list", place: map.place, items: bands })],
      ["source", entry(source)],
    ]),
  };
}

/** A band as the scenario format writes one. */
function bandItem(file: string, { from, to }: Band, cases: number, line: number): Placed {
  const place = { file, line, column: 1 };
  const scalar = (value: string | number): Entry => ({ key: place, node: { kind: "scalar", place, value } });
  return {
    kind: "map",
    place,
    entries: new Map([
      ["from", scalar(from)],
      ["to", scalar(to)],
      ["cases", scalar(cases)],
    ]),
  };
}

function casesIn(cell: string, { line }: CsvRow, options: TableOptions, problems: RowProblems): number | undefined {
  const read = numberCell(cell, options);
  if ("value" in read) return read.value;
  if ("why" in read) problems.add("CH403", line, read.why, `${quoted(cell)} ${read.why}`, read.hint);
  return undefined;
}

function bandsOfRows(
  table: CsvTable,
  map: PlacedMap,
  options: TableOptions,
  problems: RowProblems,
  { report }: DataReading,
): Placed[] | undefined {
  const position = (key: string) =>
    columnOf(table, textOf(entryOf(map, key)) ?? "", entryOf(map, key)?.place ?? map.place, report);
  const [label, count] = [position("band"), position("cases")];
  if (label < 0 || count < 0) return undefined;
  return table.rows.flatMap((row) => {
    const cases = casesIn(row.cells[count] ?? "", row, options, problems);
    if (cases === undefined) return [];
    const band = bandOf(row.cells[label], textOf(entryOf(map, "open_end")));
    if ("from" in band) return [bandItem(table.file, band, cases, row.line)];
    problems.add("CH402", row.line, band.why, `${quoted(row.cells[label])} ${band.why}`, band.hint);
    return [];
  });
}

function bandsOfColumns(
  columns: PlacedMap,
  table: CsvTable,
  map: PlacedMap,
  options: TableOptions,
  problems: RowProblems,
  { report }: DataReading,
): Placed[] | undefined {
  const [row, second] = table.rows;
  if (!row || second)
    return void report(
      row ? "CH405" : "CH404",
      entryOf(map, "where")?.place ?? map.place,
      row
        ? `${table.file} has ${table.rows.length} rows for the ages`
        : `${table.file} has no row where the columns are as asked`,
      { hint: "choose one row with where:" },
    );
  let whole = true;
  const bands = [...columns.entries].flatMap(([name, { key, node }]) => {
    const position = columnOf(table, name, key, report);
    const band = bandOf(textOf(node) ?? "", textOf(entryOf(map, "open_end")));
    if ("why" in band) report("CH402", node.place, `${quoted(textOf(node) ?? "")} ${band.why}`, { hint: band.hint });
    if (position < 0 || "why" in band) {
      whole = false;
      return [];
    }
    const cases = casesIn(row.cells[position] ?? "", row, options, problems);
    return cases === undefined ? [] : [bandItem(table.file, band, cases, row.line)];
  });
  return whole ? bands : undefined;
}
