/** A scenario's text as a tree of values that know where they were written. */
import type { Place } from "../loaded.ts";

/** What set a value, if not the scenario files: part of a draw's key, and of what is said of the source. */
export interface Origin {
  /** Put before the path of the values within, e.g. `changes.sap.`. */
  readonly prefix?: string;
  readonly source?: string;
}

interface Written {
  readonly place: Place;
  readonly origin?: Origin;
}

export type Scalar = string | number | boolean | null;

export interface PlacedScalar extends Written {
  readonly kind: "scalar";
  readonly value: Scalar;
  /** A null that has already deleted something, or is known to. */
  readonly deletes?: true;
}

export interface PlacedList extends Written {
  readonly kind: "list";
  readonly items: readonly Placed[];
}

export interface Entry {
  /** Place of the key. */
  readonly key: Place;
  readonly node: Placed;
}

export interface PlacedMap extends Written {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Entry>;
}

export type Placed = PlacedScalar | PlacedList | PlacedMap;

export type Path = readonly (string | number)[];

export function isNull(node: Placed): boolean {
  return node.kind === "scalar" && node.value === null;
}

/** The text of a scalar, undefined for anything else. */
export function textOf(node: Placed | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

export function entryOf(node: Placed | undefined, key: string): Placed | undefined {
  return node?.kind === "map" ? node.entries.get(key)?.node : undefined;
}

/** The name by which a list item is merged and addressed: its `id`, or the `name` of a change. */
export function idOf(item: Placed): string | undefined {
  const isChange = entryOf(item, "on") ?? entryOf(item, "set") ?? entryOf(item, "delete");
  return textOf(entryOf(item, "id")) ?? (isChange && textOf(entryOf(item, "name")));
}

/** The ids of lists that were looked into, so that a list of thousands is gone through once and not for each of its items. */
const idsIn = new WeakMap<PlacedList["items"], ReadonlyMap<string, number>>();

function positionsById({ items }: PlacedList): ReadonlyMap<string, number> {
  const known = idsIn.get(items);
  if (known) return known;
  const positions = new Map<string, number>();
  for (const [i, item] of items.entries()) {
    const id = idOf(item);
    if (id !== undefined && !positions.has(id)) positions.set(id, i);
  }
  idsIn.set(items, positions);
  return positions;
}

/** Position in a list of an index or an id; -1 when there is none. */
export function positionOf(list: PlacedList, step: string | number): number {
  const byId = positionsById(list).get(String(step));
  if (byId !== undefined) return byId;
  return /^\d+$/.test(String(step)) && Number(step) < list.items.length ? Number(step) : -1;
}

export function childOf(node: Placed, step: string | number): Placed | undefined {
  if (node.kind === "map") return node.entries.get(String(step))?.node;
  return node.kind === "list" ? node.items[positionOf(node, step)] : undefined;
}

export function find(node: Placed, path: Path): Placed | undefined {
  let at: Placed | undefined = node;
  for (const step of path) at = at && childOf(at, step);
  return at;
}

/** Where the value at a path was written, or the nearest value that holds it. */
export function placeOf(root: Placed, path: Path): Place {
  let at = root;
  let place = root.place;
  for (const step of path) {
    const next = childOf(at, step);
    if (!next) return place;
    // A map begins at its first key; its own key says more.
    place = next.kind === "map" && at.kind === "map" ? (at.entries.get(String(step))?.key ?? next.place) : next.place;
    at = next;
  }
  return place;
}

/** Where a key of the map at a path was written. */
export function keyPlaceOf(root: Placed, path: Path, key: string): Place {
  const map = find(root, path);
  return (map?.kind === "map" ? map.entries.get(key)?.key : undefined) ?? placeOf(root, path);
}

/** The plain value, as JSON would hold it. */
export function plain(node: Placed): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.node)]));
}

/** A map with one entry put in, replaced, or taken out. */
export function withEntry(map: PlacedMap, key: string, entry: Entry | undefined): PlacedMap {
  const entries = new Map(map.entries);
  if (entry) entries.set(key, entry);
  else entries.delete(key);
  return { ...map, entries };
}

/** The path as written in messages: list items by id where they have one. */
export function pathText(root: Placed, path: Path): string {
  const steps: string[] = [];
  let at: Placed | undefined = root;
  for (const step of path) {
    const next: Placed | undefined = at && childOf(at, step);
    steps.push(at?.kind === "list" && next ? (idOf(next) ?? String(step)) : String(step));
    at = next;
  }
  return steps.join(".");
}

/** Calls `visit` for every value below and including `node`, with its path (list items by id where they have one). */
export function walk(
  node: Placed,
  visit: (node: Placed, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  visit(node, path);
  if (node.kind === "map") for (const [key, entry] of node.entries) walk(entry.node, visit, [...path, key]);
  if (node.kind === "list")
    for (const [i, item] of node.items.entries()) walk(item, visit, [...path, idOf(item) ?? String(i)]);
}
