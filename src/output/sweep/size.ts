/** How many bytes a sweep's result will take: its tables written in memory for some of its points, with numbers made up from a few real ones. */
import { nameKey } from "../../engine/random/key.ts";
import { RandomStreams } from "../../engine/random/random-streams.ts";
import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { estimatePoint, type PointRows } from "../../experiment/sweep/estimate.ts";
import { parquetBytes } from "../results/parquet.ts";
import { type Cell, cellText, type TableShape } from "../table.ts";
import { MeasuresTable } from "./measures-table.ts";
import { PointsTable } from "./points-table.ts";
import { replicationRows, replicationsShape } from "./replications-table.ts";

/** Points whose rows are written to be measured, and replications of each. */
const measuredPoints = 64;
const measuredReplications = 20;
/** A column as datapackage.json describes it, in each table. */
const bytesOfField = 250;

export interface Extent {
  /** Points of the result, and replications of all of them together. */
  readonly points: number;
  readonly replications: number;
}

/** @param sample the rows of a few replications of one point */
export function resultBytes(sweep: Sweep, sample: PointRows, { points, replications }: Extent): number {
  const pointsTable = new PointsTable(sweep);
  const measuresTable = new MeasuresTable(sweep);
  const step = Math.max(1, Math.floor(sweep.points.length / measuredPoints));
  const measured = sweep.points.filter(({ index }) => index % step === 0).slice(0, measuredPoints);
  const rows: Record<"points" | "measures" | "replications", Cell[][]> = { points: [], measures: [], replications: [] };
  const streams = new RandomStreams(1, 0);
  let drawn = 0;
  const uniform = () => streams.uniform(nameKey("size of a result"), drawn++, 0, 0);
  for (const point of measured) {
    const made = madeUp(sample, Math.min(measuredReplications, sweep.replications), uniform);
    const estimate = estimatePoint(made, sweep.measures.length);
    rows.points.push(pointsTable.row(point, "done", estimate));
    rows.measures.push(...measuresTable.rows(point, estimate));
    if (sweep.file.keep_replications) rows.replications.push(...replicationRows(point, made, sweep, estimate));
  }
  const texts = sweep.base.resolvedText.length;
  const fields = [pointsTable.shape, measuresTable.shape].reduce((sum, shape) => sum + shape.fields.length, 0);
  return (
    texts +
    fields * bytesOfField +
    points * csvRow(pointsTable.shape, rows.points) +
    parquet(measuresTable.shape, rows.measures, points * sweep.measures.length) +
    (sweep.file.keep_replications ? parquet(replicationsShape(sweep), rows.replications, replications) : 0)
  );
}

/** Rows about the sample's: no two numbers alike, as between points, or they would be packed away. */
function madeUp({ rows, width, count, facts }: PointRows, replications: number, uniform: () => number): PointRows {
  const made = Float64Array.from({ length: replications * width }, (_, i) => {
    const value = rows[(Math.floor(i / width) % count) * width + (i % width)];
    if (i % width >= width - facts.shares.length) return uniform() < 0.5 ? 0 : 1;
    const spread = 0.1 * (uniform() - 0.5) * Math.max(Math.abs(value), 1);
    return Number.isFinite(value) ? value + (Number.isInteger(value) ? Math.round(10 * spread) : spread) : value;
  });
  return { rows: made, width, count: replications, facts };
}

/** Bytes of a row, from rows as they would be written. */
function csvRow({ fields }: TableShape, rows: readonly Cell[][]): number {
  const line = (row: readonly Cell[]) => fields.map((field, i) => cellText(field, row[i])).join(",");
  return rows.reduce((sum, row) => sum + Buffer.byteLength(line(row)) + 1, 0) / Math.max(1, rows.length);
}

/** Bytes of a table of so many rows: what a file has without any, and what each row of these adds. */
function parquet({ fields }: TableShape, rows: readonly Cell[][], wanted: number): number {
  const bytes = (some: readonly Cell[][]) =>
    parquetBytes(
      "table",
      fields.map((field, i) => ({ field, cells: some.map((row) => row[i]) })),
    ).byteLength;
  const empty = bytes([]);
  return empty + (wanted * (bytes(rows) - empty)) / Math.max(1, rows.length);
}
