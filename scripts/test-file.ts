import { spawn } from "node:child_process";

/** What became of one test file, or of several that ran in one process. */
export interface TestFileResult {
  /** Its path; of several, their paths with spaces between them. */
  file: string;
  /** Tests that passed, and that did not pass. */
  passed: number;
  failed: number;
  /** Tests left out by the file itself, for want of a server or a browser. */
  skipped: number;
  /** Why the file as a whole is no good: nothing ran, it ended early, it hung; undefined when it is in order. */
  fault?: string;
  output: string;
}

export interface TestFileOptions {
  /** Node arguments before the file: the TypeScript loader. */
  nodeArguments: string[];
  /** A file that runs for longer than this (milliseconds) is stopped and has failed. */
  longest: number;
}

const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");
const totals = /^ {2}Total: +(\d+)\n {2}Passed: +(\d+)\n {2}Skipped: +(\d+)$/gm;

/**
 * Reads the end of a test file's run. uvu 0.5.6 exits with 0 when a file forgets `.run()` and when a `before` hook throws (no
 * test of its suite then runs): so the exit code alone is not believed, the totals must be there once and add up.
 */
export function judgeTestFile(file: string, output: string, exitCode: number | null): TestFileResult {
  const result = (passed: number, failed: number, skipped: number, fault?: string): TestFileResult =>
    fault === undefined ? { file, passed, failed, skipped, output } : { file, passed, failed, skipped, fault, output };
  const found = [...output.replace(colour, "").matchAll(totals)];
  if (found.length !== 1) return result(0, 1, 0, `printed totals ${found.length} times, exit code ${exitCode}`);
  const [total, passed, skipped] = found[0].slice(1).map(Number);
  if (total + skipped === 0) return result(0, 1, 0, "holds no test, or forgot .run()");
  if (passed < total) return result(passed, total - passed, skipped);
  return exitCode === 0 ? result(passed, 0, skipped) : result(passed, 1, skipped, `ended with exit code ${exitCode}`);
}

/** Runs one test file, or several together, in a process of their own, so that none can spoil, stop or hide those of another. */
export function runTestFile(
  files: readonly string[],
  { nodeArguments, longest }: TestFileOptions,
): Promise<TestFileResult> {
  const file = files.join(" ");
  const started = files.length === 1 ? files : ["scripts/run-together.ts", ...files];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...nodeArguments, ...started], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let hung = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const timer = setTimeout(() => {
      hung = child.kill("SIGKILL");
      // A process that it started may hold these open for ever.
      child.stdout.destroy();
      child.stderr.destroy();
    }, longest);
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      const judged = judgeTestFile(file, output, exitCode);
      if (!hung) return resolve(judged);
      resolve({ ...judged, failed: Math.max(1, judged.failed), fault: `had not ended after ${longest / 1000} s` });
    });
  });
}
