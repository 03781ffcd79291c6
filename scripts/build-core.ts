/**
 * Compiles the core (core/, in AssemblyScript) and writes it as a TypeScript module, and beside it what the core declares to TypeScript
 * (scripts/core/declarations.ts); neither is part of a commit: `npm run core`. Does nothing when both were made from the same sources: the
 * compilers are not even loaded then. Exit code 1 when the core does not compile, or declares what TypeScript cannot have.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const options = "--enable simd --noAssert --uncheckedBehavior always --runtime stub --importMemory --debug".split(" ");

/** Functions of the simulation's core that stay by themselves: seldom called, they would make the way longer for those who pass them by. */
const seldomCalled = [
  "core/hub/staff/working-hours/speed",
  "core/engine/threefry-four/blocks",
  "core/engine/ladder/ladder/Ladder#spill",
  "core/hub/casework/patience-over/losePatience",
  "core/hub/work/case-queue/bestOf",
];

/** Entry of each module, and the TypeScript that holds it; and what it declares, where its entry is not a file but follows from that. */
const modules = [
  { entry: "core/main.ts", module: "src/hub/core/wasm.ts", boundary: "src/hub/core/boundary.ts" },
  { entry: "core/fluid/main.ts", module: "src/hub/fluid/wasm.ts" },
  { entry: "core/engine-entry.ts", module: "test/engine/core/wasm.ts" },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = createRequire(import.meta.url)("assemblyscript/package.json") as { version: string };

function sources(...folders: string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
  );
  return files.sort();
}

function sourcesHash(): string {
  const twice = [
    "src/engine/random",
    "src/engine/distribution",
    "src/hub/cases",
    "src/hub/process",
    "src/hub/staff",
    "src/hub/work",
  ];
  const hash = createHash("sha256").update(options.join(" ")).update(version);
  for (const file of ["scripts/build-core.ts", ...sources("scripts/core", "core", ...twice)])
    hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * What the core declares: the text of its entry, and of the TypeScript beside the module. What reads TypeScript is loaded only here.
 * @throws Error naming file and declaration
 */
async function declared(entry: string): Promise<{ entryText: string; boundaryText: string }> {
  const { declarationsIn } = await import("./core/declarations.ts");
  const { entryModule } = await import("./core/entry.ts");
  const { boundaryModule } = await import("./core/boundary.ts");
  // The fluid estimate has an entry of its own.
  const own = sources("core").filter((file) => !file.startsWith("core/fluid/"));
  const declarations = own.flatMap((file) => declarationsIn(file, readFileSync(file, "utf8")));
  return { entryText: entryModule(entry, declarations), boundaryText: boundaryModule(declarations) };
}

/**
 * asc optimises nothing itself, which leaves more to inline, and Binaryen's own limits keep code small. A step in the life of a case is a chain of small functions, and a call costs as much as
 * what most of them do: docs/decisions/0009-compiled-core.md. Binaryen is the one that AssemblyScript brings with it and is tested with.
 */
async function optimised(wasm: Uint8Array, entry: string): Promise<Uint8Array> {
  const { default: binaryen } = await import("assemblyscript/binaryen");
  const { MutableGlobals, SignExt, NontrappingFPToInt, BulkMemory, BulkMemoryOpt, SIMD128 } = binaryen.Features;
  const module = binaryen.readBinary(wasm);
  module.setFeatures(MutableGlobals | SignExt | NontrappingFPToInt | BulkMemory | BulkMemoryOpt | SIMD128);
  binaryen.setOptimizeLevel(4);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(100);
  binaryen.setFlexibleInlineMaxSize(2500);
  binaryen.setOneCallerInlineMaxSize(20000);
  binaryen.setAllowInliningFunctionsWithLoops(true);
  for (const name of seldomCalled) {
    if (entry === modules[0].entry && module.getFunction(name) === 0)
      throw new Error(`scripts/build-core.ts: ${entry} has no function ${name} that could stay by itself`);
    binaryen.setPassArgument("no-inline", name);
    module.runPasses(["no-inline"]);
  }
  module.optimize();
  module.optimize();
  const smaller = module.emitBinary();
  module.dispose();
  return smaller;
}

/** Compiles the entry of a module. @param text of the entry, where it is not a file @throws Error with what asc says of a core that does not compile */
async function compiled(entry: string, text: string | undefined): Promise<Uint8Array> {
  const { default: asc } = await import("assemblyscript/asc");
  let wasm: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc.main([entry, "--outFile", "core.wasm", "--optimizeLevel", "0", ...options], {
    readFile: (file) =>
      file === entry && text !== undefined ? text : existsSync(file) ? readFileSync(file, "utf8") : null,
    writeFile: (_, contents) => {
      wasm = contents as Uint8Array;
    },
  });
  const complaints = stderr.toString().trim();
  if (error) throw new Error(complaints || error.message);
  if (complaints) process.stderr.write(`${complaints}\n`);
  return optimised(wasm, entry);
}

/** Writes each module that was not made from the sources as they are, and what it declares. @throws Error when the core does not compile */
export async function buildCore(): Promise<void> {
  process.chdir(root);
  const head = (entry: string) =>
    `// Written by scripts/build-core.ts from ${entry} and what it imports: ${sourcesHash()}\n`;
  for (const { entry, module, boundary } of modules) {
    const written = boundary === undefined ? [module] : [module, boundary];
    if (written.every((file) => existsSync(file) && readFileSync(file, "utf8").startsWith(head(entry)))) continue;
    const texts = boundary === undefined ? undefined : await declared(entry);
    const text = Buffer.from(await compiled(entry, texts?.entryText)).toString("base64");
    if (boundary !== undefined) writeFileSync(boundary, `${head(entry)}${texts?.boundaryText}`);
    mkdirSync(dirname(module), { recursive: true });
    writeFileSync(module, `${head(entry)}export const wasm =\n  "${text}";\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildCore();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
