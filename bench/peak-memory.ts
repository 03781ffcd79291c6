/** The most resident memory that processes had, as the system remembers it for each (`VmHWM`). */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

export class PeakMemory {
  private readonly bytes = new Map<string, number>();

  /** Notes the peak of a process by now, under a name; the highest of several is kept. */
  look(name: string, pid: number | undefined): void {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const peak = Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
      this.bytes.set(name, Math.max(this.of(name), peak));
    } catch {
      // It has ended; what was noted before stands.
    }
  }

  of(name: string): number {
    return this.bytes.get(name) ?? 0;
  }
}

/** Processes that a process has started. */
export function childrenOf(pid: number): number[] {
  return spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
    .stdout.split("\n")
    .map(Number)
    .filter(Boolean);
}
