/** Loads a sweep: text -> shape -> base scenario -> points, every path tried against it. All that is wrong is reported at once. */
import { compile } from "../../../hub/compile.ts";
import type { Plan } from "../../../hub/plan.ts";
import { readCsv } from "../../../scenario/data/csv-table.ts";
import { loadScenario } from "../../../scenario/load.ts";
import type { LoadedScenario, Place } from "../../../scenario/loaded.ts";
import { beside, stem } from "../../../scenario/text/file-path.ts";
import type { ParsedFiles } from "../../../scenario/text/parsed-files.ts";
import { keyPlaceOf, type PlacedMap, placeOf, plain } from "../../../scenario/text/placed.ts";
import { type Problem, ProblemLog, type Report } from "../../../scenario/text/problem.ts";
import { isScenarioLike } from "../../../scenario/text/quotable.ts";
import { readYaml } from "../../../scenario/text/read-yaml.ts";
import type { ReadText } from "../../../scenario/text/reader.ts";
import { reportShape } from "../../../scenario/text/shape-problem.ts";
import { SourceFiles } from "../../../scenario/text/source-files.ts";
import type { Factor } from "../../design/factor.ts";
import type { PrecisionGoal } from "../../precision/precision-goal.ts";
import { goalsOf, measuresOf, targetsOf } from "../kept.ts";
import type { KeptMeasure } from "../measure.ts";
import type { Axis, Leg, SweepPoint } from "../points.ts";
import { pointsOf } from "../select.ts";
import { overrideText } from "./axis.ts";
import { checkPoints } from "./check-points.ts";
import { legsOf } from "./design.ts";
import { type DrawnValue, drawnValues } from "./drawn.ts";
import { type SweepFile, sweepFile } from "./file.ts";

export interface Sweep {
  /** File name without folder and extension. */
  readonly name: string;
  readonly file: SweepFile;
  /** The scenario file, as it is opened. */
  readonly scenario: string;
  /** Overrides of every point. */
  readonly set: readonly string[];
  readonly base: LoadedScenario;
  readonly plan: Plan;
  readonly axes: readonly Axis[];
  /** What `u` of the points goes over; empty unless the design goes over the scenario's ranges. */
  readonly factors: readonly Factor[];
  readonly points: readonly SweepPoint[];
  readonly measures: readonly KeptMeasure[];
  readonly targets: readonly string[];
  /** Values drawn by each replication, which are kept of it; empty unless rows of replications are asked for. */
  readonly drawn: readonly DrawnValue[];
  readonly precision: readonly PrecisionGoal[];
  readonly seed: string | number;
  /** Of each point, or the most where there is a precision. */
  readonly replications: number;
  /** Texts of all files that were read for the scenario and the points, by the path they were opened under. */
  readonly texts: ReadonlyMap<string, string>;
  /** What these hold. */
  readonly parsed: ParsedFiles;
}

