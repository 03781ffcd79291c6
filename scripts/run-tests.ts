/**
 * Runs the test files: `npm test`, or `npm test -- calendar output/` for those whose path holds one of the words. What they need is made
 * first, each once for all of them: the core, the JavaScript of every file, and casehub as it is shipped.
 *
 * One more runs at a time than there are processors, since some wait, and four at most; those that took longest last time go first, so that
 * none is left running alone at the end; those of a folder share processes. Prints uvu's report of each in the order of their names, then
 * the sum, its last line being `N passed, N failed`. Exit code 1 when a test or a file failed, or none was found.
 */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { buildForAll } from "../test/fixtures/built.ts";
import { buildCore } from "./build-core.ts";
import { lastDurations, longestFirst, rememberDurations } from "./durations.ts";
import { runTestFile, type TestFileResult } from "./test-file.ts";
import { groupsOf } from "./test-groups.ts";
import { warmLoader } from "./warm-loader.ts";

const longest = 10 * 60 * 1000;
const nodeArguments = ["--import", "./ts-node.mjs"];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const wanted = process.argv.slice(2);
const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && (wanted.length === 0 || wanted.some((word) => path.includes(word))))
  .sort();

const groups = new Map(groupsOf(files).map((group) => [group.join(" "), group]));
const names = [...groups.keys()];
const results: TestFileResult[] = new Array(names.length);
const took = new Map<string, number>();
// Files by themselves are the longer ones, as far as nothing is known of them yet.
const isGroup = (name: string) => Number(name.includes(" "));
const waiting = longestFirst(
  [...names].sort((a, b) => isGroup(a) - isGroup(b)),
  lastDurations(),
);
let printed = 0;

/** Takes files, or groups of them, until none is left, and prints whatever has finished of the longest run of names without a gap. */
async function takeFiles(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const began = performance.now();
    results[names.indexOf(name)] = await runTestFile(groups.get(name) ?? [], { nodeArguments, longest });
    took.set(name, (performance.now() - began) / 1000);
    // What is printed begins with the first of the names, which may well be the last to run.
    if (process.stderr.isTTY) process.stderr.write(`\r${took.size} of ${names.length} processes have ended\r`);
    for (; results[printed] !== undefined; printed++) report(results[printed]);
  }
}

function report({ file, output, fault }: TestFileResult): void {
  process.stdout.write(`${file}\n${output.trim()}\n${fault === undefined ? "" : `FAULT: ${file} ${fault}\n`}\n`);
}

await buildCore();
await warmLoader();
const built = files.length > 1 ? buildForAll() : undefined;
try {
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism() + 1) }, takeFiles));
} finally {
  built?.remove();
}
rememberDurations(took);

const sum = (of: (result: TestFileResult) => number) => results.reduce((total, result) => total + of(result), 0);
const failed = sum((result) => result.failed);
const skipped = sum((result) => result.skipped);
for (const result of results) {
  if (result.failed > 0) process.stdout.write(`failed: ${result.file} ${result.fault ?? `${result.failed} tests`}\n`);
}
if (files.length === 0) process.stdout.write(`no test file holds ${wanted.join(" or ")} in its path\n`);
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`${files.length} files\n${sum((result) => result.passed)} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
