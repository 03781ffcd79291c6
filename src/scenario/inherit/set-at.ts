/** Puts a value at a path of a scenario, as an override or a dated change does. */
import type * as z from "zod";
import { scenario } from "../schema/scenario.ts";
import { fitTogether, knownKeys, schemasAt } from "../schema/schema-shape.ts";
import { nearest } from "../text/nearest.ts";
import {
  entryOf,
  type Path,
  type Placed,
  type PlacedList,
  type PlacedMap,
  positionOf,
  walk,
  withEntry,
} from "../text/placed.ts";

/** Keys that a value has in its long form beside `value`. */
const besideValue = new Set(["range", "distribution", "source", "confidence", "note"]);

/**
 * `own` with `node` at `path`. `own` is the scenario before `like` is expanded, so that what is like something follows it; `full` is the
 * same after, and says which paths there are. An optional key of the format may be new; a name may not. Undefined when there is no such path.
 */
export function setAt(own: PlacedMap, full: PlacedMap, path: Path, node: Placed): PlacedMap | undefined {
  return put(own, full, path, node, [scenario]) as PlacedMap | undefined;
}

function put(
  own: Placed | undefined,
  full: Placed | undefined,
  path: Path,
  node: Placed,
  schemas: readonly z.ZodType[],
): Placed | undefined {
  if (path.length === 0) return node;
  if (full?.kind === "list") return putItem(full, path, node, schemas);
  const { key, rest } = nextKey(full, path);
  const known = knownKeys(schemas).includes(key) || (key === "like" && rest.length === 0);
  if (entryOf(full, key) === undefined && !known) return undefined;
  const map = mapToPutIn(own, full, key, node, schemas);
  // One key makes another form of a value; a path into a form that is not there is none.
  if (rest.length > 0 && full && makesOtherForm(full, key, schemas)) return undefined;
  const before = map.entries.get(key);
  const inner = schemas.flatMap((schema) => schemasAt(schema, [key]));
  const child = put(before?.node, entryOf(full, key), rest, node, inner);
  return child && withEntry(map, key, { key: rest.length === 0 || !before ? node.place : before.key, node: child });
}

/** The next step, which is several where a key has dots itself: the paths that a change sets. */
function nextKey(full: Placed | undefined, path: Path): { key: string; rest: Path } {
  for (let steps = path.length; steps > 1; steps--) {
    const key = path.slice(0, steps).join(".");
    if (entryOf(full, key)) return { key, rest: path.slice(steps) };
  }
  return { key: String(path[0]), rest: path.slice(1) };
}

/** The map that takes the key: what stands there, unless that is one value or another form than the key belongs to. */
function mapToPutIn(
  own: Placed | undefined,
  full: Placed | undefined,
  key: string,
  node: Placed,
  schemas: readonly z.ZodType[],
): PlacedMap {
  const empty: PlacedMap = { kind: "map", place: node.place, entries: new Map() };
  if (full?.kind === "map") return own?.kind === "map" && !makesOtherForm(full, key, schemas) ? own : empty;
  if (full?.kind === "scalar" && besideValue.has(key))
    return withEntry({ ...empty, place: full.place }, "value", { key: full.place, node: full });
  return empty;
}

/** Whether a key belongs to another form of a value than the one that stands there. */
function makesOtherForm(full: Placed, key: string, schemas: readonly z.ZodType[]): boolean {
  if (full.kind !== "map") return !besideValue.has(key);
  const keys = [...full.entries.keys()];
  return fitTogether(schemas, keys) && !fitTogether(schemas, [...keys, key]);
}

function putItem(
  full: PlacedList,
  [step, ...rest]: Path,
  node: Placed,
  schemas: readonly z.ZodType[],
): PlacedList | undefined {
  const position = positionOf(full, step);
  if (position < 0) return undefined;
  const inner = schemas.flatMap((schema) => schemasAt(schema, [0]));
  const item = put(full.items[position], full.items[position], rest, node, inner);
  return item && { ...full, items: full.items.with(position, item) };
}

/** What to write instead of a path that is not there: the one most like it (optional keys not yet given included), or what there is nearby. */
export function pathHint(full: PlacedMap, path: string): string | undefined {
  const paths: string[] = [];
  walk(full, (node, steps) => {
    if (steps.length > 0) paths.push(steps.join("."));
    if (node.kind !== "map" || !path.startsWith(steps.slice(0, -1).join("."))) return;
    const schemas = schemasAt(scenario, steps);
    const fitting = knownKeys(schemas).filter((key) => fitTogether(schemas, [...node.entries.keys(), key]));
    for (const key of fitting) paths.push([...steps, key].join("."));
  });
  const best = nearest(path, paths);
  if (best !== undefined) return `did you mean ${best}?`;
  const above = path
    .split(".")
    .map((_, i, steps) => steps.slice(0, i).join("."))
    .findLast((start) => paths.includes(start));
  const below = paths.filter(
    (known) => above !== undefined && known.startsWith(`${above}.`) && !known.slice(above.length + 1).includes("."),
  );
  return below.length > 0 ? `there are ${[...new Set(below)].slice(0, 8).join(", ")}` : undefined;
}
