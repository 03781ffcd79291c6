/** What the core declares, as TypeScript knows it: the text of src/hub/core/boundary.ts. */
import { basename } from "node:path";
import type { Declaration } from "./declarations.ts";
import { lengthOf } from "./length.ts";

/** Types of numbers and columns in AssemblyScript, and here. */
const arrays: Readonly<Record<string, string>> = {
  "StaticArray<f64>": "Float64Array",
  "StaticArray<i32>": "Int32Array",
  "StaticArray<u8>": "Uint8Array",
};
const numbers: Readonly<Record<string, string>> = { f64: "number", i32: "number" };

function typeHere({ file, own, type }: Declaration, types: Readonly<Record<string, string>>): string {
  if (type in types) return types[type];
  throw new Error(
    `${file}: ${own}: ${type} is none of the types that TypeScript can have: ${Object.keys(types).join(", ")}`,
  );
}

function docstring({ file, says, length }: Declaration): string {
  const long = length === undefined ? "" : ` Length: ${length}.`;
  return `/** ${file}${says ? `: ${says}` : ""}${long} */`;
}

function byGroup(declarations: readonly Declaration[]): Map<string, Declaration[]> {
  const groups = new Map<string, Declaration[]>();
  for (const declaration of declarations)
    groups.set(declaration.group, [...(groups.get(declaration.group) ?? []), declaration]);
  return groups;
}

const isOptional = (members: readonly Declaration[]) => members.some(({ optional }) => optional);

function signature(declaration: Declaration, bool: string): string {
  const known = {
    ...numbers,
    bool,
    void: "void",
    ...Object.fromEntries(Object.keys(arrays).map((type) => [type, "number"])),
  };
  const parameters = declaration.parameters.map(
    ({ name, type }) => `${name}: ${typeHere({ ...declaration, own: `${declaration.own}(${name})`, type }, known)}`,
  );
  return `${declaration.name}(${parameters.join(", ")}): ${typeHere(declaration, { ...known, bool: "number" })};`;
}

/** An interface of functions; a truth that the core gives comes as a number. */
function calls(name: string, says: string, declarations: readonly Declaration[], bool: string): string {
  const members = declarations.map((declaration) => `  ${docstring(declaration)}\n  ${signature(declaration, bool)}\n`);
  return `/** ${says} */\nexport interface ${name} {\n${members.join("")}}\n`;
}

const columns = (list: readonly Declaration[], indent: string) =>
  list
    .map(
      (one) =>
        `${indent}${docstring(one)}\n${indent}readonly ${one.name}: ${typeHere(one, { ...arrays, ...numbers })};\n`,
    )
    .join("");

function givenTypes(groups: ReadonlyMap<string, Declaration[]>): string {
  const members = [...groups].map(([group, list]) => `  readonly ${group}: {\n${columns(list, "    ")}  };\n`);
  return `/** Columns and numbers that the core is given, by the group in which they are handed over. */\nexport interface Given {\n${members.join("")}}\n`;
}

function givenAsDeclared(groups: ReadonlyMap<string, Declaration[]>): string {
  const all = [...groups.values()].flat();
  const members = [...groups].map(([group, list]) => {
    const own = list.map((one) => {
      const length = one.length === undefined ? "" : `, ${lengthOf(one, all)}`;
      return `      ${one.name}: { type: "${one.type}", file: "${one.file}"${length} },\n`;
    });
    return `  ${group}: {\n    optional: ${isOptional(list)},\n    columns: {\n${own.join("")}    },\n  },\n`;
  });
  return `/** What the door looks at. */\nexport const given: AsDeclared<Given> = {\n${members.join("")}};\n`;
}

/** @throws Error naming file and declaration for what TypeScript cannot have */
export function boundaryModule(declarations: readonly Declaration[]): string {
  const of = (tag: Declaration["tag"]) => declarations.filter((declaration) => declaration.tag === tag);
  const groups = byGroup(of("given"));
  const read = of("read");
  const hosts = new Map<string, Declaration[]>();
  for (const call of of("call")) hosts.set(call.file, [...(hosts.get(call.file) ?? []), call]);
  return [
    `import { type AsDeclared, last } from "./declared.ts";\n`,
    givenTypes(groups),
    givenAsDeclared(groups),
    `/** Columns and numbers that the core can be asked for. */\nexport interface Read {\n${columns(read, "  ")}}\n`,
    `/** Types of what can be asked for. */\nexport const read: { readonly [Name in keyof Read]: string } = {\n${read.map(({ name, type }) => `  ${name}: "${type}",\n`).join("")}};\n`,
    calls("Steps", "The steps of a replication.", of("step"), "boolean"),
    ...[...hosts].map(([file, list]) => {
      const name = basename(file, ".ts");
      return calls(name[0].toUpperCase() + name.slice(1), `What the core calls of ${file}.`, list, "number");
    }),
  ].join("\n");
}
