/** Loads a fit: text -> shape -> scenarios with the fitted ranges -> what is fitted and to what. All that is wrong is reported at once. */
import { compile } from "../../hub/compile.ts";
import type { Plan } from "../../hub/plan.ts";
import type { LoadedScenario, Place } from "../../scenario/loaded.ts";
import { stem } from "../../scenario/text/file-path.ts";
import { suggestion } from "../../scenario/text/nearest.ts";
import { keyPlaceOf, type Path, type PlacedMap, placeOf, plain } from "../../scenario/text/placed.ts";
import { type Problem, ProblemLog, type Report } from "../../scenario/text/problem.ts";
import { readYaml } from "../../scenario/text/read-yaml.ts";
import type { ReadText } from "../../scenario/text/reader.ts";
import { reportShape } from "../../scenario/text/shape-problem.ts";
import { SourceFiles } from "../../scenario/text/source-files.ts";
import { observedSeries } from "../run/observed.ts";
import { type FitFile, fitFile, mostFitted } from "./file.ts";
import { loadFitted } from "./load-scenario.ts";
import type { FittedValue } from "./prior.ts";
import { type Reading, readingsOf, type Within } from "./reading.ts";
import { fittedValues } from "./values.ts";

/** One scenario of a fit, and what of it was published. */
export interface FitScenario {
  readonly loaded: LoadedScenario;
  readonly plan: Plan;
  readonly readings: readonly Reading[];
}

export interface Fit {
  /** File name without folder and extension. */
  readonly name: string;
  readonly file: FitFile;
  readonly scenarios: readonly FitScenario[];
  readonly fitted: readonly FittedValue[];
  readonly seed: string | number;
}

export interface FitLoading {
  readonly fit?: Fit;
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads and checks the fit in the file `path`. Does not throw for anything in the files. */
export function loadFit(path: string, readText: ReadText): FitLoading {
  const log = new ProblemLog();
  const files = new SourceFiles(readText);
  const fit = load(path, files, readText, log);
  return { fit: log.failed ? undefined : fit, problems: log.sorted(), sources: files.texts };
}

function load(path: string, files: SourceFiles, readText: ReadText, log: ProblemLog): Fit | undefined {
  const { report } = log;
  const start: Place = { file: path, line: 1, column: 1 };
  const text = files.read(path, start, report);
  const tree = text === undefined ? undefined : readYaml(text, path, report);
  if (!tree) return undefined;
  const parsed = fitFile.safeParse(plain(tree));
  if (!parsed.success) return void reportShape(parsed.error, tree, report, fitFile);
  const file = parsed.data;
  checkForms(file, tree, report);
  if (log.failed) return undefined;
  const parts = [{ at: [] as Path, part: file as FitFile["also"][number] }].concat(
    file.also.map((part, i) => ({ at: ["also", i], part })),
  );
  const names = parts.map(({ part }) => stem(part.scenario));
  const scenarios = parts.flatMap(({ at, part }) => {
    const loaded = loadFitted({ path, part, at, file, names, tree, files, readText, report });
    if (!loaded) return [];
    const plan = compile(loaded);
    return [{ loaded, plan, readings: readingsFor(part.to, at, loaded, plan, tree, report) }];
  });
  if (scenarios.length < parts.length) return undefined;
  const fitted = fittedValues(file, scenarios, names, tree, report);
  return { name: stem(path), file, scenarios, fitted, seed: file.seed ?? scenarios[0].plan.seed };
}

function checkForms(file: FitFile, tree: PlacedMap, report: Report): void {
  const names = Object.keys(file.fit);
  if (names.length === 0)
    report("CH302", keyPlaceOf(tree, [], "fit"), "there is nothing to fit", {
      hint: "name a value: effort: {path: work.interview.effort.lognormal.mean, range: [4h, 12h]}",
    });
  if (names.length > mostFitted)
    report(
      "CH305",
      keyPlaceOf(tree, [], "fit"),
      `${names.length} values are fitted: there may be ${mostFitted} at most`,
    );
  for (const name of names)
    if (file.fit[name].range && file.fit[name].ranges)
      report("CH511", placeOf(tree, ["fit", name]), `${name}: give range or ranges, not both`);
  for (const [at, { to }] of [[[] as Path, file] as const, ...file.also.map((one, i) => [["also", i], one] as const)])
    if (Object.keys(to).length === 0)
      report("CH302", keyPlaceOf(tree, at, "to"), "there is nothing to fit to", {
        hint: "name an observed series of the scenario: exits: {within: 10%}",
      });
}

function readingsFor(
  to: FitFile["to"],
  at: Path,
  { scenario }: LoadedScenario,
  plan: Plan,
  tree: PlacedMap,
  report: Report,
): Reading[] {
  const known = observedSeries(scenario, plan);
  return Object.entries(to).flatMap(([name, { within }]) => {
    const path = [...at, "to", name];
    const series = known.find((one) => one.name === name);
    if (!series) {
      const names = known.map((one) => one.name);
      report("CH802", keyPlaceOf(tree, [...at, "to"], name), `the scenario has no observed series ${name}`, {
        hint: names.length > 0 ? suggestion(name, names) : "add one under observed:",
      });
      return [];
    }
    const bound = readWithin(within);
    if (!bound) {
      report("CH304", placeOf(tree, [...path, "within"]), `within takes a share or an amount above 0, not ${within}`, {
        hint: "within: 10%, or within: 500",
      });
      return [];
    }
    const readings = readingsOf(series, plan, bound);
    if (readings.length === 0)
      report("CH802", keyPlaceOf(tree, [...at, "to"], name), `no published value of ${name} lies in the period`);
    const nought = readings.some(({ error }) => error === 0);
    if (nought)
      report(
        "CH802",
        placeOf(tree, [...path, "within"]),
        `${name} has a published value of 0, and a share of it is 0`,
        {
          hint: "say how close as an amount",
        },
      );
    return nought ? [] : readings;
  });
}

function readWithin(within: string | number): Within | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(String(within));
  const value = Number(match?.[1]);
  if (!match || !(value > 0)) return undefined;
  return match[2] ? { share: value / 100 } : { amount: value };
}
