/**
 * Makes of src what is shipped and run: a file for each place at which a process or a thread starts, and files for what these share, with the
 * packages that most commands need inside. To find, read and link hundreds of small files takes a command longer than much of its work.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type Metafile } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Where a process or a thread starts, the model that a thread loads by its address, and the command line for those that run commands in their own process. */
const starts = [
  "cli/main",
  "cli/parse",
  "cli/fault",
  "execution/thread-worker",
  "execution/cluster/processor",
  "hub/simulate",
];
/** Packages that few commands load, or that look for files of their own. */
const apart = ["@e965/xlsx", "@observablehq/plot", "bullmq", "fflate", "ioredis", "linkedom", "yargs"];
/** Packages in the older form of modules ask for those of Node so. */
const requireOfNode = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

const options = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: apart,
  banner: { js: requireOfNode },
  legalComments: "none",
  logLevel: "warning",
} as const;

/** Writes one file and all that it imports as a single file. */
export function bundleOne(from: string, to: string): void {
  buildSync({ ...options, entryPoints: [from], outfile: to });
}

/** Writes the bundles into an empty or missing folder. @throws Error when the source does not bundle */
export function bundle(folder: string): void {
  const { metafile } = buildSync({
    ...options,
    entryPoints: starts.map((name) => `src/${name}.ts`),
    outbase: "src",
    outdir: folder,
    // One folder deep, as all code is that asks where it lies: src/execution/code-places.ts.
    chunkNames: "execution/[name]-[hash]",
    splitting: true,
    metafile: true,
  });
  writeFileSync(join(folder, "third-party-licenses.txt"), licences(metafile));
}

/** The licence of each package that is in the bundles. */
function licences({ inputs }: Metafile): string {
  const names = Object.keys(inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort().map(licence).join("\n\n");
}

function licence(name: string): string {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `== ${name} ${version} (${license})\n${text}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = join(root, "dist");
  const beside = mkdtempSync(`${dist}.partial-`);
  try {
    bundle(beside);
    chmodSync(beside, 0o755);
    rmSync(dist, { recursive: true, force: true });
    renameSync(beside, dist);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
