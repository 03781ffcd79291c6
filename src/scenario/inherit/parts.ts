/** A scenario's tree as parts that may change one by one, each under its name. */
import { isIsoDate } from "../../engine/civil-date.ts";

/** A scenario as resolved, as plain data. */
export type Tree = Readonly<Record<string, unknown>>;

export type Parts = ReadonlyMap<string, unknown>;

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(item: unknown): string | undefined {
  if (!isMap(item)) return undefined;
  if (typeof item.id === "string") return item.id;
  return ("on" in item || "set" in item) && typeof item.name === "string" ? item.name : undefined;
}

/** A value for each of some dates. */
export type Series = Readonly<Record<string, unknown>> & { readonly value?: never };

/** Whether a map is a series, as a data file that was put in is. */
export function isSeries(value: unknown): value is Series {
  if (!isMap(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every(isIsoDate);
}

/** Joint draws stand for each other's values: they change as one. */
const isDraws = (value: Record<string, unknown>) => "columns" in value && "file" in value;

/**
 * The parts in which a value may change one by one; undefined for what changes as a whole: a scalar, a plain list, a value in its long
 * form, a series, joint draws.
 */
export function partsOf(value: unknown): Parts | undefined {
  if (isMap(value))
    return "value" in value || isSeries(value) || isDraws(value) ? undefined : new Map(Object.entries(value));
  if (!Array.isArray(value)) return undefined;
  const names = value.map(nameOf);
  return names.every((name) => name !== undefined) && new Set(names).size === names.length
    ? new Map(value.map((item, i) => [names[i] as string, item]))
    : undefined;
}

/** A scenario whose list of changes is empty or absent still has one, so that each change of the other is a leaf of its own. */
export function withLists(tree: Tree, other: Tree): Tree {
  const { changes } = tree;
  const none = changes === undefined || (Array.isArray(changes) && changes.length === 0);
  return none && Array.isArray(other.changes) ? { ...tree, changes: [] } : tree;
}

/** All names: those of `a` in its order, each that only `b` has after the one it follows there. */
export function mergedOrder(a: Parts, b: Parts): string[] {
  const order = [...a.keys()];
  let after = -1;
  for (const name of b.keys()) {
    const at = order.indexOf(name);
    if (at >= 0) after = at;
    else order.splice(++after, 0, name);
  }
  return order;
}
