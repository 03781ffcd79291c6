/**
 * Hostile inputs, one of each kind, as a user would give them to the built casehub: how much processor time and memory each takes. Time
 * is told as a multiple of what `check` of a small file takes on the same machine, so that a busy one does not fail. Ends well only when
 * every input ends within its limits, with an exit code of casehub's own and without a stack.
 *
 *     npm run campaign:hostile [-- --short]
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../fixtures/built.ts";
import { inFolder } from "../fixtures/folder.ts";
import { type HostileInput, hub, inputs } from "./hostile/inputs.ts";

/** A small check takes 0.4 s of a processor where nothing else runs, so this is 2 s. */
const mostTimes = 5;
const mostMegabytes = 500;
/** Runs of an input that passes a limit. */
const tries = 3;
/** Whatever takes longer by the clock does not end. */
const patience = 120_000;

interface Taken {
  /** Processor seconds, all threads. */
  readonly seconds: number;
  /** Peak of resident memory. */
  readonly megabytes: number;
  readonly code: number | string | null;
  readonly said: string;
}

const isShort = process.argv.includes("--short");
const { main } = build();

/** Runs casehub with a first module that writes down, at its end, what the process took. */
function take(folder: string, args: readonly string[]): Promise<Taken> {
  const gauge = join(folder, "gauge.cjs");
  const report = join(folder, "taken.json");
  writeFileSync(
    gauge,
    `const { readFileSync, writeFileSync } = require("node:fs");
process.on("exit", () => {
  const usage = process.resourceUsage();
  // Where the system says it: the peak of this program alone, and not of the one that it was started from.
  try { usage.maxRSS = Number(/VmHWM:\\s*(\\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))[1]); } catch {}
  writeFileSync(${JSON.stringify(report)}, JSON.stringify(usage));
});
`,
  );
  rmSync(report, { force: true });
  const child = spawn(process.execPath, ["--require", gauge, main, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-20_000);
    });
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  return new Promise((resolve) =>
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const usage = readReport(report);
      resolve({
        seconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
        megabytes: usage.maxRSS / 1024,
        code: signal ?? code,
        said,
      });
    }),
  );
}

/** Endless where the process did not come to its end. */
function readReport(path: string): { userCPUTime: number; systemCPUTime: number; maxRSS: number } {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {
      userCPUTime: Number.POSITIVE_INFINITY,
      systemCPUTime: Number.POSITIVE_INFINITY,
      maxRSS: Number.POSITIVE_INFINITY,
    };
  }
}

/** With the small check that was run right after it. */
interface Measured extends Taken {
  readonly small: number;
}

/** What is wrong with how it ended; empty when nothing is. */
function faults({ seconds, megabytes, code, said, small }: Measured): string[] {
  return [
    seconds > mostTimes * small && `takes ${(seconds / small).toFixed(1)} times a small check`,
    megabytes > mostMegabytes && `takes ${Math.round(megabytes)} MB`,
    ![0, 1, 2].includes(code as number) && `ends with ${code}`,
    /\n {4}at (.*[(:]|async )|a fault of ours/i.test(said) && "shows a stack",
  ].filter((fault) => typeof fault === "string");
}

async function measured(folder: string, args: readonly string[]): Promise<Measured> {
  const taken = await take(folder, args);
  writeFileSync(join(folder, "small.yaml"), hub());
  return { ...taken, small: (await take(folder, ["check", join(folder, "small.yaml")])).seconds };
}

/** What else the machine does slows one process more than another, so that a limit that is passed is tried again: it is as fast as its best. */
async function tried({ write, name }: HostileInput, folder: string): Promise<Measured> {
  const own = join(folder, name.replaceAll(/\W+/g, "-"));
  mkdirSync(own);
  const args = write(own);
  let best = await measured(own, args);
  for (let again = 1; again < tries && faults(best).length > 0; again++) {
    const other = await measured(own, args);
    if (other.seconds / other.small < best.seconds / best.small) best = other;
  }
  rmSync(own, { recursive: true });
  return best;
}

const bad: string[] = [];
await inFolder(async (folder) => {
  console.log("| Input | Processor time | Times a small check | Peak memory | Exit code |\n|---|---|---|---|---|");
  for (const input of inputs.filter(({ short }) => short || !isShort)) {
    const one = await tried(input, folder);
    const { seconds, small, megabytes, code } = one;
    console.log(
      `| ${input.name} | ${seconds.toFixed(1)} s | ${(seconds / small).toFixed(1)} | ${Math.round(megabytes)} MB | ${code} |`,
    );
    for (const fault of faults(one)) bad.push(`${input.name}: ${fault}`);
  }
});
for (const fault of bad) console.error(fault);
process.exitCode = bad.length > 0 ? 1 : 0;
