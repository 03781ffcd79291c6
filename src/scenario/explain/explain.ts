/** The scenario as it is used, each value with the file and line it comes from. */

import { expandLikes } from "../inherit/like.ts";
import { withoutNulls } from "../inherit/merge.ts";
import { isOverride } from "../inherit/override.ts";
import type { LoadedScenario, Place } from "../loaded.ts";
import { scenario } from "../schema/scenario.ts";
import { defaultsOf } from "../schema/schema-shape.ts";
import { relativeTo } from "../text/file-path.ts";
import { entryOf, idOf, type Path, type Placed, type PlacedMap } from "../text/placed.ts";
import { readYaml } from "../text/read-yaml.ts";
import { wrapped } from "../text/wrap.ts";

/** A series or sample of more values than this is summed up. */
const mostValuesShown = 6;

interface Line {
  readonly depth: number;
  readonly label: string;
  readonly value: string;
  readonly place?: Place;
  readonly note?: string;
}

/**
 * One line a value: its name (indented as in the file), what it is, and where that was written (`--set 1` for an override, `default` for
 * what the format adds). `path` is the scenario's file; other files are named as seen from it.
 */
export function explainScenario(loaded: LoadedScenario, path: string, columns = 80): string {
  const own = readYaml(loaded.resolvedText, path, () => {});
  if (!own) return "";
  const full = withoutNulls(
    expandLikes(own, () => {}),
    () => {},
  );
  const lines = [...linesOf(full, [], loaded.places)];
  const longest = Math.max(...lines.map(({ depth, label }) => 2 * depth + label.length));
  const labels = Math.min(longest + 2, 34);
  return lines.map((line) => lineText(line, path, labels, columns)).join("");
}

function lineText({ depth, label, value, place, note }: Line, main: string, labels: number, columns: number): string {
  const where = note ?? (place ? placeText(place, main) : "");
  const head = `${" ".repeat(2 * depth)}${label}`;
  if (value === "")
    return wrapped(head, columns, " ".repeat(2 * depth + 2))
      .map((text) => `${text}\n`)
      .join("");
  const written = wrapped(value, columns - labels);
  const gap = columns - labels - written[written.length - 1].length - where.length;
  if (gap >= 2) written[written.length - 1] += " ".repeat(gap) + where;
  else written.push(where.padStart(columns - labels));
  return written.map((text, i) => `${(i === 0 ? `${head} ` : "").padEnd(labels)}${text}\n`).join("");
}

function placeText({ file, line }: Place, main: string): string {
  return isOverride(file) ? file : `${relativeTo(main, file)}:${line}`;
}

function* linesOf(node: Placed, path: Path, places: LoadedScenario["places"]): Generator<Line> {
  if (node.kind === "map") {
    // An item's id is its label already.
    const shown = [...node.entries].filter(([key]) => !(idOf(node) !== undefined && (key === "id" || key === "name")));
    for (const [key, { node: value }] of shown) yield* valueLines(value, [...path, key], key, places);
    for (const [key, preset] of Object.entries(defaultsOf(scenario, path, [...node.entries.keys()])))
      yield { depth: path.length, label: key, value: scalarText(preset), note: "default" };
  }
  if (node.kind === "list")
    for (const [i, item] of node.items.entries())
      yield* valueLines(item, [...path, idOf(item) ?? String(i)], `- ${idOf(item) ?? i + 1}`, places);
}

function* valueLines(node: Placed, path: Path, label: string, places: LoadedScenario["places"]): Generator<Line> {
  const depth = path.length - 1;
  const place = places.get(path.join("."));
  const value = inOneLine(node);
  yield { depth, label, value: value ?? "", place: value === undefined ? undefined : place };
  if (value === undefined) return yield* linesOf(node, path, places);
  for (const key of ["source", "note"]) {
    const said = entryOf(node, "value") && entryOf(node, key);
    if (said?.kind === "scalar") yield { depth: depth + 1, label: `${key}: ${said.value}`, value: "" };
  }
}

/** The whole of a value that is short enough; undefined for one that takes several lines. */
function inOneLine(node: Placed): string | undefined {
  if (node.kind === "scalar") return scalarText(node.value);
  if (node.kind === "list") {
    const all = node.items.map((item) => (item.kind === "scalar" ? scalarText(item.value) : undefined));
    if (all.some((text) => text === undefined)) return undefined;
    return all.length > mostValuesShown
      ? `[${all.slice(0, 3).join(", ")}, … ${all.length} in all]`
      : `[${all.join(", ")}]`;
  }
  if (node.entries.size === 0) return "{}";
  return quantityText(node) ?? seriesText(node);
}

function quantityText(map: PlacedMap): string | undefined {
  const value = entryOf(map, "value");
  if (value?.kind !== "scalar") return undefined;
  const range = entryOf(map, "range");
  const ends =
    range?.kind === "list" ? range.items.map((end) => (end.kind === "scalar" ? scalarText(end.value) : "")) : [];
  const extra = ["distribution", "confidence"]
    .flatMap((key) => entryOf(map, key) ?? [])
    .map((node) => (node.kind === "scalar" ? scalarText(node.value) : ""));
  return [
    scalarText(value.value),
    ends.length === 2 ? `(${ends[0]} to ${ends[1]})` : "",
    extra.length > 0 ? extra.join(", ") : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** A long series of dated numbers, summed up. */
function seriesText(map: PlacedMap): string | undefined {
  const keys = [...map.entries.keys()];
  const numbers = [...map.entries.values()].every(
    ({ node }) => node.kind === "scalar" && typeof node.value === "number",
  );
  return numbers && keys.length > mostValuesShown
    ? `${keys.length} values, ${keys[0]} to ${keys[keys.length - 1]}`
    : undefined;
}

function scalarText(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
}
