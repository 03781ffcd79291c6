/** `casehub calibrate`: fits named values of scenarios to what was published, and writes joint draws of them. */

import { commandIdentity, runIdentity } from "../../../execution/identity.ts";
import { calibrate, triesInAll } from "../../../experiment/calibration/calibrate.ts";
import { findingsOf } from "../../../experiment/calibration/findings.ts";
import { loadFit } from "../../../experiment/calibration/load.ts";
import { observing } from "../../../experiment/calibration/observe.ts";
import { nineteenInTwenty } from "../../../experiment/calibration/reading.ts";
import { calibrationSummary } from "../../../output/calibration/summary.ts";
import {
  drawRows,
  drawsShape,
  errorRows,
  errorsShape,
  tiedRows,
  tiedShape,
  valueRows,
  valuesShape,
} from "../../../output/calibration/tables.ts";
import { calibrationText } from "../../../output/calibration/words.ts";
import { problemsText } from "../../../scenario/text/problem-text.ts";
import { exitCode } from "../../exit-code.ts";
import { type ExperimentArguments, runExperiment } from "../../experiment.ts";
import { readText } from "../../files/files.ts";
import { errorWidth, type Io } from "../../io.ts";

export interface CalibrateArguments extends ExperimentArguments {
  readonly fit: string;
}

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: CalibrateArguments, io: Io): Promise<number> {
  const { fit, problems, sources } = loadFit(args.fit, readText);
  io.error(problemsText(problems, sources, errorWidth(io)));
  if (!fit) return exitCode.badInput;
  const { file, fitted, scenarios, seed } = fit;
  const { draws, waves, replications, tries = Math.max(40, 10 * fitted.length) } = file;
  const question = { fitted, seed, draws, waves, tries, replications };
  return runExperiment(args, io, async ({ source, build, expect, finish }) => {
    expect(triesInAll(question) * replications * scenarios.length);
    const calibration = await calibrate(
      question,
      observing(scenarios, fitted, { seed, replications }, source.readings),
    );
    const readings = scenarios.flatMap((one) => one.readings);
    const findings = findingsOf(fitted, readings, calibration);
    const result = { fit, calibration, findings };
    const identity = commandIdentity(
      "calibrate",
      scenarios.map(({ loaded }) => runIdentity(loaded, { seed, replications, fixed: false }, build)),
      file,
    );
    const summary = calibrationSummary(result, { identity, build });
    const texts = scenarios.map(({ loaded }): [string, string] => [
      scenarios.length > 1 ? `${loaded.name}.resolved.yaml` : "scenario.resolved.yaml",
      loaded.resolvedText,
    ]);
    return finish({
      name: `calibrate-${fit.name}`,
      title: file.title,
      identity,
      tables: [
        [drawsShape(fitted), drawRows(fitted, calibration)],
        [valuesShape, valueRows(findings)],
        [tiedShape, tiedRows(findings)],
        [errorsShape, errorRows(scenarios, findings, nineteenInTwenty)],
      ],
      summary,
      words: (width) => calibrationText(result, width),
      texts: Object.fromEntries(texts),
    });
  });
}
