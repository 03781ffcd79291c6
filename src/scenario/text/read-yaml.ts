/** Reads a scenario's text into a placed tree, and says which of YAML's traps it fell into. */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type YAMLMap,
  type YAMLParseError,
  type Node as YamlNode,
} from "yaml";
import type { Place } from "../loaded.ts";
import { type Entry, isNull, type Placed, type PlacedMap } from "./placed.ts";
import type { ProblemCode, Report } from "./problem.ts";
import { visible } from "./visible.ts";
import { aliasTargets, deepest, Overgrown, yamlDocument } from "./yaml-document.ts";
import { readScalar } from "./yaml-scalar.ts";

/** Past these a text is an alias bomb or no scenario: the largest shipped one has some 600 values. */
const mostValues = 200_000;
const mostErrors = 20;
const forbiddenKey = "__proto__";

interface Reading {
  readonly targets: ReadonlyMap<Alias, YamlNode>;
  readonly placeAt: (offset: number | undefined) => Place;
  readonly report: Report;
  values: number;
}

/** The map that a text holds; undefined when it holds none, which has then been reported. Never throws. */
export function readYaml(text: string, file: string, report: Report): PlacedMap | undefined {
  const placed = readYamlValue(text, file, report);
  if (placed === undefined || placed.kind === "map") return placed;
  const empty = isNull(placed);
  return void report(
    empty ? "CH105" : "CH303",
    placed.place,
    empty ? "the file is empty" : "a scenario is a map of keys and values",
    { hint: empty ? "casehub new FILE writes one to start from" : "begin with format: 1" },
  );
}

/** The value that a text holds, null if it is empty; undefined when it is not YAML, which has then been reported. Never throws. */
export function readYamlValue(text: string, file: string, report: Report): Placed | undefined {
  const start: Place = { file, line: 1, column: 1 };
  const lines = new LineCounter();
  const placeAt = (offset = 0): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const { document, errors, second, directive } = yamlDocument(text, lines);
    if (directive !== undefined)
      report("CH109", placeAt(directive), "directives such as %YAML are not used here", { hint: "leave the line out" });
    for (const error of errors.slice(0, mostErrors)) reportSyntax(error, text, placeAt, report);
    if (second !== undefined)
      report("CH113", placeAt(second), "a second document begins here (---): a scenario file holds one");
    if (errors.length > 0 || second !== undefined) return undefined;
    const root = document.contents;
    if (root === null) return { kind: "scalar", place: start, value: null };
    return read(root as YamlNode, { targets: aliasTargets(document), placeAt, report, values: 0 }, 0);
  } catch (error) {
    if (!(error instanceof Overgrown))
      return void report("CH106", start, `the text cannot be read as YAML: ${(error as Error).message}`);
    return void report(error.code, placeAt(error.offset), error.message);
  }
}

function reportSyntax(error: YAMLParseError, text: string, placeAt: (offset: number) => Place, report: Report): void {
  const place = placeAt(error.pos[0]);
  const line = text.split("\n", place.line)[place.line - 1] ?? "";
  const say = (code: ProblemCode, message: string, hint?: string) => report(code, place, message, { hint });
  if (error.code === "TAB_AS_INDENT" || /^\s*\t/.test(line))
    say("CH107", "a tab is used to indent: YAML wants spaces", "replace each tab by two spaces");
  else say("CH106", `not YAML: ${error.message.replace(/ at line \d+, column \d+:?\s*/s, "").split("\n")[0]}`);
}

function read(node: YamlNode, reading: Reading, depth: number): Placed {
  const place = reading.placeAt(node.range?.[0]);
  const start = node.range?.[0] ?? 0;
  if (depth > deepest)
    throw new Overgrown("CH110", `nested more than ${deepest} deep (an alias that refers to itself?)`, start);
  if (++reading.values > mostValues) throw new Overgrown("CH110", `expands to more than ${mostValues} values`, start);
  if (isAlias(node)) return readAlias(node, place, reading, depth);
  if (node.tag !== undefined)
    reading.report("CH109", place, `tags such as ${node.tag.replace("tag:yaml.org,2002:", "!!")} are not used here`, {
      hint: "leave the tag out",
    });
  if (isMap(node)) return readMap(node, place, reading, depth);
  if (isSeq(node))
    return { kind: "list", place, items: node.items.map((item) => read(item as YamlNode, reading, depth + 1)) };
  return { kind: "scalar", place, value: isScalar(node) ? readScalar(node, place, reading.report) : null };
}

function readAlias(alias: Alias, place: Place, reading: Reading, depth: number): Placed {
  const target = reading.targets.get(alias);
  if (target) return { ...read(target, reading, depth + 1), place };
  reading.report("CH110", place, `there is no anchor &${alias.source} before this alias`);
  return { kind: "scalar", place, value: null };
}

function readMap(map: YAMLMap, place: Place, reading: Reading, depth: number): PlacedMap {
  const entries = new Map<string, Entry>();
  for (const pair of map.items as Pair<YamlNode, YamlNode | null>[]) {
    const keyPlace = reading.placeAt(pair.key?.range?.[0]);
    const key = readKey(pair, map, keyPlace, reading);
    if (key === undefined) continue;
    if (entries.has(key)) {
      reading.report("CH108", keyPlace, `${key} is written twice; the first is on line ${entries.get(key)?.key.line}`);
      continue;
    }
    const node: Placed = pair.value
      ? read(pair.value, reading, depth + 1)
      : { kind: "scalar", place: keyPlace, value: null };
    entries.set(key, { key: keyPlace, node });
  }
  return { kind: "map", place, entries };
}

function readKey(
  pair: Pair<YamlNode, YamlNode | null>,
  map: YAMLMap,
  place: Place,
  { report }: Reading,
): string | undefined {
  if (!isScalar(pair.key)) return void report("CH111", place, "a key is one plain word");
  const key = visible(pair.key.source ?? String(pair.key.value ?? ""));
  if (key === forbiddenKey) return void report("CH111", place, `${key} cannot be used as a key`);
  if (key === "<<")
    return void report("CH114", place, "merge keys (<<) are not used here", {
      hint: "like: takes over a sibling's values, extends: another file's",
    });
  const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
  if (map.flow && empty && /^\d{3}$/.test(key))
    return void report("CH112", place, `a comma between braces ends a value: ,${key} is read as a key of its own`, {
      hint: "write 77000 without a comma",
    });
  return key;
}
