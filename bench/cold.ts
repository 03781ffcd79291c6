/** A whole process from start to end: its CPU time and its peak memory. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleOne } from "../scripts/bundle.ts";

export interface Usage {
  /** CPU seconds, user and system. */
  readonly cpu: number;
  /** Peak resident set, bytes. */
  readonly peak: number;
}

/** Run in the process before anything else: leaves what it has used in a file when it ends. */
const witness = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from "node:fs";
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 }));
  });`)}`;

/** Runs `node` with these arguments and reads what it used. @throws Error when it fails */
export function coldRun(args: readonly string[]): Usage {
  const folder = mkdtempSync(join(tmpdir(), "casehub-bench-"));
  const report = join(folder, "usage.json");
  try {
    const { status, stderr } = spawnSync(process.execPath, ["--import", witness, ...args], {
      env: { ...process.env, BENCH_USAGE: report },
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with code ${status}: ${stderr}`);
    return JSON.parse(readFileSync(report, "utf8")) as Usage;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A process for one replication and nothing else, bundled as the command is. */
export class ColdEngine {
  private readonly folder = mkdtempSync(join(tmpdir(), "casehub-bench-"));
  private readonly program = join(this.folder, "engine.mjs");

  constructor() {
    bundleOne("bench/cold-engine.ts", this.program);
  }

  run(scenario: string, replication: number): Usage {
    return coldRun([this.program, scenario, String(replication)]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The built command, run once for one replication of a scenario; its results are thrown away. */
export function coldCommand(scenario: string): Usage {
  const out = mkdtempSync(join(tmpdir(), "casehub-bench-"));
  try {
    const options = ["--replications", "1", "--threads", "1", "--fixed", "--quiet", "--out", out];
    return coldRun(["dist/cli/main.js", "run", scenario, ...options]);
  } finally {
    rmSync(out, { recursive: true });
  }
}
