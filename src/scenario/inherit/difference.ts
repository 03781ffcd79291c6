/** What two scenarios do not say alike, value by value. */

import type { LoadedScenario } from "../loaded.ts";
import { beside } from "../text/file-path.ts";
import { plain } from "../text/placed.ts";
import { readYaml } from "../text/read-yaml.ts";
import { isMap, mergedOrder, partsOf, type Tree, withLists } from "./parts.ts";

export interface ComparedTree {
  readonly loaded: LoadedScenario;
  readonly tree: Tree;
}

/** A value that two trees do not share; undefined in the one that has none. */
export interface ChangedLeaf {
  /** Steps, list items by their id or name. */
  readonly steps: readonly string[];
  /** The steps in one, as messages and options name them; the identity of a leaf. */
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** What says where a value comes from or what it is called, and moves no number. */
const provenance = new Set(["source", "confidence", "note", "label"]);
/** How a scenario is to be run, which both sides of a comparison are given alike. */
const howToRun = new Set(["seed", "replications"]);
/** What no outcome of a replication depends on. */
const withoutEffect = new Set(["format", "title", "question", "description", "observed", "accepted_warnings"]);
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
    if (steps.length === 1 && (howToRun.has(steps[0]) || withoutEffect.has(steps[0]))) return;
    if (isShareAskedFor(steps)) return;
    // A part of the scenario may have such a name too: then it is a map.
    if (steps.length > 0 && provenance.has(steps[steps.length - 1]) && !isMap(one) && !isMap(other)) return;
    const [ones, others] = [partsOf(one), partsOf(other)];
    if (ones && others && Array.isArray(one) === Array.isArray(other))
      for (const key of mergedOrder(ones, others)) compare(ones.get(key), others.get(key), [...steps, key]);
    else if (meaningOf(one) !== meaningOf(other)) leaves.push({ steps, path: steps.join("."), a: one, b: other });
  };
  compare(withLists(a, b), withLists(b, a), []);
  return leaves;
}

/** `targets.NAME.in`: what a result is held against moves none of its numbers. */
const isShareAskedFor = ([block, , key]: readonly string[]) => block === "targets" && key === "in";

/** Paths of what two trees do not say alike and no outcome depends on: titles, published series, the shares that targets ask for. */
export function idleDifferences(a: Tree, b: Tree): string[] {
  const unlike = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const targets = [a, b].map(({ targets: all }) => (isMap(all) ? all : {}));
  const asked = (side: number, name: string) => (targets[side][name] as { in?: unknown } | undefined)?.in;
  return [
    ...[...withoutEffect].filter((key) => unlike(a[key], b[key])),
    ...Object.keys(targets[0])
      .filter((name) => name in targets[1] && unlike(asked(0, name), asked(1, name)))
      .map((name) => `targets.${name}.in`),
  ];
}

/** `b` with the joint draws of `a` where both give the same values to the same paths, wherever their files lie. */
export function withSharedDraws(a: ComparedTree, b: ComparedTree): Tree {
  const same = a.loaded.draws && JSON.stringify(a.loaded.draws) === JSON.stringify(b.loaded.draws);
  return same ? { ...b.tree, draws: a.tree.draws } : b.tree;
}
