/** Spreadsheets as texts of their cells. The library is loaded only when a scenario names one. */
import { createRequire as requireFrom } from "node:module";
import type { Sheet } from "../../scenario/data/workbook.ts";

type Xlsx = typeof import("@e965/xlsx");
type Fflate = typeof import("fflate");
/** A workbook that is not read, with words for its reader that follow the name of the file. */
export class RefusedWorkbook extends Error {}

const load = requireFrom(import.meta.url);

/** Bytes that the parts of a workbook may unfold to: a few hundred thousand cells. */
const largestUnpacked = 50_000_000;
/** Rows and columns of a sheet that are read. */
const mostRows = 100_000;
const mostColumns = 500;

/**
 * The sheets of an .xlsx or .ods file, formulas by the values kept with them.
 * @throws Error saying in words why it cannot be read
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const unpacked = unpackedSize(bytes);
  if (unpacked > largestUnpacked)
    throw new RefusedWorkbook(
      `unpacks to ${Math.round(unpacked / 1e6)} MB; a workbook may have ${largestUnpacked / 1e6} MB`,
    );
  const { read } = load("@e965/xlsx") as Xlsx;
  const { SheetNames, Sheets } = read(bytes, {
    type: "array",
    cellDates: true,
    UTC: true,
    dense: true,
    cellFormula: false,
    cellHTML: false,
    sheetRows: mostRows + 1,
  });
  return SheetNames.map((name) => ({ name, rows: rowsOf(name, Sheets[name]["!data"] ?? []) }));
}

/** The sum of what a zip's own list says of its parts. */
function unpackedSize(bytes: Uint8Array): number {
  const { unzipSync } = load("fflate") as Fflate;
  let size = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      return false;
    },
  });
  return size;
}

function rowsOf(sheet: string, cells: readonly (readonly (SheetCell | undefined)[] | undefined)[]): string[][] {
  if (cells.length > mostRows) throw new RefusedWorkbook(`has more than ${mostRows} rows in sheet ${sheet}`);
  return Array.from(cells, (row = []) => {
    if (row.length > mostColumns) throw new RefusedWorkbook(`has more than ${mostColumns} columns in sheet ${sheet}`);
    return Array.from(row, textOf);
  });
}

interface SheetCell {
  /** b boolean, e error, n number, d date, s text, z nothing. */
  readonly t: string;
  readonly v?: unknown;
  /** As the spreadsheet shows it. */
  readonly w?: string;
}

function textOf(cell: SheetCell | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === "z") return "";
  if (cell.t === "e") return cell.w ?? "#N/A";
  if (cell.v instanceof Date) {
    const text = cell.v.toISOString();
    return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
  }
  return String(cell.v).trim();
}
