/** How one map of a scenario is laid over another: by `extends`, by `like`, by an override. */
import type * as z from "zod";
import { fitTogether, schemasAt } from "../schema/schema-shape.ts";
import { suggestion } from "../text/nearest.ts";
import { type Entry, idOf, isNull, type Placed, type PlacedList, type PlacedMap } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";

export interface Merging {
  readonly report: Report;
  /** What the format accepts where the two stand; it tells forms that exclude one another apart. */
  readonly schemas: readonly z.ZodType[];
}

/**
 * Maps merge key by key; `null` deletes; lists are replaced unless all their items have an id (or, for changes, a name).
 * A value in its long form (`{value: …}`) is replaced as a whole, so that a range or a source never outlives its value; and so is a
 * map that takes another form (`vacancies: {held_at: …}` over `{refilled_after: …}`, another family of distribution).
 */
export function merge(under: Placed, over: Placed, merging: Merging): Placed {
  if (under.kind === "map" && over.kind === "map" && !replaces(under, over, merging.schemas))
    return mergeMaps(under, over, merging);
  if (under.kind === "list" && over.kind === "list" && keyed(under) && keyed(over))
    return mergeLists(under, over, merging);
  return over;
}

function replaces(under: PlacedMap, over: PlacedMap, schemas: readonly z.ZodType[]): boolean {
  if (over.entries.has("value") && under.entries.has("value")) return true;
  const kept = [...under.entries.keys()].filter((key) => !isDeleted(over, key));
  const given = [...over.entries.keys()].filter((key) => !isDeleted(over, key) && key !== "like");
  return (
    fitTogether(schemas, given) &&
    fitTogether(
      schemas,
      kept.filter((key) => key !== "like"),
    ) &&
    !fitTogether(schemas, [...kept.filter((key) => key !== "like"), ...given])
  );
}

function isDeleted(map: PlacedMap, key: string): boolean {
  const entry = map.entries.get(key);
  return entry !== undefined && isNull(entry.node);
}

function mergeMaps(under: PlacedMap, over: PlacedMap, { report, schemas }: Merging): PlacedMap {
  const entries = new Map<string, Entry>(under.entries);
  // What `like` brings comes later: only then is it known whether a null deletes something.
  const mayInherit = under.entries.has("like") || over.entries.has("like");
  for (const [key, entry] of over.entries) {
    const below = under.entries.get(key);
    if (isNull(entry.node)) {
      if (!mayInherit && (below || deletes(entry.node))) entries.delete(key);
      else entries.set(key, below ? { ...entry, node: { ...entry.node, deletes: true } as Placed } : entry);
      continue;
    }
    const inner = { report, schemas: schemas.flatMap((schema) => schemasAt(schema, [key])) };
    entries.set(key, below ? { key: entry.key, node: merge(below.node, entry.node, inner) } : entry);
  }
  return { ...over, entries };
}

function keyed(list: PlacedList): boolean {
  return list.items.length > 0 && list.items.every((item) => idOf(item) !== undefined);
}

/** Items of the same id merge; new ones follow; `{id: …, delete: true}` takes one away. */
function mergeLists(under: PlacedList, over: PlacedList, { report, schemas }: Merging): PlacedList {
  const items = new Map(under.items.map((item) => [idOf(item), item]));
  const inner = { report, schemas: schemas.flatMap((schema) => schemasAt(schema, [0])) };
  for (const item of over.items) {
    const below = items.get(idOf(item));
    if (item.kind === "map" && item.entries.has("delete")) {
      if (!below) reportNothingToDelete(item, under, report);
      items.delete(idOf(item));
    } else items.set(idOf(item), below ? merge(below, item, inner) : item);
  }
  return { ...over, items: [...items.values()] };
}

function reportNothingToDelete(item: Placed, { items }: PlacedList, report: Report): void {
  const id = idOf(item) as string;
  report("CH208", item.place, `${id} cannot be deleted: no inherited item has that id or name`, {
    hint: suggestion(
      id,
      items.map(idOf).filter((one) => one !== undefined),
    ),
  });
}

function deletes(node: Placed): boolean {
  return node.kind === "scalar" && node.deletes === true;
}

/** Takes out what `null` deletes; a null that deleted nothing is an empty value, and reported. Those set by dated changes stay. */
export function withoutNulls(map: PlacedMap, report: Report, path: readonly string[] = []): PlacedMap {
  if (path[0] === "changes" && path.at(-1) === "set") return map;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of map.entries) {
    if (!isNull(entry.node)) entries.set(key, { ...entry, node: cleaned(entry.node, report, [...path, key]) });
    else if (!deletes(entry.node))
      report("CH208", entry.key, `${key} is empty, and nothing is inherited that it could delete`, {
        path: [...path, key].join("."),
        hint: "give it a value or leave the key out",
      });
  }
  // Nodes are known by identity: one from which nothing is taken stays the same.
  const same = [...map.entries].every(([key, { node }]) => entries.get(key)?.node === node);
  return same ? map : { ...map, entries };
}

function cleaned(node: Placed, report: Report, path: readonly string[]): Placed {
  if (node.kind === "map") return withoutNulls(node, report, path);
  if (node.kind === "scalar") return node;
  const items = node.items.map((item, i) => cleaned(item, report, [...path, String(i)]));
  return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
}
