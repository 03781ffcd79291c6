/** The scenario as one YAML text that needs no other file (but the draws): parents, overrides and data files put in. */
import { stringify } from "yaml";
import { beside, relativeTo } from "../text/file-path.ts";
import { type Entry, entryOf, isNull, type Placed, type PlacedMap, plain, textOf, withEntry } from "../text/placed.ts";
import { isOverride } from "./override.ts";

/**
 * Loading the text gives the same scenario again. `like` is kept: what a pool takes over from a sibling is one value with one draw, and
 * written out twice it would be two.
 * @param own as inherited and overridden, `like` kept @param full the same with what `like` brings
 */
export function resolvedText(own: PlacedMap, main: string, full: PlacedMap): string {
  return stringify(plain(withDrawsBeside(withoutIdleNulls(own, full), main)), {
    lineWidth: 0,
    aliasDuplicateObjects: false,
    version: "1.2",
  });
}

/** Without each `null` that has done its work on a parent file and deletes nothing that `like` brings: read again it would be an empty value. */
function withoutIdleNulls(own: PlacedMap, full: PlacedMap | undefined, model?: Placed): PlacedMap {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of own.entries) {
    const { node } = entry;
    if (isNull(node)) {
      if (node.kind !== "scalar" || !node.deletes || entryOf(model, key)) entries.set(key, entry);
      continue;
    }
    const like = textOf(entryOf(node, "like"));
    const inner = like === undefined ? entryOf(model, key) : entryOf(full, like);
    const below = entryOf(full, key);
    const kept = node.kind === "map" ? withoutIdleNulls(node, below?.kind === "map" ? below : undefined, inner) : node;
    entries.set(key, { ...entry, node: kept });
  }
  return { ...own, entries };
}

/** The file of joint draws named as seen from the scenario, whichever parent named it. */
function withDrawsBeside(own: PlacedMap, main: string): PlacedMap {
  const draws = own.entries.get("draws");
  const file = entryOf(draws?.node, "file");
  const name = textOf(file);
  if (draws?.node.kind !== "map" || !file || name === undefined || isOverride(file.place.file)) return own;
  const value = relativeTo(main, beside(file.place.file, name));
  const named = withEntry(draws.node, "file", { key: file.place, node: { kind: "scalar", place: file.place, value } });
  return withEntry(own, "draws", { ...draws, node: named });
}
