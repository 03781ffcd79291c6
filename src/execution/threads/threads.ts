/** Replications spread over worker threads: each thread takes the next one as it becomes free. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Executor, StopSignal } from "../../experiment/replications/executor.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { Replication } from "../../hub/replication.ts";
import { startOf } from "../code-places.ts";
import type { Answer, Order } from "../thread-worker.ts";

export interface ThreadsOptions {
  /** How many threads at most; default: as many as the machine runs at once. */
  readonly threads?: number;
  /** Module with the `simulate` to run; default: the hub's. */
  readonly model?: URL;
}

/** Orders a thread holds, so that it need not wait for the next; more would only delay stopping. */
const inFlight = 2;

export interface FaultDetails {
  /** Name of the error thrown inside the thread. */
  readonly cause: string;
  /** The message it was thrown with. */
  readonly said: string;
  /** Stack inside the thread. */
  readonly inner: string;
}

/** A replication, or a whole thread, that failed. */
export class ReplicationFault extends Error {
  override readonly name = "ReplicationFault";
  readonly details: FaultDetails;

  constructor(message: string, details: FaultDetails) {
    super(message);
    this.details = details;
  }
}

export class ThreadsExecutor implements Executor {
  readonly threads: number;
  private readonly model: URL;
  private readonly workers: Worker[] = [];
  /** The plan each thread holds. */
  private readonly holds = new WeakMap<Worker, Point["plan"]>();

  /** @throws RangeError unless `threads` is a whole number of at least 1 */
  constructor({ threads = availableParallelism(), model = startOf("hub/simulate") }: ThreadsOptions = {}) {
    if (!(Number.isInteger(threads) && threads >= 1))
      throw new RangeError(`there are 1 or more threads, not ${threads}`);
    this.threads = threads;
    this.model = model;
  }

  async run(
    point: Point,
    which: readonly number[],
    onReplication: (replication: Replication) => void,
    signal?: StopSignal,
  ): Promise<void> {
    if (which.length === 0 || signal?.aborted) return;
    let next = 0;
    let outstanding = which.length;
    let finish: () => void = () => {};
    let fail: (fault: Error) => void = () => {};
    const ended = new Promise<void>((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
    const give = (worker: Worker) => {
      if (next >= which.length) return;
      const request = { seed: point.seed, replication: which[next++], fixed: point.fixed, values: point.values };
      worker.postMessage({ kind: "simulate", request } satisfies Order);
    };
    const workers = this.enlist(Math.min(this.threads, which.length));
    signal?.addEventListener("abort", finish);
    try {
      for (const worker of workers) {
        worker.removeAllListeners();
        worker.on("error", (error) =>
          fail(
            new ReplicationFault(`a thread failed: ${error.message}`, {
              cause: error.name,
              said: error.message,
              inner: error.stack ?? "",
            }),
          ),
        );
        worker.on("exit", (code) =>
          fail(
            new ReplicationFault(`a thread ended by itself with code ${code}`, {
              cause: "exit",
              said: String(code),
              inner: "",
            }),
          ),
        );
        worker.on("message", (answer: Answer) => {
          if (answer.kind === "fault") {
            const { replication, name, message, stack } = answer;
            return fail(
              new ReplicationFault(`replication ${replication} failed: ${message}`, {
                cause: name,
                said: message,
                inner: stack,
              }),
            );
          }
          try {
            onReplication(answer.replication);
          } catch (error) {
            return fail(error as Error);
          }
          if (--outstanding === 0) finish();
          else give(worker);
        });
        if (this.holds.get(worker) === point.plan) continue;
        worker.postMessage({ kind: "plan", plan: point.plan } satisfies Order);
        this.holds.set(worker, point.plan);
      }
      for (let i = 0; i < inFlight; i++) for (const worker of workers) give(worker);
      await ended;
    } finally {
      signal?.removeEventListener("abort", finish);
      // Threads that still hold orders of this point would answer them into the next.
      if (outstanding > 0) await this.close();
    }
  }

  async close(): Promise<void> {
    const workers = this.workers.splice(0);
    for (const worker of workers) worker.removeAllListeners();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  /** The first `count` threads, started where there are not enough. */
  private enlist(count: number): Worker[] {
    while (this.workers.length < count) {
      this.workers.push(new Worker(startOf("execution/thread-worker"), { workerData: { model: this.model.href } }));
    }
    return this.workers.slice(0, count);
  }
}
