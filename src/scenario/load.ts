/**
 * Loads a scenario: text -> tree -> parents, overrides and data put in -> a tree from each dated change on -> checked shape -> checked meaning.
 * Everything that is wrong is reported at once; nothing is thrown for a bad input.
 */

import { acceptOnlyWarnings, reportUnused, splitAccepted } from "./accepted.ts";
import { withData } from "./data/data-file.ts";
import { datedTrees } from "./inherit/change.ts";
import { readWithParents } from "./inherit/extends.ts";
import { expandLikes } from "./inherit/like.ts";
import { withoutNulls } from "./inherit/merge.ts";
import { applyOverrides, overrideName } from "./inherit/override.ts";
import { resolvedText } from "./inherit/resolved-text.ts";
import type { LoadedScenario, Place, Regime } from "./loaded.ts";
import { checkMeaning } from "./rules.ts";
import { scenario as schema } from "./schema/scenario.ts";
import { stem } from "./text/file-path.ts";
import type { ParsedFiles } from "./text/parsed-files.ts";
import { type PlacedMap, placeOf, plain, walk } from "./text/placed.ts";
import { type Problem, ProblemLog } from "./text/problem.ts";
import type { ReadText } from "./text/reader.ts";
import { reportShape } from "./text/shape-problem.ts";
import { SourceFiles } from "./text/source-files.ts";
import { readDraws } from "./values/joint-draws.ts";
import type { Quantity } from "./values/quantity.ts";
import { type StandingQuantity, setQuantityPaths, writtenPaths } from "./values/quantity-paths.ts";

export interface LoadOptions {
  readonly readText: ReadText;
  /** `path=value`, laid over the scenario in order. */
  readonly overrides?: readonly string[];
  /** Given to every loading of one scenario with other overrides, it saves parsing the same files again. */
  readonly parsed?: ParsedFiles;
}

export interface Loading {
  /** Undefined when there is an error among the problems. */
  readonly loaded?: LoadedScenario;
  /** Errors, then warnings, each by file, line and column. */
  readonly problems: readonly Problem[];
  /** Warnings that the scenario says are meant. */
  readonly accepted: readonly Problem[];
  /** Texts of all files read (and overrides), by the name that the problems give them. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads and checks the scenario in the file `path`. Does not throw for anything in the files or overrides. */
export function loadScenario(path: string, { readText, overrides = [], parsed }: LoadOptions): Loading {
  const log = new ProblemLog();
  const files = new SourceFiles(readText, parsed);
  for (const [n, text] of overrides.entries()) files.texts.set(overrideName(n), text);
  const loaded = load(path, files, overrides, log);
  const told = splitAccepted(log.sorted(), loaded?.scenario.accepted_warnings ?? {});
  return { loaded: log.failed ? undefined : loaded, ...told, sources: files.texts };
}

function load(
  path: string,
  files: SourceFiles,
  overrides: readonly string[],
  log: ProblemLog,
): LoadedScenario | undefined {
  const { report } = log;
  const inherited = readWithParents(path, files, report);
  if (!inherited) return undefined;
  const reading = { main: path, files, report };
  const own = withData(applyOverrides(inherited, overrides, report), reading);
  const quantities: StandingQuantity[] = [];
  const regimes: (Regime & { full: PlacedMap })[] = [];
  for (const { from, names, tree } of datedTrees(own, report)) {
    const full = withoutNulls(expandLikes(tree, report), report);
    const parsed = schema.safeParse(plain(full));
    if (!parsed.success) reportShape(parsed.error, full, report);
    else {
      quantities.push(...setQuantityPaths(parsed.data, full, writtenPaths(tree)));
      regimes.push({ from: from ?? parsed.data.period.start, names, scenario: parsed.data, full });
    }
  }
  // The trees of later regimes are not checked for meaning while the first is not even a scenario.
  const [first] = regimes;
  if (!first) return undefined;
  const draws = readDraws(first.full, quantities, reading);
  const accepted = first.scenario.accepted_warnings;
  acceptOnlyWarnings(accepted, first.full, log);
  checkMeaning(regimes, draws, log);
  // What overrides or an error keep from arising may still arise in the scenario as it is meant.
  if (overrides.length === 0 && !log.failed) reportUnused(accepted, first.full, log);
  // A point of a sweep is asked for neither.
  let settled: string | undefined;
  let placed: Map<string, Place> | undefined;
  return {
    name: stem(path),
    scenario: first.scenario,
    regimes: regimes.map(({ from, names, scenario }) => ({ from, names, scenario })),
    uncertain: byPath(
      quantities,
      ({ range = [0, 0], path: key }) => range[0] < range[1] || draws?.paths.includes(key ?? "") === true,
    ),
    sourced: byPath(quantities, ({ range, source, confidence }) => (range ?? source ?? confidence) !== undefined),
    draws: draws && { paths: draws.paths, rows: draws.rows, ...(draws.inOrder && { inOrder: true }) },
    get resolvedText() {
      settled ??= resolvedText(own, path, first.full);
      return settled;
    },
    files: files.dataFiles(path),
    overrides,
    get places() {
      placed ??= places(first.full);
      return placed;
    },
  };
}

/** One quantity a path, in order of path. */
function byPath(quantities: readonly StandingQuantity[], wanted: (quantity: Quantity) => boolean): Quantity[] {
  const found = new Map<string, Quantity>();
  for (const { quantity } of quantities)
    if (wanted(quantity) && !found.has(quantity.path ?? "")) found.set(quantity.path ?? "", quantity);
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, quantity]) => quantity);
}

function places(full: PlacedMap): Map<string, Place> {
  const map = new Map<string, Place>();
  walk(full, (_, path) => map.set(path.join("."), placeOf(full, path)));
  return map;
}
