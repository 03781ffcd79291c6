/** Tables as Parquet. Nothing of the writer's version, the clock or the machine goes in, so the bytes are fixed by the table. */
import { mkdirSync } from "node:fs";
import { parquetWriteBuffer } from "hyparquet-writer";
import { writeWhole } from "./folder.ts";
import type { Cell, Field, FieldType } from "./table.ts";

const types: Readonly<Record<FieldType, object>> = {
  date: { type: "INT32", converted_type: "DATE" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  yearmonth: { type: "BYTE_ARRAY", converted_type: "UTF8" },
};

/** Null for "never" among dates, and for no value. An infinite number stays one. */
function parquetCell(type: FieldType, cell: Cell): string | number | boolean | null {
  if (cell === undefined) return null;
  if (typeof cell !== "number") return cell;
  if (Number.isNaN(cell) || (type === "date" && !Number.isFinite(cell))) return null;
  return type === "date" ? Math.floor(cell) : cell;
}

/** @param root what the file calls its table @param columns the cells of each field, as for CSV: a date is days since 1970-01-01 */
export function parquetBytes(
  root: string,
  columns: readonly { readonly field: Pick<Field, "name" | "type">; readonly cells: ArrayLike<Cell> }[],
): Uint8Array {
  const buffer = parquetWriteBuffer({
    createdBy: "casehub",
    schema: [
      { name: root, num_children: columns.length },
      ...columns.map(({ field }) => ({ name: field.name, repetition_type: "OPTIONAL" as const, ...types[field.type] })),
    ],
    columnData: columns.map(({ field, cells }) => ({
      name: field.name,
      data: Array.from(cells, (cell) => parquetCell(field.type, cell)),
    })),
  });
  return new Uint8Array(buffer);
}

/** Rows of one file of a folder of Parquet files: some tens of megabytes while it is gathered. */
const rowsOfFile = 100_000;

/** A table as a folder of Parquet files, which readers take as one: `part-0000.parquet` and so on, cut by the rows alone. */
export class ParquetFolder {
  private readonly folder: string;
  private readonly fields: readonly Field[];
  private columns: Cell[][];
  private files = 0;

  constructor(folder: string, fields: readonly Field[]) {
    this.folder = folder;
    this.fields = fields;
    this.columns = fields.map(() => []);
    mkdirSync(folder);
  }

  row(cells: readonly Cell[]): void {
    for (let i = 0; i < this.fields.length; i++) this.columns[i].push(cells[i]);
    if (this.columns[0].length >= rowsOfFile) this.flush();
  }

  close(): void {
    // A table without rows still says what its columns are.
    if (this.columns[0].length > 0 || this.files === 0) this.flush();
  }

  private flush(): void {
    const name = `part-${String(this.files++).padStart(4, "0")}.parquet`;
    const columns = this.fields.map((field, i) => ({ field, cells: this.columns[i] }));
    writeWhole(`${this.folder}/${name}`, parquetBytes("table", columns));
    this.columns = this.fields.map(() => []);
  }
}
