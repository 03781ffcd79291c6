import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { cruise, type IConfiguration, type ICruiseResult } from "dependency-cruiser";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));
const configuration = await import(pathToFileURL(join(root, ".dependency-cruiser.mjs")).href);
const { forbidden, options } = configuration.default as IConfiguration;

/** The broken rules of the tree in `baseDir`, each as "rule: from -> to". */
async function broken(baseDir: string): Promise<string[]> {
  const { output } = await cruise(["src"], { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  const { summary, modules } = output as ICruiseResult;
  assert.ok(modules.length > 0, "the cruise found files");
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
}

/** The broken rules of a tree that has these files and no other. */
async function brokenBy(files: Record<string, string>): Promise<string[]> {
  const baseDir = mkdtempSync(join(tmpdir(), "casehub-boundaries-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(baseDir, path)), { recursive: true });
      writeFileSync(join(baseDir, path), text);
    }
    return await broken(baseDir);
  } finally {
    rmSync(baseDir, { recursive: true });
  }
}

const boundaries = suite("boundaries");

boundaries("the source tree keeps its own rules", async () => {
  assert.equal(await broken(root), []);
});

boundaries("imports from earlier folders, and of Node from execution on, are in order", async () => {
  const found = await brokenBy({
    "src/engine/clock.ts": "export const clock = 0;\n",
    "src/hub/staff.ts": 'export { clock } from "../engine/clock.ts";\n',
    "src/output/folder.ts": 'import "node:fs";\nexport * from "../hub/staff.ts";\n',
    "src/cli/main.ts": 'import "../output/folder.ts";\n',
    "src/web/page.ts": 'import "../output/folder.ts";\n',
  });
  assert.equal(found, []);
});

boundaries("each forbidden import is found, of values and of types", async () => {
  const found = await brokenBy({
    "src/engine/clock.ts": 'import "../hub/staff.ts";\n',
    "src/engine/noise.ts": 'import { randomBytes } from "crypto";\nexport const noise = randomBytes;\n',
    "src/scenario/load.ts": 'import { readFileSync } from "node:fs";\nexport const load = readFileSync;\n',
    "src/hub/staff.ts": 'import type { Run } from "../experiment/run.ts";\nexport type Staff = Run;\n',
    "src/experiment/run.ts": "export type Run = number;\n",
    "src/output/table.ts": 'import "../cli/main.ts";\nimport "../../scripts/make.ts";\n',
    "src/cli/main.ts": "export const main = 0;\n",
    "src/execution/first.ts": 'import { second } from "./second.ts";\nexport const first = () => second;\n',
    "src/execution/second.ts": 'import { first } from "./first.ts";\nexport const second = () => first;\n',
    "src/hub/lost.ts": 'import "./nowhere.ts";\n',
    "src/web/page.ts": 'import "../cli/main.ts";\n',
    "src/experiment/late.ts": 'export const late = () => import("../execution/first.ts");\n',
    "src/shared/odd.ts": "export const odd = 0;\n",
    "src/hub/odd.ts": 'import "../shared/odd.ts";\n',
    "scripts/make.ts": "export const make = 0;\n",
  });
  assert.equal(found, [
    "engine-imports-only-from-before-it: src/engine/clock.ts -> src/hub/staff.ts",
    "experiment-imports-only-from-before-it: src/experiment/late.ts -> src/execution/first.ts",
    "hub-imports-only-from-before-it: src/hub/staff.ts -> src/experiment/run.ts",
    "no-cycles: src/execution/first.ts -> src/execution/second.ts",
    "no-folder-beside-these: src/hub/odd.ts -> src/shared/odd.ts",
    "no-node-in-the-model: src/engine/noise.ts -> crypto",
    "no-node-in-the-model: src/scenario/load.ts -> fs",
    "nothing-unresolved: src/hub/lost.ts -> ./nowhere.ts",
    "output-imports-only-from-before-it: src/output/table.ts -> src/cli/main.ts",
    "src-stands-alone: src/output/table.ts -> scripts/make.ts",
    "web-imports-no-command-line: src/web/page.ts -> src/cli/main.ts",
  ]);
});

boundaries.run();
