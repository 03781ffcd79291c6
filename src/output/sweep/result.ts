/** The result of a sweep, written point by point: no more than one point's rows and one file's rows are held at a time. */

import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { estimatePoint, type PointRows } from "../../experiment/sweep/estimate.ts";
import { overridesOf } from "../../experiment/sweep/points.ts";
import { standingsOf } from "../../experiment/sweep/standings.ts";
import { writeCommandResult } from "../results/command-folder.ts";
import type { Circumstances } from "../results/manifest.ts";
import { ParquetFolder } from "../results/parquet.ts";
import { type Cell, CsvWriter, type TableShape } from "../table.ts";
import { countField, textField } from "../tables/fields.ts";
import { usualWidth } from "../terminal/wording.ts";
import { MeasuresTable } from "./measures-table.ts";
import { type PointStatus, PointsTable } from "./points-table.ts";
import { replicationRows, replicationsShape } from "./replications-table.ts";
import { SweepTally } from "./tally.ts";

export interface SweepResult {
  readonly sweep: Sweep;
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
  readonly statusOf: (point: number) => PointStatus;
  /** Replications of a point, in their order; undefined unless it is done. */
  readonly rowsOf: (point: number) => PointRows | undefined;
  /** What went wrong, by point. */
  readonly failures: ReadonlyMap<number, string>;
  /** How many replications there are, and how many of them were there before. */
  readonly replications: { readonly run: number; readonly reused: number };
}

const failuresShape: TableShape = {
  file: "failures.csv",
  title: "Failures",
  meaning: "One row a point that failed: what it sets, and what went wrong.",
  fields: [
    countField("point", "Point", "Its number"),
    textField("set", "Set", "What it sets, as overrides of the scenario"),
    textField("reason", "Reason", "What went wrong"),
  ],
};

interface Tables {
  readonly points: PointsTable;
  readonly measures: MeasuresTable;
  /** Where rows of replications are asked for. */
  readonly replications: TableShape | undefined;
}

export interface WrittenSweep {
  readonly folder: string;
  readonly tally: SweepTally;
  readonly summary: object;
}

/**
 * Writes what there is: whole when every point is done, else in `….partial`.
 * @throws FolderProblem when it cannot be written
 */
export function writeSweepResult(out: string, result: SweepResult, circumstances: () => Circumstances): WrittenSweep {
  const { sweep, identity, build, failures } = result;
  const complete = sweep.points.every(({ index }) => result.statusOf(index) === "done");
  const tables: Tables = {
    points: new PointsTable(sweep),
    measures: new MeasuresTable(sweep),
    replications: sweep.file.keep_replications ? replicationsShape(sweep) : undefined,
  };
  const tally = new SweepTally(sweep);
  const summary = () => ({
    format: 1,
    casehub: build.version,
    build: build.hash,
    identity,
    ...tally.json(complete),
  });
  const folder = writeCommandResult(
    out,
    {
      name: `sweep-${sweep.name}`,
      title: sweep.file.title,
      identity,
      build,
      complete,
      tables: failures.size > 0 ? [[failuresShape, failureRows(result)]] : [],
      stream: {
        shapes: [tables.points.shape, tables.measures.shape, ...(tables.replications ? [tables.replications] : [])],
        write: (staging) => writeTables(staging, tables, tally, result),
      },
      summary,
      answer: () => tally.words(usualWidth),
      texts: { "scenario.resolved.yaml": sweep.base.resolvedText },
      manifest: { replications: result.replications },
    },
    circumstances,
  );
  return { folder, tally, summary: summary() };
}

function* failureRows({ sweep, failures }: SweepResult): Generator<Cell[]> {
  for (const [index, reason] of [...failures].sort(([a], [b]) => a - b))
    yield [index, overridesOf(sweep.axes, sweep.points[index]).join("; "), reason];
}

function writeTables(staging: string, tables: Tables, tally: SweepTally, result: SweepResult): void {
  const { sweep, statusOf, rowsOf } = result;
  const points = new CsvWriter(`${staging}/${tables.points.shape.file}`, tables.points.shape.fields);
  const measures = new ParquetFolder(`${staging}/${tables.measures.shape.file}`, tables.measures.shape.fields);
  const replications = tables.replications
    ? new ParquetFolder(`${staging}/${tables.replications.file}`, tables.replications.fields)
    : undefined;
  const done = sweep.points.map(({ index }) => index).filter((index) => statusOf(index) === "done");
  tally.standings = standingsOf(done, rowsOf, sweep.targets.length);
  for (const point of sweep.points) {
    const status = statusOf(point.index);
    const rows = status === "done" ? rowsOf(point.index) : undefined;
    const estimate = rows && estimatePoint(rows, sweep.measures.length);
    tally.count(point, status, estimate);
    points.row(tables.points.row(point, status, estimate, tally.standings));
    if (!rows || !estimate) continue;
    for (const row of tables.measures.rows(point, estimate)) measures.row(row);
    if (replications) for (const row of replicationRows(point, rows, sweep, estimate)) replications.row(row);
  }
  points.close();
  measures.close();
  replications?.close();
}
