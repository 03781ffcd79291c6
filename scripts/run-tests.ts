/**
 * Runs the test files: `npm test`, or `npm test -- calendar output/` for those whose path holds one of the words.
 * As many at a time as there are processors, four at most. Prints uvu's report of each in the order of their names, then
 * the sum, its last line being `N passed, N failed`. Exit code 1 when a test or a file failed, or none was found.
 */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { runTestFile, type TestFileResult } from "./test-file.ts";

const longest = 10 * 60 * 1000;
const nodeArguments = ["--import", "./ts-node.mjs"];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const wanted = process.argv.slice(2);
const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && (wanted.length === 0 || wanted.some((word) => path.includes(word))))
  .sort();

const results: TestFileResult[] = new Array(files.length);
let started = 0;
let printed = 0;

/** Takes files until none is left, and prints whatever has finished of the longest run of names without a gap. */
async function takeFiles(): Promise<void> {
  while (started < files.length) {
    const place = started++;
    results[place] = await runTestFile(files[place], { nodeArguments, longest });
    for (; results[printed] !== undefined; printed++) report(results[printed]);
  }
}

function report({ file, output, fault }: TestFileResult): void {
  process.stdout.write(`${file}\n${output.trim()}\n${fault === undefined ? "" : `FAULT: ${file} ${fault}\n`}\n`);
}

await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, takeFiles));

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
