/** What two scenarios do not say alike, value by value, and scenarios that take some values from one and the rest from the other. */
import { stringify } from "yaml";
import { beside } from "./file-path.ts";
import { loadScenario } from "./load.ts";
import type { LoadedScenario } from "./loaded.ts";
import { plain } from "./placed.ts";
import { readYaml } from "./read-yaml.ts";
import type { ReadText } from "./reader.ts";

/** A scenario as resolved, as plain data. */
export type Tree = Readonly<Record<string, unknown>>;

/** A value that two trees do not share; undefined in the one that has none. */
export interface ChangedLeaf {
  /** Steps, list items by their id or name. */
  readonly steps: readonly string[];
  /** The steps in one, as messages and options name them; the identity of a leaf. */
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** What says where a value comes from, and moves no number. */
const provenance = new Set(["source", "confidence", "note"]);
/** What no outcome of a replication depends on, or what both sides of a comparison are given alike. */
const withoutEffect = new Set(["format", "title", "question", "description", "observed", "seed", "replications"]);
/** The name under which a mixture is read: relative to the current folder, so that files keep their names. */
const mixtureName = "mixture.yaml";

type Parts = ReadonlyMap<string, unknown>;

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(item: unknown): string | undefined {
  if (!isMap(item)) return undefined;
  if (typeof item.id === "string") return item.id;
  return ("on" in item || "set" in item) && typeof item.name === "string" ? item.name : undefined;
}

/** The parts in which a value may change one by one; undefined for what changes as a whole: a scalar, a plain list, a value in its long form. */
function partsOf(value: unknown): Parts | undefined {
  if (isMap(value)) return "value" in value ? undefined : new Map(Object.entries(value));
  if (!Array.isArray(value)) return undefined;
  const names = value.map(nameOf);
  return names.every((name) => name !== undefined) && new Set(names).size === names.length
    ? new Map(value.map((item, i) => [names[i] as string, item]))
    : undefined;
}

/** A value as text in which only what moves numbers counts: `{value: 4h, source: …}` is `4h`. */
function meaningOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(meaningOf).join()}]`;
  if (!isMap(value)) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).filter(([key]) => !provenance.has(key));
  if (entries.length === 1 && entries[0][0] === "value") return meaningOf(value.value);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${meaningOf(inner)}`).join()}}`;
}

/** The tree of a scenario that was loaded from `path`; the file of joint draws is named as seen from the current folder. */
export function resolvedTree(loaded: LoadedScenario, path: string): Tree {
  const read = readYaml(loaded.resolvedText, path, () => {});
  const tree = (read ? plain(read) : {}) as Record<string, unknown>;
  const { draws } = tree;
  if (!isMap(draws) || typeof draws.file !== "string") return tree;
  return { ...tree, draws: { ...draws, file: beside(path, draws.file) } };
}

/** The values that differ in what they mean for a result, in the order in which they stand. A list without ids changes as a whole. */
export function changedLeaves(a: Tree, b: Tree): ChangedLeaf[] {
  const leaves: ChangedLeaf[] = [];
  const compare = (one: unknown, other: unknown, steps: readonly string[]): void => {
    if (steps.length === 1 && withoutEffect.has(steps[0])) return;
    if (steps.length > 0 && provenance.has(steps[steps.length - 1])) return;
    const [ones, others] = [partsOf(one), partsOf(other)];
    if (ones && others && Array.isArray(one) === Array.isArray(other))
      for (const key of mergedOrder(ones, others)) compare(ones.get(key), others.get(key), [...steps, key]);
    else if (meaningOf(one) !== meaningOf(other)) leaves.push({ steps, path: steps.join("."), a: one, b: other });
  };
  compare(withLists(a, b), withLists(b, a), []);
  return leaves;
}

/** A scenario whose list of changes is empty or absent still has one, so that each change of the other is a leaf of its own. */
function withLists(tree: Tree, other: Tree): Tree {
  const { changes } = tree;
  const none = changes === undefined || (Array.isArray(changes) && changes.length === 0);
  return none && Array.isArray(other.changes) ? { ...tree, changes: [] } : tree;
}

/** All names: those of `a` in its order, each that only `b` has after the one it follows there. */
function mergedOrder(a: Parts, b: Parts): string[] {
  const order = [...a.keys()];
  let after = -1;
  for (const name of b.keys()) {
    const at = order.indexOf(name);
    if (at >= 0) after = at;
    else order.splice(++after, 0, name);
  }
  return order;
}

/**
 * The scenario that takes the changed leaves named in `fromB` from `b` and all else from `a`.
 * @param fromB paths of leaves that {@link changedLeaves} gave for the same two trees
 */
export function mixture(a: Tree, b: Tree, fromB: ReadonlySet<string>): Tree {
  const leaves = new Set(changedLeaves(a, b).map(({ path }) => path));
  const mix = (one: unknown, other: unknown, steps: readonly string[]): unknown => {
    const path = steps.join(".");
    if (leaves.has(path)) return fromB.has(path) ? other : one;
    const [ones, others] = [partsOf(one), partsOf(other)];
    if (!ones || !others) return one ?? other;
    const mixed = mergedOrder(ones, others)
      .map((key) => [key, mix(ones.get(key), others.get(key), [...steps, key])] as const)
      .filter(([, value]) => value !== undefined);
    return Array.isArray(one) ? mixed.map(([, value]) => value) : Object.fromEntries(mixed);
  };
  return mix(withLists(a, b), withLists(b, a), []) as Tree;
}

/** Loads a tree as if it were a scenario's file. @returns undefined when the parts do not go together */
export function loadTree(tree: Tree, readText: ReadText, name: string): LoadedScenario | undefined {
  const text = stringify(tree, { lineWidth: 0, aliasDuplicateObjects: false, version: "1.2" });
  const { loaded } = loadScenario(mixtureName, {
    readText: (path) => (path === mixtureName ? text : readText(path)),
  });
  return loaded && { ...loaded, name };
}
