/** A scenario of a fit, with the ranges that the fit gives put in: only what has a range can be given a value of its own in a run. */
import { beside } from "../../scenario/file-path.ts";
import { loadScenario } from "../../scenario/load.ts";
import type { LoadedScenario, Place } from "../../scenario/loaded.ts";
import { keyPlaceOf, type Path, type PlacedMap, placeOf } from "../../scenario/placed.ts";
import type { Report } from "../../scenario/problem.ts";
import type { ReadText } from "../../scenario/reader.ts";
import type { SourceFiles } from "../../scenario/source-files.ts";
import { between, overrideText } from "../sweep/axis.ts";
import type { FitFile } from "./file.ts";

export interface FittedLoading {
  /** The fit file. */
  readonly path: string;
  readonly part: FitFile["also"][number];
  /** Where the part stands in the fit file. */
  readonly at: Path;
  readonly file: FitFile;
  /** Names of all scenarios of the fit. */
  readonly names: readonly string[];
  readonly tree: PlacedMap;
  readonly files: SourceFiles;
  readonly readText: ReadText;
  readonly report: Report;
}

/** The paths of a fitted value, as the file names them. */
export function pathsOf({ path }: FitFile["fit"][string]): readonly string[] {
  return typeof path === "string" ? [path] : path;
}

/** What a change sets is drawn under a shorter path than it is written at. */
export function drawnPath(path: string): string {
  return path.startsWith("changes.") ? path.replace(".set.", ".") : path;
}

/** Whether the fit wants a value in a scenario of this name. */
export function isIn({ in: only }: FitFile["fit"][string], name: string): boolean {
  return !only || only.includes(name);
}

/** The lowest and highest of all ranges, as written. */
function ends({ range, ranges }: FitFile["fit"][string]): readonly [string | number, string | number] | undefined {
  if (ranges) return [ranges[0][0], ranges[ranges.length - 1][1]];
  return range;
}

/** @returns undefined, and reported, when it cannot be used */
export function loadFitted(loading: FittedLoading): LoadedScenario | undefined {
  const { path, part, at, tree, readText, report } = loading;
  const scenario = beside(path, part.scenario);
  const missing = readText(scenario);
  if (typeof missing === "object")
    return void report(missing.code, placeOf(tree, [...at, "scenario"]), missing.message);
  const set = Object.entries(part.set).map(([key, value]) => ({
    place: keyPlaceOf(tree, [...at, "set"], key),
    text: `${key}=${overrideText(value)}`,
  }));
  const load = (overrides: readonly PlacedOverride[]) => loadWith(scenario, overrides, loading);
  const base = load(set);
  if (!base) return undefined;
  // The joint draws that the scenario has are what a fit makes anew.
  const own = base.draws ? [{ place: tree.place, text: "draws=null" }] : [];
  return load([...set, ...own, ...rangesIn(base, loading)]);
}

interface PlacedOverride {
  readonly text: string;
  /** Where the fit file says so. */
  readonly place: Place;
}

/** The ranges of the fit as overrides of a scenario, for the values that it has. */
function rangesIn({ name, places }: LoadedScenario, { file, tree, report }: FittedLoading): PlacedOverride[] {
  return Object.entries(file.fit).flatMap(([column, value]) => {
    const range = ends(value);
    if (!range || !isIn(value, name)) return [];
    const place = placeOf(tree, ["fit", column]);
    const middle = between(column, range);
    if (typeof middle !== "function") {
      report("CH303", place, middle.wrong);
      return [];
    }
    const quantity = overrideText({ value: plainEnd(middle(0.5)), range, distribution: "uniform" });
    return pathsOf(value)
      .map(written)
      .filter((path) => value.in || places.has(path))
      .map((path) => ({ place, text: `${path}=${quantity}` }));
  });
}

function loadWith(scenario: string, overrides: readonly PlacedOverride[], { files, readText, report }: FittedLoading) {
  const texts = overrides.map(({ text }) => text);
  const { loaded, problems, sources } = loadScenario(scenario, { readText, overrides: texts, parsed: files.parsed });
  for (const [name, text] of sources) if (!name.startsWith("--set ")) files.texts.set(name, text);
  for (const { code, file, line, column, message, path, hint } of problems) {
    const n = /^--set (\d+)$/.exec(file)?.[1];
    report(code, n ? overrides[Number(n) - 1].place : { file, line, column }, message, { path, hint });
  }
  return loaded;
}

/** A number without a unit is written as one. */
const plainEnd = (text: string) => (/^-?[\d.]+$/.test(text) ? Number(text) : text);

/** Where a value drawn under a change is written. */
function written(path: string): string {
  const change = /^changes\.([^.]+)\.(?!set\.)(.+)$/.exec(path);
  return change ? `changes.${change[1]}.set.${change[2]}` : path;
}
