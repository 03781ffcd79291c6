/** What the schema accepts at a path, read from the zod schema itself: for merging, for paths, and to say what was expected. */
import type * as z from "zod";
import type { Path } from "../text/placed.ts";

/** The parts of a zod definition that matter here; transforms are looked at from their input side. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  element?: z.ZodType;
  items?: z.ZodType[];
  valueType?: z.ZodType;
  values?: unknown[];
  entries?: Record<string, string>;
  defaultValue?: unknown;
}

function definition(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** The alternatives of a schema, unions and wrappers taken apart. */
export function forms(schema: z.ZodType): z.ZodType[] {
  const def = definition(schema);
  if (def.innerType) return forms(def.innerType);
  if (def.type === "pipe" && def.in) return forms(def.in);
  if (def.options) return def.options.flatMap(forms);
  return [schema];
}

function step(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  const def = definition(schema);
  if (def.shape) return Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
  return def.valueType ?? def.element ?? (def.items ? def.items[Number(key)] : undefined);
}

/** All schemas that a value at `path` may follow; none when the path is not part of the format. */
export function schemasAt(root: z.ZodType, path: Path): z.ZodType[] {
  let at: z.ZodType[] = [root];
  for (const key of path) at = at.flatMap(forms).flatMap((form) => step(form, key) ?? []);
  return at;
}

/** The map forms of some schemas, each as the set of its keys; undefined for a map whose keys are free names. */
export function mapForms(schemas: readonly z.ZodType[]): (ReadonlySet<string> | undefined)[] {
  return schemas.flatMap(forms).flatMap((form) => {
    const def = definition(form);
    if (def.shape) return [new Set(Object.keys(def.shape))];
    return def.type === "record" ? [undefined] : [];
  });
}

/** Whether one map form of the schemas holds all of `keys`. */
export function fitTogether(schemas: readonly z.ZodType[], keys: readonly string[]): boolean {
  return mapForms(schemas).some((form) => form === undefined || keys.every((key) => form.has(key)));
}

/** Keys with a fixed name that a map may have here. */
export function knownKeys(schemas: readonly z.ZodType[]): string[] {
  return [...new Set(mapForms(schemas).flatMap((form) => [...(form ?? [])]))];
}

/** Keys left out that the format fills with a scalar or a list of them, and that value. */
export function defaultsOf(root: z.ZodType, path: Path, given: readonly string[]): Record<string, unknown> {
  const shapes = schemasAt(root, path)
    .flatMap(forms)
    .flatMap((form) => {
      const { shape } = definition(form);
      return shape ? [shape] : [];
    });
  const meant = shapes.filter((shape) => given.every((key) => Object.hasOwn(shape, key)));
  if (meant.length !== 1) return {};
  const entries = Object.entries(meant[0]).flatMap(([key, schema]): [string, unknown][] => {
    const { defaultValue } = definition(schema);
    const empty = typeof defaultValue === "object" && defaultValue !== null && Object.keys(defaultValue).length === 0;
    return given.includes(key) || defaultValue === undefined || empty ? [] : [[key, defaultValue]];
  });
  return Object.fromEntries(entries);
}

/** What may stand here, in words: `a value such as 7.4h, a list, or one of hold, unfilled`. */
export function expectation(schemas: readonly z.ZodType[]): string {
  const words = new Set<string>();
  const choices: string[] = [];
  for (const schema of schemas) {
    for (const example of examplesOf(schema)) words.add(`a value such as ${example}`);
    for (const form of forms(schema)) {
      const def = definition(form);
      if (def.type === "literal") choices.push(...(def.values ?? []).map(String));
      else if (def.type === "enum") choices.push(...Object.values(def.entries ?? {}));
      else if (def.type === "array" || def.type === "tuple") words.add("a list");
      else if (def.shape)
        words.add(
          `a map with ${Object.keys(def.shape).slice(0, 6).join(", ")}${Object.keys(def.shape).length > 6 ? ", …" : ""}`,
        );
      else if (def.type === "record") words.add("a map of names");
      else if (def.type === "boolean") words.add("true or false");
      else if (examplesOf(schema).length === 0) words.add(def.type === "number" ? "a number" : "a text");
    }
  }
  const simple = [...words].filter((word) => !word.startsWith("a map with value"));
  if (choices.length > 0) simple.push(choices.length === 1 ? choices[0] : `one of ${[...new Set(choices)].join(", ")}`);
  return simple.length > 1 ? `${simple.slice(0, -1).join(", ")} or ${simple.at(-1)}` : (simple[0] ?? "nothing");
}

/** Examples attached to a schema or to any wrapper of it. */
function examplesOf(schema: z.ZodType): string[] {
  const examples = schema.meta()?.examples;
  if (Array.isArray(examples)) return examples.map(String);
  const def = definition(schema);
  const inner = def.innerType ?? (def.type === "pipe" ? def.in : undefined);
  return inner ? examplesOf(inner) : (def.options ?? []).flatMap(examplesOf);
}
