/**
 * `like: other` in a pool or a case type: the sibling's values, then its own. What is taken over stays the sibling's value:
 * it follows overrides and dated changes of the sibling, and an uncertain one has one draw for both.
 */

import { scenario } from "../schema/scenario.ts";
import { schemasAt } from "../schema/schema-shape.ts";
import { suggestion } from "../text/nearest.ts";
import { type Entry, entryOf, type Path, type Placed, type PlacedMap, textOf, withEntry } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";
import { merge } from "./merge.ts";

/** The maps whose entries may be like one another. */
const families: readonly Path[] = [["staff"], ["cases", "types"]];

export function expandLikes(root: PlacedMap, report: Report): PlacedMap {
  return families.reduce((tree, path) => expandAt(tree, path, path, report), root);
}

function expandAt(map: PlacedMap, path: Path, whole: Path, report: Report): PlacedMap {
  const [key, ...rest] = path;
  if (key === undefined) return expandFamily(map, whole, report);
  const entry = map.entries.get(String(key));
  return entry?.node.kind === "map"
    ? withEntry(map, String(key), { ...entry, node: expandAt(entry.node, rest, whole, report) })
    : map;
}

/** A label is the words for one part: it is not taken over with what that part holds. */
function withoutLabel(node: Placed): Placed {
  return node.kind === "map" ? withEntry(node, "label", undefined) : node;
}

function expandFamily(siblings: PlacedMap, path: Path, report: Report): PlacedMap {
  const done = new Map<string, Placed>();
  const expand = (name: string, chain: readonly string[]): Placed | undefined => {
    const node = done.get(name) ?? siblings.entries.get(name)?.node;
    const like = entryOf(node, "like");
    if (node?.kind !== "map" || !like || done.has(name)) return node;
    const model = textOf(like);
    const own = withEntry(node, "like", undefined);
    const here = { path: [...path, name, "like"].join(".") };
    if (model === undefined) {
      report("CH202", like.place, "like: names one sibling", here);
      return own;
    }
    if (chain.includes(name)) {
      report(
        "CH203",
        like.place,
        `like: refers in a circle: ${[...chain.slice(chain.indexOf(name)), name].join(" -> ")}`,
        here,
      );
      return own;
    }
    const base = expand(model, [...chain, name]);
    if (!base) {
      const others = [...siblings.entries.keys()].filter((other) => other !== name);
      report("CH204", like.place, `there is no ${path.join(".")}.${model} to be like`, {
        ...here,
        hint: suggestion(model, others),
      });
      return own;
    }
    const merged = merge(withoutLabel(base), own, { report, schemas: schemasAt(scenario, [...path, name]) });
    done.set(name, merged);
    return merged;
  };
  const entries = new Map<string, Entry>();
  for (const [name, entry] of siblings.entries) entries.set(name, { ...entry, node: expand(name, []) ?? entry.node });
  return { ...siblings, entries };
}
