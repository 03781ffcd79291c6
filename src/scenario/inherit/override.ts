/** `--set path=value`: what a command line puts over the scenario file. */

import { isNull, type Placed, type PlacedMap } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";
import { readYamlValue } from "../text/read-yaml.ts";
import { expandLikes } from "./like.ts";
import { pathHint, setAt } from "./set-at.ts";

/** The name under which the n-th override (from 0) is shown in places of problems and values. */
export function overrideName(n: number): string {
  return `--set ${n + 1}`;
}

/** Whether a place's file is an override and not a file. */
export function isOverride(file: string): boolean {
  return file.startsWith("--set ");
}

/** What is read before anything is set, and what to do instead. */
const withoutEffect: ReadonlyMap<string, string> = new Map([
  ["extends", "parents are read first: write a file with extends: and the rest"],
  ["format", "it says how the file is written"],
]);

/** The scenario with the overrides laid over it in order; an override that cannot be applied is reported and skipped. */
export function applyOverrides(root: PlacedMap, overrides: readonly string[], report: Report): PlacedMap {
  return overrides.reduce((tree, text, n) => applyOverride(tree, text, overrideName(n), report), root);
}

function applyOverride(tree: PlacedMap, text: string, file: string, report: Report): PlacedMap {
  const equals = text.indexOf("=");
  const path = text.slice(0, Math.max(equals, 0)).trim();
  const place = { file, line: 1, column: 1 };
  if (path === "") {
    report("CH205", place, `${text} is not an override`, {
      hint: "write path=value, e.g. staff.stoke.training=3 weeks",
    });
    return tree;
  }
  const idle = withoutEffect.get(path);
  if (idle !== undefined) {
    report("CH210", place, `${path} cannot be set from outside the file`, { path, hint: idle });
    return tree;
  }
  // Blanks for the path, so that columns are those of the whole text.
  const value = readYamlValue(" ".repeat(equals + 1) + text.slice(equals + 1), file, report);
  if (value === undefined) return tree;
  const stated = /\bnull\b|~/.test(text.slice(equals + 1));
  if (isNull(value) && !stated) {
    report("CH205", place, `${path} is given no value`, { path, hint: `write ${path}=null to take it out` });
    return tree;
  }
  const node = {
    ...value,
    origin: { source: "--set" },
    ...(isNull(value) ? { deletes: true as const } : {}),
  } as Placed;
  // Problems of `like` itself are reported when the scenario is put together.
  const full = expandLikes(tree, () => {});
  const set = setAt(tree, full, path.split("."), node);
  if (set) return set;
  report("CH206", place, `there is no ${path} in this scenario`, { path, hint: pathHint(full, path) });
  return tree;
}
