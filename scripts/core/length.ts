/** The length of a given column, from words to what TypeScript reckons. */
import type { Declaration } from "./declarations.ts";

/** A name, what it is asked for, or anything else. */
const tokens = /\blast\((\w+)\)|\b([a-zA-Z]\w*)\.length\b|\b([a-zA-Z]\w*)\b/g;

/**
 * Members `says` and `lengths` of a column as the door has it (src/hub/core/declared.ts).
 * @param all everything that is given
 * @throws Error naming file and column for a name that is not given, or a column of another group
 */
export function lengthOf({ file, own, group, length = "" }: Declaration, all: readonly Declaration[]): string {
  const says = `says: ${JSON.stringify(length)}`;
  if (length === "any") return says;
  const refuse = (why: string): never => {
    throw new Error(`${file}: ${own}: length "${length}": ${why}`);
  };
  const find = (name: string) => all.find((other) => other.name === name) ?? refuse(`nothing given is called ${name}`);
  const column = (name: string): string => {
    const found = find(name);
    if (!found.type.startsWith("StaticArray")) refuse(`${name} is no column`);
    return found.group === group ? `g.${name}` : refuse(`${name} is a column of another group, ${found.group}`);
  };
  const number = (name: string): string => {
    const found = find(name);
    if (found.type !== "i32") refuse(`${name} is no i32`);
    return found.group === group ? `g.${name}` : `core("${name}")`;
  };
  const one = (words: string) =>
    words.replace(tokens, (_, ends?: string, long?: string, name?: string) => {
      if (ends !== undefined) return `last(${column(ends)})`;
      return long !== undefined ? `${column(long)}.length` : number(name as string);
    });
  const lengths = length.split(" or ").map(one);
  const [g, core] = ["g.", "core("].map((used) => lengths.some((text) => text.includes(used)));
  return `${says}, lengths: (${g ? "g" : "_"}${core ? ", core" : ""}) => [${lengths.join(", ")}]`;
}
