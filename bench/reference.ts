/** The reference in C: compiled where there is a compiler, and run as its own process. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Model } from "./models.ts";

const source = fileURLToPath(new URL("./reference/reference.c", import.meta.url));
/** Event queue of the reference by model, the faster one for it: a bottom-up heap (1) or a ladder queue (3). */
const queues: Readonly<Record<string, number>> = { r1: 1, r2: 3, r3: 3 };

export interface Reading {
  /** CPU seconds of one replication. */
  readonly cpu: number;
  readonly events: number;
}

export class Reference {
  private readonly folder = mkdtempSync(join(tmpdir(), "casehub-bench-"));

  private constructor() {
    for (const queue of new Set(Object.values(queues))) {
      const options = ["-O3", "-march=native", "-w", `-DPQ=${queue}`, "-o", this.program(queue), source, "-lm"];
      execFileSync("cc", options, { stdio: "ignore" });
    }
  }

  /** Undefined where there is no C compiler. */
  static compile(): Reference | undefined {
    try {
      execFileSync("cc", ["--version"], { stdio: "ignore" });
    } catch {
      return undefined;
    }
    return new Reference();
  }

  private program(queue: number): string {
    return join(this.folder, `reference-${queue}`);
  }

  /** One process with some replications; each gives a reading. Undefined for a model that the reference does not know. */
  run({ reference }: Model, seed: number, replications: number): Reading[] | undefined {
    if (!reference) return undefined;
    const [name, scale, patience] = reference;
    const text = execFileSync(this.program(queues[name]), [name, String(seed), scale, patience, String(replications)], {
      encoding: "utf8",
    });
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Reading);
  }

  /** CPU seconds of a whole process with one replication. */
  runCold({ reference }: Model, seed: number): number | undefined {
    if (!reference) return undefined;
    const [name, scale, patience] = reference;
    // Node tells nothing of a child that has ended; bash does, to the millisecond.
    const command = `"$0" "$@" > /dev/null; times`;
    const program = [this.program(queues[name]), name, String(seed), scale, patience, "1"];
    const [, children] = execFileSync("bash", ["-c", command, ...program], { encoding: "utf8" })
      .trim()
      .split("\n");
    return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
      (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
      0,
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
