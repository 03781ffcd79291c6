/** Tries the points of a sweep against its scenario before anything is run: every path, with every value that it takes. */
import { compile } from "../../../hub/compile.ts";
import { loadScenario } from "../../../scenario/load.ts";
import type { LoadedScenario, Place } from "../../../scenario/loaded.ts";
import type { ParsedFiles } from "../../../scenario/text/parsed-files.ts";
import { keyPlaceOf, type PlacedMap, placeOf } from "../../../scenario/text/placed.ts";
import type { Problem, Report } from "../../../scenario/text/problem.ts";
import type { ReadText } from "../../../scenario/text/reader.ts";
import type { SourceFiles } from "../../../scenario/text/source-files.ts";
import { modelText } from "../../compare/same-model.ts";
import { type Axis, overridesOf, type SweepPoint } from "../points.ts";
import { triedPoints } from "../tried-points.ts";
import { shownValue } from "./axis.ts";

export interface PointCheck {
  readonly scenario: string;
  readonly set: readonly string[];
  readonly axes: readonly Axis[];
  readonly points: readonly SweepPoint[];
  readonly tree: PlacedMap;
  readonly files: SourceFiles;
  readonly readText: ReadText;
  readonly parsed: ParsedFiles;
  readonly report: Report;
  /** Takes the texts of files that only some points name. */
  readonly texts: Map<string, string>;
}

/** Where the design speaks of a path. */
export function placeOfAxis(tree: PlacedMap, path: string): Place {
  for (const kind of ["grid", "zip"])
    if (placeOf(tree, ["design", kind, path]) !== placeOf(tree, ["design", kind]))
      return keyPlaceOf(tree, ["design", kind], path);
  for (const kind of ["latin_hypercube", "sobol", "random"]) {
    const over = keyPlaceOf(tree, ["design", kind, "over"], path);
    if (over !== placeOf(tree, ["design", kind, "over"])) return over;
  }
  return placeOf(tree, ["design", "table"]);
}

/** Reports what is wrong with the points tried, at the line of the sweep that sets the value. */
export function checkPoints(check: PointCheck): void {
  const { scenario, set, axes, points, tree, files, readText, parsed, report, texts } = check;
  const readOnce: ReadText = (path) => texts.get(path) ?? readText(path);
  const loadWith = (overrides: readonly string[]) =>
    loadScenario(scenario, { readText: readOnce, overrides: [...set, ...overrides], parsed });
  /** The path whose value is by itself enough for a problem that shows in the scenario's lines. */
  const causeOf = ({ code, message }: Problem, overrides: readonly string[]): number =>
    overrides.findIndex((one) =>
      loadWith([one]).problems.some((alone) => alone.code === code && alone.message === message),
    );
  const linesOfBase = new Set(texts.keys());
  const faulty = new Set<string>();
  for (const point of triedPoints(axes, points)) {
    const overrides = overridesOf(axes, point);
    const { problems, sources } = loadWith(overrides);
    for (const [name, text] of sources) {
      if (name.startsWith("--set ")) continue;
      texts.set(name, text);
      files.texts.set(name, text);
    }
    for (const problem of problems) {
      const { code, severity, file, line, column, message, path, hint } = problem;
      if (severity === "warning") continue;
      if (linesOfBase.has(file)) {
        // The scenario by itself is sound, so what its lines are blamed for comes from the point. Values wrong only together are left to the run.
        const cause = causeOf(problem, overrides);
        if (cause < 0 || faulty.has(axes[cause].path)) continue;
        faulty.add(axes[cause].path);
        const value = `${axes[cause].path}=${shownValue(point.texts[cause])}`;
        report(code, placeOfAxis(tree, axes[cause].path), `with ${value} ${message}`, { path, hint });
        continue;
      }
      const n = Number(/^--set (\d+)$/.exec(file)?.[1] ?? 0) - 1;
      const axis = axes[n - set.length];
      // One word about each path is enough: the next value has most often the same thing wrong.
      if (axis && faulty.has(axis.path)) continue;
      if (axis) faulty.add(axis.path);
      report(code, axis ? placeOfAxis(tree, axis.path) : { file, line, column }, message, { path, hint });
    }
  }
  for (const { path, texts: values } of distinctValues(axes, points))
    if (!faulty.has(path) && !moves(values, (value) => loadWith([`${path}=${value}`]).loaded))
      report("CH706", placeOfAxis(tree, path), `${path} has no effect on what is simulated`, {
        hint:
          path === "replications"
            ? "every point has the same number: set it with replications: or precision: in the sweep"
            : "it is only text, or something else sets the same value: leave it out of the design",
      });
}

/** The first, second and last value of each path that takes more than one. */
function distinctValues(axes: readonly Axis[], points: readonly SweepPoint[]): { path: string; texts: string[] }[] {
  return axes.flatMap(({ path }, axis) => {
    const texts = [...new Set(points.map((point) => point.texts[axis]))];
    return texts.length > 1 ? [{ path, texts: [texts[0], texts[1], texts[texts.length - 1]] }] : [];
  });
}

/** Whether two of the values make two models, by themselves; those that are no scenario alone are not judged. */
function moves(values: readonly string[], load: (value: string) => LoadedScenario | undefined): boolean {
  const models = new Set<string>();
  for (const value of values) {
    const loaded = load(value);
    if (!loaded) return true;
    try {
      models.add(modelText(compile(loaded)));
    } catch {
      return true;
    }
    if (models.size > 1) return true;
  }
  return false;
}
