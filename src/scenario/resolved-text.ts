/** The scenario as one YAML text that needs no other file (but the draws): parents, overrides and data files put in. */
import { stringify } from "yaml";
import { beside, relativeTo } from "./file-path.ts";
import { isOverride } from "./override.ts";
import { entryOf, type PlacedMap, plain, textOf, withEntry } from "./placed.ts";

/**
 * Loading the text gives the same scenario again. `like` is kept: what a pool takes over from a sibling is one value with one draw, and
 * written out twice it would be two.
 */
export function resolvedText(own: PlacedMap, main: string): string {
  return stringify(plain(withDrawsBeside(own, main)), { lineWidth: 0, aliasDuplicateObjects: false, version: "1.2" });
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
