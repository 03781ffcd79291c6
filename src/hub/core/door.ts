/** The door of the core: what is handed over is what the core declares, or a fault. */
import { type Given, given } from "./boundary.ts";
import type { Declared } from "./declared.ts";

/** What is handed over to the core is not what it declares. A defect of the program: the message says which column, and where it is declared. */
export class CoreBoundaryFault extends Error {
  override readonly name = "CoreBoundaryFault";
}

/** What a value must be for each type that the core declares. */
const types: Readonly<Record<string, { readonly words: string; has(value: unknown): boolean }>> = {
  "StaticArray<f64>": { words: "a Float64Array", has: (value) => value instanceof Float64Array },
  "StaticArray<i32>": { words: "an Int32Array", has: (value) => value instanceof Int32Array },
  "StaticArray<u8>": { words: "a Uint8Array", has: (value) => value instanceof Uint8Array },
  f64: { words: "a number other than NaN", has: (value) => typeof value === "number" && !Number.isNaN(value) },
  i32: { words: "a whole number of 32 bits", has: (value) => typeof value === "number" && (value | 0) === value },
};

function inWords(value: unknown): string {
  if (typeof value === "number" || value === undefined || value === null) return String(value);
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/**
 * Looks at a group that is handed over: all that it declares is there, of its type and as long as it must be, and nothing else.
 * @param core an i32 that the core was given before
 * @throws CoreBoundaryFault
 */
export function assertDeclared<G extends keyof Given>(
  group: G,
  values: Given[G],
  core: (name: string) => number,
): void {
  const columns = Object.entries(given[group].columns) as [string, Declared<Given[G]>][];
  const handed = values as Readonly<Record<string, unknown>>;
  for (const [name, { type, file }] of columns) {
    if (types[type].has(handed[name])) continue;
    const is = name in handed ? `is ${inWords(handed[name])}` : "is not handed over";
    throw new CoreBoundaryFault(`${group}.${name} ${is}: ${file} declares ${type}, ${types[type].words}`);
  }
  for (const name of Object.keys(handed))
    if (!(name in given[group].columns))
      throw new CoreBoundaryFault(`${group}.${name}: no file of the core declares it with @given ${group}`);
  for (const [name, { lengths, says, file }] of columns) {
    const { length } = handed[name] as ArrayLike<number>;
    const may = lengths?.(values, core);
    if (may && !may.includes(length))
      throw new CoreBoundaryFault(
        `${group}.${name} has ${length} entries instead of ${may.join(" or ")}: ${file} declares ${says}`,
      );
  }
}

/** @throws CoreBoundaryFault unless all groups were handed over, but for those that a replication may do without */
export function assertAllGiven(groups: ReadonlySet<keyof Given>): void {
  const missing = (Object.keys(given) as (keyof Given)[]).filter(
    (group) => !given[group].optional && !groups.has(group),
  );
  if (missing.length > 0) throw new CoreBoundaryFault(`${missing.join(" and ")}: not handed over before the first day`);
}
