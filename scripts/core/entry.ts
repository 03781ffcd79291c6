/** The module that exports to TypeScript what the core declares; it is compiled, and lies in no folder. */
import { dirname, relative } from "node:path";
import type { Declaration } from "./declarations.ts";

/** What the compiled core exports: all but calls, which it imports. */
function exported(declarations: readonly Declaration[]): Declaration[] {
  return declarations.filter(({ tag }) => tag !== "call");
}

/**
 * @param entry where it would lie
 * @throws Error for two of one name
 */
export function entryModule(entry: string, declarations: readonly Declaration[]): string {
  const files = new Map<string, Declaration[]>();
  const names = new Map<string, Declaration>();
  for (const declaration of exported(declarations)) {
    const { name, own, file } = declaration;
    const other = names.get(name);
    if (other) throw new Error(`${file}: ${own}: ${other.file} has "${name}" too; give one another name`);
    names.set(name, declaration);
    files.set(file, [...(files.get(file) ?? []), declaration]);
  }
  return [...files]
    .map(([file, own]) => {
      const list = own.map(({ own, name }) => (own === name ? own : `${own} as ${name}`));
      // asc finds what is exported from elsewhere by its name without .ts.
      return `export { ${list.join(", ")} } from "./${relative(dirname(entry), file).replace(/\.ts$/, "")}";\n`;
    })
    .join("");
}
