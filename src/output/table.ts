/** Tables as CSV files: RFC 4180 with \n, UTF-8, ISO dates, numbers in the shortest form that reads back the same. */
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { dayToIso } from "../engine/civil-date.ts";

export type FieldType = "date" | "yearmonth" | "string" | "integer" | "number" | "boolean";

/** A column, as the file's reader is told of it in datapackage.json. */
export interface Field {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly unit?: string;
  readonly meaning: string;
  /** Significant digits that numbers are rounded to; not given: all. */
  readonly digits?: number;
}

export interface TableShape {
  /** File name with its extension, or the name of a folder of Parquet files. */
  readonly file: string;
  /** The files of such a folder. */
  readonly files?: readonly string[];
  readonly title: string;
  readonly meaning: string;
  readonly fields: readonly Field[];
}

/** A date cell holds days since 1970-01-01. NaN and undefined are empty cells; an infinite date is "never". */
export type Cell = string | number | boolean | undefined;

/** Rounded to `digits` significant digits, so that the last bits of a sum do not show. */
export function roundedTo(value: number, digits = 17): number {
  if (Number.isInteger(value) && Math.abs(value) < 10 ** Math.min(digits, 15)) return value + 0;
  return digits >= 17 ? value : Number(value.toPrecision(digits));
}

/**
 * A number as text. One of a column that may hold fractions is written with a decimal point even when it is whole: tools that guess a
 * column's type from its first rows would else take it for one of whole numbers, and round the others.
 */
function numberCell(value: number, { type, digits }: Field): string {
  if (!Number.isFinite(value)) return "";
  const text = String(roundedTo(value, digits));
  return type === "number" && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** A text cell. One that a spreadsheet would run as a formula is given an apostrophe, which spreadsheets take for "this is text". */
export function textCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A day of the period as it is written in cells: an ISO date, or "never" for Infinity. */
export function dateCell(dayNumber: number): string {
  if (Number.isNaN(dayNumber)) return "";
  return Number.isFinite(dayNumber) ? dayToIso(Math.floor(dayNumber)) : "never";
}

/** A cell as it stands in the file. */
export function cellText(field: Field, cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "string") return textCell(cell);
  return field.type === "date" ? dateCell(cell) : numberCell(cell, field);
}

/** Text gathered before it is written. */
const bufferLength = 1 << 16;

/** Texts remembered of one kind of cell, at most: more than the days or the names of a result. */
const mostTexts = 10_000;

/** A cell's text, which depends on the cell alone for all fields that share a memory. */
function remembered(texts: Map<Cell, string>, field: Field, cell: Cell): string {
  let text = texts.get(cell);
  if (text === undefined) {
    text = cellText(field, cell);
    if (texts.size < mostTexts) texts.set(cell, text);
  }
  return text;
}

/** Writes a table row by row. */
export class CsvWriter {
  private readonly fields: readonly Field[];
  private readonly file: number;
  private waiting = "";
  /** The number last written, of which kind of field, and its text: neighbours are often equal, as quantiles of what does not vary. */
  private last = Number.NaN;
  private lastField: Field | undefined;
  private lastText = "";
  /** Texts of days and names, which come again on row after row. */
  private readonly days = new Map<Cell, string>();
  private readonly names = new Map<Cell, string>();

  constructor(path: string, fields: readonly Field[]) {
    this.fields = fields;
    this.file = openSync(path, "wx");
    this.waiting = `${fields.map((field) => textCell(field.name)).join(",")}\n`;
  }

  row(cells: readonly Cell[]): void {
    let line = "";
    for (let i = 0; i < this.fields.length; i++) line += (i > 0 ? "," : "") + this.text(this.fields[i], cells[i]);
    this.waiting += `${line}\n`;
    if (this.waiting.length > bufferLength) this.flush();
  }

  private text(field: Field, cell: Cell): string {
    if (typeof cell === "string") return remembered(this.names, field, cell);
    if (typeof cell !== "number") return cellText(field, cell);
    if (field.type === "date") return remembered(this.days, field, cell);
    if (cell !== this.last || field.digits !== this.lastField?.digits || field.type !== this.lastField?.type) {
      this.last = cell;
      this.lastField = field;
      this.lastText = cellText(field, cell);
    }
    return this.lastText;
  }

  close(): void {
    this.flush();
    fsyncSync(this.file);
    closeSync(this.file);
  }

  private flush(): void {
    const bytes = Buffer.from(this.waiting, "utf8");
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done);
    this.waiting = "";
  }
}

/** Writes a whole table into a folder, under its shape's name. */
export function writeTable(folder: string, shape: TableShape, rows: Iterable<readonly Cell[]>): void {
  const writer = new CsvWriter(`${folder}/${shape.file}`, shape.fields);
  for (const row of rows) writer.row(row);
  writer.close();
}
