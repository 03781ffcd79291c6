/** TypeScript is loaded as it stands now, though what was made of it is kept. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const loader = suite("the loader of TypeScript");

mkdirSync("results", { recursive: true });
// Kept text lies beside the packages, in folders named as those of the project; no commit sees either.
const folder = mkdtempSync("results/loader-");
const keptFolder = join("node_modules/.cache/ts-node", folder);
loader.after(() => {
  for (const path of [folder, keptFolder]) rmSync(path, { recursive: true, force: true });
});

const file = join(folder, "says.ts");
const kept = join(keptFolder, "says.ts");

function says(): string {
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "./ts-node.mjs", file], { encoding: "utf8" });
  return stdout + stderr;
}

loader("reads a kept entry only while the source is the same", () => {
  writeFileSync(file, 'const word: string = "one";\nconsole.log(word);\n');
  assert.is(says(), "one\n");
  assert.ok(existsSync(kept));
  writeFileSync(kept, readFileSync(kept, "utf8").replace('"one"', '"kept"'));
  assert.is(says(), "kept\n");
  writeFileSync(file, 'const word: string = "two";\nconsole.log(word);\n');
  assert.is(says(), "two\n");
});

loader("ignores entries that are incomplete or were made with other settings", () => {
  const whole = readFileSync(kept, "utf8").replace('"two"', '"kept"');
  assert.is(says(), "two\n");
  for (const spoilt of ["", whole.slice(0, 20), whole.replace(/^[0-9a-f]/, (digit) => (digit === "0" ? "1" : "0"))]) {
    writeFileSync(kept, spoilt);
    assert.is(says(), "two\n");
  }
});

loader.run();