export interface SweepLoading {
  readonly sweep?: Sweep;
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads and checks the sweep in the file `path`. Does not throw for anything in the files. */
export function loadSweep(path: string, readText: ReadText): SweepLoading {
  const log = new ProblemLog();
  const files = new SourceFiles(readText);
  const sweep = load(path, files, readText, log.report);
  return { sweep: log.failed ? undefined : sweep, problems: log.sorted(), sources: files.texts };
}

function load(path: string, files: SourceFiles, readText: ReadText, report: Report): Sweep | undefined {
  const start: Place = { file: path, line: 1, column: 1 };
  const text = files.read(path, start, report);
  const tree = text === undefined ? undefined : readYaml(text, path, report);
  if (!tree) return undefined;
  const parsed = sweepFile.safeParse(plain(tree));
  if (!parsed.success) return void reportShape(parsed.error, tree, report, sweepFile);
  const file = parsed.data;
  checkForms(file, tree, report);
  const scenario = beside(path, file.scenario);
  const set = Object.entries(file.set).map(([key, value]) => `${key}=${overrideText(value)}`);
  const base = loadBase({ scenario, set, tree, files, readText, report });
  if (!base) return undefined;
  const plan = compile(base.loaded);
  const legs = legsOf({
    file,
    tree,
    plan,
    report,
    readTable: (name, place) => {
      const table = beside(path, name);
      const csv = files.read(table, place, report);
      return csv === undefined ? undefined : readCsv(csv, table, report);
    },
  });
  const axes = axesOf(legs, tree, report);
  const points = pointsOf({ file, tree, legs, axes, report });
  const texts = new Map(base.texts);
  if (points.length > 0)
    checkPoints({ scenario, set, axes, points, tree, files, readText, parsed: files.parsed, report, texts });
  return {
    name: stem(path),
    file,
    scenario,
    set,
    base: base.loaded,
    plan,
    axes,
    factors: legs.flatMap(({ factors }) => factors ?? []),
    points,
    measures: measuresOf(file, plan, tree, report),
    targets: targetsOf(file, plan, tree, report),
    drawn: file.keep_replications ? drawnValues({ file, plan, axes, points }) : [],
    precision: goalsOf(file, plan, tree, report),
    seed: file.seed ?? plan.seed,
    replications: file.precision?.at_most ?? file.replications ?? plan.replications,
    texts,
    parsed: files.parsed,
  };
}

function checkForms(file: SweepFile, tree: PlacedMap, report: Report): void {
  if (file.replications !== undefined && file.precision)
    report("CH511", keyPlaceOf(tree, [], "precision"), "give replications or precision, not both");
  for (const key of ["seed", "replications"] as const)
    if (file[key] !== undefined && Object.hasOwn(file.set, key))
      report("CH702", keyPlaceOf(tree, ["set"], key), `${key} is set here, and stated for the sweep as well`, {
        hint: "leave one of them out",
      });
  if (Object.values(file.design).every((part) => part === undefined))
    report("CH302", keyPlaceOf(tree, [], "design"), "the design is empty", {
      hint: "one or more of grid, zip, table, latin_hypercube, sobol, random",
    });
}

interface BaseReading {
  readonly scenario: string;
  readonly set: readonly string[];
  readonly tree: PlacedMap;
  readonly files: SourceFiles;
  readonly readText: ReadText;
  readonly report: Report;
}

/** The scenario with what is set for every point; what is wrong with it is said of its own lines. */
function loadBase({ scenario, set, tree, files, readText, report }: BaseReading) {
  const missing = readText(scenario);
  if (typeof missing === "object") return void report(missing.code, placeOf(tree, ["scenario"]), missing.message);
  if (!isScenarioLike(missing))
    return void report("CH202", placeOf(tree, ["scenario"]), `scenario: names ${scenario}, which is not a scenario`);
  const { loaded, problems, sources } = loadScenario(scenario, { readText, overrides: set, parsed: files.parsed });
  const texts = [...sources].filter(([name]) => !name.startsWith("--set "));
  for (const [name, text] of texts) files.texts.set(name, text);
  for (const { code, file, line, column, message, ...details } of problems) {
    const n = /^--set (\d+)$/.exec(file)?.[1];
    const place = n ? keyPlaceOf(tree, ["set"], set[Number(n) - 1].split("=")[0]) : { file, line, column };
    report(code, place, message, details);
  }
  return loaded && { loaded, texts };
}

function axesOf(legs: readonly Leg[], tree: PlacedMap, report: Report): Axis[] {
  const paths = legs.flatMap((leg) => leg.paths);
  for (const path of new Set(paths.filter((one, i) => paths.indexOf(one) < i)))
    report("CH702", keyPlaceOf(tree, [], "design"), `${path} is set by two parts of the design`);
  if (legs.filter(({ factors }) => factors).length > 1)
    report("CH702", keyPlaceOf(tree, [], "design"), "two parts of the design vary the scenario's ranges");
  return paths.map((path) => ({ path }));
}
