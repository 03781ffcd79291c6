/** A column of drawn values: each cell is read and checked like a value that the scenario states. */
import type { CsvTable } from "../data/csv-table.ts";
import { entryOf, type Placed } from "../text/placed.ts";
import type { ProblemCode, Report } from "../text/problem.ts";
import { isOfResult } from "./draws-of-result.ts";
import { dimensions, readQuantity } from "./quantity.ts";
import type { StandingQuantity } from "./quantity-paths.ts";

export interface DrawnColumn extends StandingQuantity {
  readonly column: string;
  readonly position: number;
}

/** What is wrong with a cell. */
interface Wrong {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** Columns that were found right, of tables that are remembered between loadings: the points of a sweep mostly have the same draws. */
const known = new WeakMap<CsvTable, Map<string, readonly number[]>>();

/** The values of a column in the quantity's canonical unit. Each kind of fault is reported once, at its first row, with how many rows have it. */
export function readColumn(table: CsvTable, drawn: DrawnColumn, report: Report): readonly number[] {
  const columns = known.get(table) ?? new Map<string, readonly number[]>();
  known.set(table, columns);
  const { dimension, workingDays, range, within, whole, path } = drawn.quantity;
  const key = JSON.stringify([drawn.position, dimension, workingDays, range, within, whole, path, unitOf(drawn)]);
  const before = columns.get(key);
  if (before) return before;
  const wrong = new Map<string, Wrong & { readonly line: number; rows: number }>();
  const cells = table.rows.map(({ cells, line }) => {
    const cell = understood(cells[drawn.position], drawn, isOfResult(table));
    const fault = faultOf(cell, drawn);
    if (fault) {
      const kind = `${fault.code} ${fault.hint}`;
      const same = wrong.get(kind);
      if (same) same.rows++;
      else wrong.set(kind, { ...fault, line, rows: 1 });
    }
    return cell.read?.value ?? Number.NaN;
  });
  for (const { code, message, hint, line, rows } of wrong.values())
    report(code, { file: table.file, line, column: 1 }, message + others(rows - 1), { hint });
  if (wrong.size > 0) return cells;
  if (isGuess(table, drawn, cells)) reportGuess(table, drawn, report);
  else columns.set(key, cells);
  return cells;
}

function others(rows: number): string {
  return rows === 0 ? "" : `; so ${rows === 1 ? "is 1 row" : `are ${rows} rows`} more`;
}

function isNumber(text: string): boolean {
  return text !== "" && Number.isFinite(Number(text));
}

/** What follows the number in the value as written: ` weeks`, `%/year`. */
function unitOf({ node }: StandingQuantity): string {
  return writtenValue(node).replace(/^\s*[-+]?[\d.]+(?:e[-+]?\d+)?/, "");
}

function writtenValue(node: Placed): string {
  const written = node.kind === "map" ? entryOf(node, "value") : node;
  return written?.kind === "scalar" ? String(written.value) : "";
}

/** A cell as it is understood: in words, and as a value. */
interface Understood {
  readonly words: string;
  readonly read: ReturnType<typeof readQuantity>;
}

/** A bare number has the canonical unit in a result's file, and else that of the value in the scenario. */
function understood(text: string, drawn: DrawnColumn, ofResult: boolean): Understood {
  const { dimension, workingDays } = drawn.quantity;
  if (!isNumber(text)) return { words: text, read: readQuantity(dimension, text) };
  const { bare, unit } = dimensions[dimension];
  if (ofResult) {
    const words = bare ? text : `${text} (${workingDays ? "working days" : unit})`;
    return { words, read: { value: Number(text), ...(workingDays && { workingDays }) } };
  }
  const own = unitOf(drawn);
  return own === ""
    ? { words: text, read: readQuantity(dimension, Number(text)) }
    : { words: `${text}, read as ${text}${own},`, read: readQuantity(dimension, text + own) };
}

/** Rounding of units apart, as in 0.45 and 45%. */
const rounding = 1e-9;

function isWithin(value: number, [low, high]: readonly [number, number]): boolean {
  return Number.isFinite(value) && value >= low - rounding * Math.abs(low) && value <= high + rounding * Math.abs(high);
}

function faultOf({ words, read }: Understood, { quantity, node, column }: DrawnColumn): Wrong | undefined {
  const { dimension, within = [-Infinity, Infinity], range, whole, workingDays, path } = quantity;
  const { example, unit } = dimensions[dimension];
  const bound = (value: number) => (dimension === "share" ? `${value * 100}%` : `${value} ${unit}`.trim());
  if (!read || read.workingDays !== workingDays)
    return {
      code: "CH403",
      message: `${words === "" ? "an empty cell" : words} in column ${column} is not a value for ${path}`,
      hint: `write a number with its unit, as in ${workingDays ? "10 working days" : example}`,
    };
  const inColumn = `${words} in column ${column} is`;
  if (!isWithin(read.value, within) || !Number.isFinite(read.value))
    return {
      code: "CH408",
      message: `${inColumn} not possible for ${path}: the least is ${bound(within[0])}, the most is ${bound(within[1])}`,
      hint: "correct the file, or leave the row out",
    };
  if (whole && !Number.isInteger(read.value))
    return { code: "CH408", message: `${inColumn} not a whole number, as ${path} is`, hint: "write whole numbers" };
  if (range && !isWithin(read.value, range)) {
    const ends = entryOf(node, "range");
    const stated = ends?.kind === "list" ? ends.items.map((end) => (end.kind === "scalar" ? end.value : "")) : range;
    return {
      code: "CH408",
      message: `${inColumn} outside the range of ${path}: ${stated.join(" to ")}`,
      hint: words.includes("read as")
        ? "write the units in the file, or widen the range of the value"
        : "widen the range of the value, or leave the row out",
    };
  }
  return undefined;
}

/**
 * Whether numbers without a unit may have been written in another one than the scenario's: the value has no range to tell, and is not
 * among them.
 */
function isGuess(table: CsvTable, drawn: DrawnColumn, cells: readonly number[]): boolean {
  const { quantity, position } = drawn;
  if (quantity.range || dimensions[quantity.dimension].bare || isOfResult(table)) return false;
  if (!table.rows.some((row) => isNumber(row.cells[position]))) return false;
  return cells.every((cell) => cell < quantity.value) || cells.every((cell) => cell > quantity.value);
}

function reportGuess(table: CsvTable, { quantity, position, column, node }: DrawnColumn, report: Report): void {
  const row = table.rows.find(({ cells }) => isNumber(cells[position]));
  const text = row?.cells[position];
  report(
    "CH403",
    { file: table.file, line: row?.line ?? 1, column: 1 },
    `the numbers in column ${column} have no unit; ${quantity.path} is ${writtenValue(node)} and none of them is near it`,
    { hint: `write the unit, as in ${text}${unitOf({ node, quantity })}` },
  );
}
