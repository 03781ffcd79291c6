import { jsonSchema } from "../../src/scenario/schema/json-schema.ts";

interface Node {
  $ref?: string;
  allOf?: Node[];
  anyOf?: Node[];
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  description?: string;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node | Node[];
}

/** All keys of the scenario format, as a Markdown table a part. */
export function keysText(): string {
  const root = jsonSchema() as Node;
  const lines = [
    "# Keys of the scenario file",
    "",
    "What each key takes. `<name>` stands for names of your own, `[]` for the items of a list. Kinds of value (`share`, `effort`, `elapsed`, …) are explained in [The scenario format](scenario-format.md).",
    "This page is written by `scripts/make-reference.ts` from the schema in `src/scenario/schema/`.",
  ];
  const parts = Object.entries(root.properties ?? {});
  const simple = parts.filter(([, node]) => children(node).length === 0);
  lines.push(
    ...table(
      "The file itself",
      simple.map(([key, node]) => row(key, node)),
    ),
  );
  for (const [key, node] of parts)
    if (children(node).length > 0) lines.push(...table(`\`${key}\``, rowsBelow(key, node), node.description));
  return `${lines.join("\n")}\n`;
}

function table(title: string, rows: readonly string[], description?: string): string[] {
  return [
    "",
    `## ${title}`,
    "",
    ...(description ? [description, ""] : []),
    "| Key | Takes | Meaning |",
    "|---|---|---|",
    ...rows,
  ];
}

/** The alternatives of a node, references left as they are. */
function alternatives(node: Node): Node[] {
  if (node.allOf) return node.allOf.flatMap(alternatives);
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node];
}

/** Keys one level below, over all alternatives that are maps or lists. */
function children(node: Node): [key: string, child: Node][] {
  return alternatives(node).flatMap((form): [string, Node][] => {
    const own = Object.entries(form.properties ?? {}).map(([key, child]): [string, Node] => [`.${key}`, child]);
    const named: [string, Node][] =
      typeof form.additionalProperties === "object" && Object.keys(form.additionalProperties).length > 0
        ? [[".<name>", form.additionalProperties]]
        : [];
    const items: [string, Node][] =
      form.items && !Array.isArray(form.items) ? children(form.items).map(([key, child]) => [`[]${key}`, child]) : [];
    return [...own, ...named, ...items];
  });
}

function rowsBelow(path: string, node: Node): string[] {
  return children(node).flatMap(([key, child]) => {
    const below = `${path}${key}`;
    const inner = rowsBelow(below, child);
    const plain = inner.length > 0 && takes(child) === "map" && child.description === undefined;
    return plain ? inner : [row(below, child), ...inner];
  });
}

function row(path: string, node: Node): string {
  const preset =
    node.default === undefined || JSON.stringify(node.default).length <= 2
      ? ""
      : `Default: \`${typeof node.default === "string" ? node.default : JSON.stringify(node.default)}\``;
  const meaning = [node.description?.replaceAll("|", "\\|"), preset].filter(Boolean).join(". ");
  return `| \`${path}\` | ${takes(node)} | ${meaning} |`;
}

/** The kinds of value that a node takes, in words. */
function takes(node: Node): string {
  const words = alternatives(node).flatMap((form): string[] => {
    if (form.$ref) return [form.$ref.split("/").pop()?.replaceAll("-", " ") ?? ""];
    if (form.const !== undefined) return [`\`${form.const}\``];
    if (form.enum) return form.enum.filter((word) => word !== null).map((word) => `\`${word}\``);
    if (form.type === "null") return [];
    if (form.type === "object") return ["map"];
    if (form.type === "array")
      return [`list of ${form.items && !Array.isArray(form.items) ? takes(form.items) : "values"}`];
    // Only dates are texts with an example.
    if (form.type === "string" && form.examples) return ["date"];
    return [form.type === "string" ? "text" : String(form.type ?? "anything")];
  });
  return [...new Set(words)].join(", ");
}
