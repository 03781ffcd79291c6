import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { judgeTestFile, runTestFile } from "../../scripts/test-file.ts";

const sample = (name: string) => fileURLToPath(new URL(`samples/${name}.ts`, import.meta.url));
const run = (name: string, longest = 120_000) =>
  runTestFile([sample(name)], { nodeArguments: ["--import", "./ts-node.mjs"], longest });

const runner = suite("the test runner");

runner("passes a file of which every test passed", async () => {
  const { passed, failed, fault } = await run("passing");
  assert.equal({ passed, failed, fault }, { passed: 1, failed: 0, fault: undefined });
});

runner("fails a file with a failing test and counts both kinds", async () => {
  const { passed, failed, output } = await run("failing");
  assert.equal({ passed, failed }, { passed: 1, failed: 1 });
  assert.match(output, /one is two/);
});

runner("fails files that uvu alone lets pass", async () => {
  const [neverRun, brokenBefore, neverSettles] = await Promise.all(
    ["never-run", "broken-before", "never-settles"].map((name) => run(name)),
  );
  assert.is(neverRun.failed, 1);
  assert.match(String(neverRun.fault), /printed totals 0 times|holds no test/);
  assert.is(brokenBefore.failed, 1, "its one test did not run");
  assert.is(neverSettles.failed, 1);
});

runner("runs several files in one process, and fails them when one of them has no test that runs", async () => {
  const together = (...names: string[]) =>
    runTestFile(names.map(sample), { nodeArguments: ["--import", "./ts-node.mjs"], longest: 120_000 });
  const [good, one] = await Promise.all([together("passing", "passing-too"), together("passing", "never-run")]);
  assert.equal([good.passed, good.failed, good.fault], [2, 0, undefined]);
  assert.is(one.failed, 1);
  assert.match(one.output, /never-run.ts holds no test, or forgot .run\(\)/);
  const both = await together("passing", "failing");
  assert.equal([both.passed, both.failed], [2, 1]);
});

runner("stops and fails a file that does not end", async () => {
  // Slow machines may kill it before it has loaded: either way it has failed.
  const { failed, fault } = await run("hanging", 3000);
  assert.is(failed, 1);
  assert.match(String(fault), /had not ended after 3 s/);
});

runner("needs both the exit code and the totals", () => {
  const report = (total: number, passed: number) =>
    `  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   0\n  Duration:  1.00ms\n`;
  assert.is(judgeTestFile("a", report(3, 3), 0).failed, 0);
  assert.is(judgeTestFile("a", report(3, 2), 0).failed, 1);
  assert.is(judgeTestFile("a", report(3, 3), 1).failed, 1);
  assert.is(judgeTestFile("a", report(0, 0), 0).failed, 1);
  assert.is(judgeTestFile("a", report(3, 3) + report(3, 3), 0).failed, 1);
  assert.is(judgeTestFile("a", "", 0).failed, 1);
});

runner.run();
