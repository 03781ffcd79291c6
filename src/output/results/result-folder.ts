/** All files of a result, written into its staging folder. */

import { mkdirSync } from "node:fs";
import { writeWhole } from "../../execution/files/atomic-file.ts";
import { standaloneScenario } from "../../scenario/inherit/standalone.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { jsonText } from "../json/json.ts";
import { summaryJson } from "../json/summary-json.ts";
import { type Cell, type TableShape, writeTable } from "../table.ts";
import { assumptionRows, assumptionsShape } from "../tables/assumptions.ts";
import { clearanceRows, clearanceShape } from "../tables/clearance.ts";
import { monthRows, monthsShape } from "../tables/months.ts";
import { monthsWideRows, monthsWideShape } from "../tables/months-wide.ts";
import { observedRows, observedShape } from "../tables/observed.ts";
import { replicationsParquet } from "../tables/parquet.ts";
import { type ReplicationColumn, replicationColumns, replicationsShape } from "../tables/replications.ts";
import type { Result } from "../tables/result.ts";
import { targetRows, targetsShape } from "../tables/targets.ts";
import { timeseriesShape } from "../tables/timeseries.ts";
import { waitRows, waitsShape } from "../tables/waits.ts";
import { terminalSummary } from "../terminal.ts";
import { datapackage } from "./datapackage.ts";
import { type Circumstances, manifest } from "./manifest.ts";

function* transposed(columns: readonly ReplicationColumn[]): Generator<Cell[]> {
  for (let r = 0; r < columns[0].values.length; r++) yield columns.map(({ values }) => values[r]);
}

/** The scenario with the data file it names: the folder needs nothing outside it. */
function writeScenario(folder: string, loaded: LoadedScenario): void {
  const { text, files } = standaloneScenario(loaded);
  if (files.length > 0) mkdirSync(`${folder}/data`);
  for (const file of files) writeWhole(`${folder}/${file.path}`, file.text);
  writeWhole(`${folder}/scenario.resolved.yaml`, text);
}

/** The answer in words, as on the terminal. */
export const answerFile = "answer.txt";

/**
 * Writes every file but timeseries.csv, which is written as estimates are made. The manifest comes last: a folder that has one is whole.
 * @param folder the staging folder
 */
export function writeResult(folder: string, result: Result, circumstances: () => Circumstances): void {
  const columns = replicationColumns(result);
  const tables: [TableShape, Iterable<readonly Cell[]>][] = [
    [monthsShape, monthRows(result)],
    [monthsWideShape(result), monthsWideRows(result)],
    [clearanceShape, clearanceRows(result)],
    [targetsShape, targetRows(result)],
    [observedShape, observedRows(result)],
    [waitsShape, waitRows(result)],
    [replicationsShape(columns), transposed(columns)],
    [assumptionsShape, assumptionRows(result)],
  ];
  for (const [shape, rows] of tables) writeTable(folder, shape, rows);
  writeWhole(`${folder}/replications.parquet`, replicationsParquet(columns));
  writeWhole(`${folder}/summary.json`, jsonText(summaryJson(result)));
  writeWhole(`${folder}/${answerFile}`, terminalSummary(result));
  writeScenario(folder, result.loaded);
  writeWhole(
    `${folder}/datapackage.json`,
    jsonText(datapackage(result, [timeseriesShape, ...tables.map(([shape]) => shape)])),
  );
  writeWhole(`${folder}/manifest.json`, jsonText(manifest(result, folder, circumstances())));
}
