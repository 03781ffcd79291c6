/** Tables as Parquet. Nothing of the writer's version, the clock or the machine goes in, so the bytes are fixed by the table. */
import { mkdirSync } from "node:fs";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { writeWhole } from "../../execution/files/atomic-file.ts";
import type { Cell, Field, FieldType } from "../table.ts";

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
  const gathered = new ParquetRows(
    root,
    columns.map(({ field }) => field),
  );
  gathered.add(columns.map(({ cells }) => cells));
  return gathered.bytes();
}

/** The bytes of a Parquet file, made as its rows come. */
class ParquetRows {
  private readonly bytesSoFar = new ByteWriter();
  private readonly writer: ParquetWriter;
  private readonly fields: readonly Pick<Field, "name" | "type">[];

  constructor(root: string, fields: readonly Pick<Field, "name" | "type">[]) {
    this.fields = fields;
    this.writer = new ParquetWriter({
      writer: this.bytesSoFar,
      createdBy: "casehub",
      schema: [
        { name: root, num_children: fields.length },
        ...fields.map(({ name, type }) => ({ name, repetition_type: "OPTIONAL" as const, ...types[type] })),
      ],
    });
  }

  /** Some more rows, as the cells of each field. */
  add(columns: readonly ArrayLike<Cell>[]): void {
    this.writer.write({
      columnData: this.fields.map(({ name, type }, i) => ({
        name,
        data: Array.from(columns[i], (cell) => parquetCell(type, cell)),
      })),
    });
  }

  bytes(): Uint8Array {
    this.writer.finish();
    return this.bytesSoFar.getBytes();
  }
}

/** Rows that are packed together, or make one file of a folder of Parquet files: some tens of megabytes while it is gathered. */
const rowsOfFile = 100_000;

/** A table as one Parquet file, whose rows come one by one: only so many wait to be packed. */
export class ParquetTable {
  private readonly path: string;
  private readonly rows: ParquetRows;
  private columns: Cell[][];

  constructor(path: string, root: string, fields: readonly Field[]) {
    this.path = path;
    this.rows = new ParquetRows(root, fields);
    this.columns = fields.map(() => []);
  }

  row(cells: readonly Cell[]): void {
    for (let i = 0; i < this.columns.length; i++) this.columns[i].push(cells[i]);
    if (this.columns[0].length >= rowsOfFile) this.pack();
  }

  close(): void {
    this.pack();
    writeWhole(this.path, this.rows.bytes());
  }

  private pack(): void {
    if (this.columns[0].length > 0) this.rows.add(this.columns);
    this.columns = this.columns.map(() => []);
  }
}

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
