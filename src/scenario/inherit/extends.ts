/** `extends:` one parent scenario, itself perhaps with a parent. */

import type { Place } from "../loaded.ts";
import { scenario } from "../schema/scenario.ts";
import { beside } from "../text/file-path.ts";
import { entryOf, type PlacedMap, textOf, withEntry } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";
import { isScenarioLike } from "../text/quotable.ts";
import type { SourceFiles } from "../text/source-files.ts";
import { merge } from "./merge.ts";

/** The scenario in `path` laid over its parents; undefined when one of them cannot be read, which has been reported. */
export function readWithParents(path: string, files: SourceFiles, report: Report): PlacedMap | undefined {
  return readOver(path, { file: path, line: 1, column: 1 }, [], files, report);
}

/** A parent, its parent and so on: more are nobody's. */
const mostParents = 100;

function readOver(
  path: string,
  asked: Place,
  children: readonly string[],
  files: SourceFiles,
  report: Report,
): PlacedMap | undefined {
  if (children.includes(path)) {
    const circle = [...children.slice(children.indexOf(path)), path];
    return void report("CH201", asked, `scenarios extend one another in a circle: ${circle.join(" -> ")}`);
  }
  if (children.length > mostParents)
    return void report("CH201", asked, `more than ${mostParents} scenarios extend one another, the most that are read`);
  const text = files.read(path, asked, report);
  if (text !== undefined && children.length > 0 && !isScenarioLike(text))
    return void report("CH202", asked, `extends: names ${path}, which is not a scenario`, {
      path: "extends",
      hint: "name a file with keys such as format:, cases: and staff:",
    });
  const own = text === undefined ? undefined : files.parsed.scenario(text, path, report);
  if (!own) return undefined;
  const named = entryOf(own, "extends");
  if (!named) return own;
  const parentName = textOf(named);
  if (parentName === undefined)
    return void report("CH202", named.place, "extends: names one parent scenario file", {
      path: "extends",
      hint: "extends: base.yaml",
    });
  const parent = readOver(beside(path, parentName), named.place, [...children, path], files, report);
  const child = withEntry(own, "extends", undefined);
  return parent && (merge(parent, child, { report, schemas: [scenario] }) as PlacedMap);
}
