/** The format as a JSON Schema (draft 7), for editors: completion, descriptions, and marks under what is not known. */
import * as z from "zod";
import { dimensions } from "../values/quantity.ts";
import { scenario } from "./scenario.ts";

interface Node {
  [key: string]: unknown;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node | Node[];
  anyOf?: Node[];
  required?: string[];
}

const draft = "http://json-schema.org/draft-07/schema#";

/**
 * What an editor can check without the parents of a scenario: a key that one file leaves out may come from another, or from a sibling by
 * `like`, and null may delete it; so nothing is required but what makes a value whole. `casehub check` sees the rest.
 */
export function jsonSchema(): Record<string, unknown> {
  const generated = z.toJSONSchema(scenario, { target: "draft-7", io: "input", unrepresentable: "any" }) as Node;
  const { staff, cases, changes } = generated.properties ?? {};
  for (const siblings of [staff, cases?.properties?.types])
    allow(siblings?.additionalProperties, "like", {
      type: "string",
      description: "Sibling whose values this one copies; state only what differs",
    });
  for (const list of [changes, cases?.properties?.in_progress])
    allow(list?.items, "delete", { type: "boolean", description: "Removes the inherited item with this id or name" });
  const definitions = new Map<string, Node>();
  const root = mergeable(shared(generated, definitions));
  const sorted = [...definitions].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...root, $schema: draft, title: "casehub scenario, format 1", definitions: Object.fromEntries(sorted) };
}

function mapChildren(node: Node, change: (child: Node) => Node): Node {
  const copy: Node = { ...node };
  if (node.properties)
    copy.properties = Object.fromEntries(Object.entries(node.properties).map(([key, child]) => [key, change(child)]));
  if (typeof node.additionalProperties === "object") copy.additionalProperties = change(node.additionalProperties);
  if (node.anyOf) copy.anyOf = node.anyOf.map(change);
  if (Array.isArray(node.items)) copy.items = node.items.map(change);
  else if (node.items) copy.items = change(node.items);
  return copy;
}

/** Quantities and distributions, which come again and again, as references to one definition each. */
function shared(node: Node, definitions: Map<string, Node>): Node {
  const { description, ...bare } = mapChildren(node, (child) => shared(child, definitions));
  const name = definitionName(bare);
  if (name === undefined) return description === undefined ? bare : { description, ...bare };
  definitions.set(name, bare);
  const reference = { $ref: `#/definitions/${name}` };
  return description === undefined ? reference : { description, allOf: [reference] };
}

function definitionName({ anyOf, examples }: Node): string | undefined {
  if (anyOf?.some(({ properties }) => properties?.value && properties.range)) {
    const example = Array.isArray(examples) ? examples[0] : undefined;
    return Object.entries(dimensions)
      .find(([, rule]) => rule.example === example)?.[0]
      .replaceAll(" ", "-");
  }
  const quantity = anyOf?.find(({ $ref }) => $ref !== undefined);
  if (quantity && anyOf?.some(({ properties }) => properties?.discrete))
    return `${String(quantity.$ref).split("/").at(-1)}-distribution`;
  return undefined;
}

/** Maps that inheritance merges: no key is required, and null deletes an inherited one. A form of a value stays whole. */
function mergeable(node: Node, isForm = false): Node {
  const inner = mapChildren(node, (child) => mergeable(child, node.anyOf !== undefined));
  if (isForm) return inner;
  const { required: _, ...loose } = inner;
  if (loose.properties)
    loose.properties = Object.fromEntries(Object.entries(loose.properties).map(([key, child]) => [key, orNull(child)]));
  if (typeof loose.additionalProperties === "object") loose.additionalProperties = orNull(loose.additionalProperties);
  return loose;
}

function orNull(node: Node): Node {
  if (Object.keys(node).length === 0 || "const" in node) return node;
  const { description, default: preset, ...bare } = node;
  const words = {
    ...(description === undefined ? {} : { description }),
    ...(preset === undefined ? {} : { default: preset }),
  };
  return {
    ...words,
    ...(bare.anyOf ? { ...bare, anyOf: [...bare.anyOf, { type: "null" }] } : { anyOf: [bare, { type: "null" }] }),
  };
}

/** A key that is gone once inheritance has been worked out, in the maps of a family. */
function allow(entry: Node | Node[] | boolean | undefined, key: string, schema: Node): void {
  if (typeof entry === "object" && !Array.isArray(entry) && entry.properties) entry.properties[key] = schema;
}

/** The schema as it is written to a file. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(jsonSchema(), null, 1)}\n`;
}
