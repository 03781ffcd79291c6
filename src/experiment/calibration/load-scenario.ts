/** A scenario of a fit, with the ranges that the fit gives put in: only what has a range can be given a value of its own in a run. */

import { loadScenario } from "../../scenario/load.ts";
import type { LoadedScenario, Place } from "../../scenario/loaded.ts";
import { beside } from "../../scenario/text/file-path.ts";
import { keyPlaceOf, type Path, type PlacedMap, placeOf } from "../../scenario/text/placed.ts";
import type { Report } from "../../scenario/text/problem.ts";
import type { ReadText } from "../../scenario/text/reader.ts";
import type { SourceFiles } from "../../scenario/text/source-files.ts";
import { between, overrideText } from "../sweep/design/axis.ts";
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

/** The paths of a fitted value in a scenario of this name, as the file names them. */
export function pathsOf({ path, in: only }: FitFile["fit"][string], name: string): readonly string[] {
  if (only && !only.includes(name)) return [];
  const here = typeof path === "string" || Array.isArray(path) ? path : (path[name] ?? []);
  return typeof here === "string" ? [here] : here;
}

/** The scenarios that a fitted value names, if it names any. */
export function scenariosNamed({ path, in: only = [] }: FitFile["fit"][string]): readonly string[] {
  return typeof path === "string" || Array.isArray(path) ? only : [...only, ...Object.keys(path)];
}

/** What a change sets is drawn under a shorter path than it is written at. */
export function drawnPath(path: string): string {
  return path.startsWith("changes.") ? path.replace(".set.", ".") : path;
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
  const own = withoutDraws(base, loading).map((text) => ({ place: tree.place, text }));
  return load([...set, ...own, ...rangesIn(base, loading)]);
}

/** Joint draws of what is fitted are made anew, in ranges that may be others: the scenario's own are taken out; other columns stay. */
function withoutDraws({ name, scenario }: LoadedScenario, { file }: FittedLoading): string[] {
  const fitted = new Set(Object.values(file.fit).flatMap((value) => pathsOf(value, name).map(drawnPath)));
  const columns = Object.entries(scenario.draws?.columns ?? {});
  const taken = columns.filter(([, paths]) => [paths].flat().some((path) => fitted.has(drawnPath(path))));
  if (taken.length > 0 && taken.length === columns.length) return ["draws=null"];
  return taken.map(([column]) => `draws.columns.${column}=null`);
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
    if (!range) return [];
    const place = placeOf(tree, ["fit", column]);
    const middle = between(column, range);
    if (typeof middle !== "function") {
      report("CH303", place, middle.wrong);
      return [];
    }
    const quantity = overrideText({ value: plainEnd(middle(0.5)), range, distribution: "uniform" });
    const named = scenariosNamed(value).length > 0;
    return pathsOf(value, name)
      .map(written)
      .filter((path) => named || places.has(path))
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
