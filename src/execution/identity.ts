/** What fixes every byte of a result, as one hash; and what the code itself is, as another. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { arch } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LoadedScenario } from "../scenario/loaded.ts";
import { codeRoot, isBuilt } from "./code-places.ts";

/** The code that makes a result. */
export interface Build {
  readonly version: string;
  /** SHA-256 of the code as it runs, with the versions of the packages it uses. */
  readonly hash: string;
}

export interface RunOptions {
  readonly seed: string | number;
  readonly replications: number;
  readonly fixed: boolean;
  /** Measures named with `--precision`, as given, where the number of replications came from them. */
  readonly precision?: readonly string[];
}

/** Node's major version and the architecture: on others the last bits of a number may differ. */
export const machine = `${process.version.split(".")[0]} ${arch()}`;

const codeFolder = fileURLToPath(codeRoot);
const packageRoot = join(codeFolder, "..");
/** Files that run, from source or built, and the data they import. */
const running = isBuilt ? /\.(js|json|csv)$/ : /\.(ts|json|csv)$/;

function sha256(parts: readonly string[]): string {
  const hash = createHash("sha256");
  // Each part is preceded by its length, so that no two lists of parts read the same.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}

/** Version of a package as installed, looking upwards from this one as Node does. */
function installedVersion(name: string): string {
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")).version;
    if (dirname(folder) === folder) return "unknown";
  }
}

/** Reads what is running. */
export function thisBuild(): Build {
  const { version, dependencies = {} } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  const files = readdirSync(codeFolder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => running.test(path) && !path.endsWith(".d.ts"))
    .sort();
  const packages = Object.keys(dependencies)
    .sort()
    .map((name) => `${name}@${installedVersion(name)}`);
  return {
    version,
    hash: sha256([
      version,
      ...packages,
      ...files.flatMap((path) => [path, readFileSync(join(codeFolder, path), "utf8")]),
    ]),
  };
}

/**
 * SHA-256, in hexadecimal, of everything that fixes a byte of a run's result: the scenario as resolved, the files it names, what was
 * overridden, seed, replications, options and the build, which holds the table of bank holidays. Threads are not among them.
 */
export function runIdentity(
  loaded: LoadedScenario,
  { seed, replications, fixed, precision }: RunOptions,
  build: Build,
): string {
  return sha256([
    "casehub run 1",
    loaded.name,
    loaded.resolvedText,
    JSON.stringify(loaded.overrides),
    ...loaded.files.flatMap(({ path, text }) => [path, text]),
    JSON.stringify({ seed, replications, fixed, precision }),
    build.hash,
  ]);
}

/**
 * SHA-256, in hexadecimal, of everything that fixes a byte of the result of a command over several runs.
 * @param runs the identities of the runs it is made of, in order @param options what else it was asked
 */
export function commandIdentity(command: string, runs: readonly string[], options: object): string {
  return sha256([`casehub ${command} 1`, ...runs, JSON.stringify(options)]);
}
