/** casehub kept warm: a process of its own for each model, so that no model pays for what another taught the compiler. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Model } from "./models.ts";
import type { Order, Timed, Weighed } from "./warm-child.ts";

const child = fileURLToPath(new URL("./warm-child.ts", import.meta.url));

export class Warm {
  private readonly process: ChildProcess;
  private replication = 0;

  constructor({ scenario, set }: Model) {
    this.process = fork(child, [scenario, ...set], { execArgv: ["--expose-gc", "--import", "./ts-node.mjs"] });
  }

  /** Simulates the next replication. */
  time(): Promise<Timed> {
    return this.ask({ kind: "time", replication: this.replication++ });
  }

  /** Computes the fluid limit. @returns CPU seconds */
  fluid(): Promise<number> {
    return this.ask({ kind: "fluid", replication: 0 });
  }

  weigh(): Promise<Weighed> {
    return this.ask({ kind: "weigh", replication: 0 });
  }

  private ask<T>(order: Order): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (code: number | null) => reject(new Error(`a process to keep warm ended with code ${code}`));
      this.process.once("exit", end);
      this.process.once("message", (answer) => {
        this.process.off("exit", end);
        resolve(answer as T);
      });
      this.process.send(order);
    });
  }

  close(): void {
    this.process.disconnect();
  }
}
