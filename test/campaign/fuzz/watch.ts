/** Inputs judged on some threads, each within a bounded time of the processor: a thread that takes longer is ended, and another goes on after it. */
import { Worker } from "node:worker_threads";
import type { Verdict } from "./judge.ts";
import type { Told } from "./worker.ts";

export interface Failure {
  readonly n: number;
  readonly error: string;
}

export interface Tally {
  readonly counts: Readonly<Record<Verdict | "failed", number>>;
  readonly failures: readonly Failure[];
}

/** Seconds of the processor that one input may take: a hundred times what the slowest of them needs. Other work on the machine does not count. */
const longest = 30;

/** Seconds of the processor that this process has used, all its threads together. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** @param onTold told of each input judged, and of what went wrong with it */
export async function fuzz(
  seed: string,
  from: number,
  count: number,
  threads: number,
  onTold: (failure?: Failure) => void = () => {},
): Promise<Tally> {
  const counts = { refused: 0, stopped: 0, large: 0, ran: 0, failed: 0 };
  const failures: Failure[] = [];
  const fail = (n: number, error: string) => {
    counts.failed++;
    const failure = { n, error };
    failures.push(failure);
    onTold(failure);
  };
  const share = (start: number): Promise<void> =>
    new Promise((resolve, reject) => {
      let at = start;
      let done = start - threads;
      let over = false;
      const worker = new Worker(new URL("worker.ts", import.meta.url), {
        workerData: { seed, from: start, until: from + count, step: threads },
        execArgv: ["--import", "./ts-node.mjs"],
      });
      const goOn = (reason: string) => {
        if (over) return;
        over = true;
        clearInterval(clock);
        fail(at, reason);
        void worker.terminate().then(() => share(at + threads).then(resolve, reject));
      };
      let clock: NodeJS.Timeout | undefined;
      worker.on("message", ({ n, verdict, error }: Told) => {
        clearInterval(clock);
        at = n;
        if (verdict === undefined) {
          // All threads may have been at work meanwhile: none of them has then had more than its share.
          const end = processorSeconds() + longest * threads;
          clock = setInterval(() => {
            if (processorSeconds() > end) goOn(`no end after ${longest} s of the processor`);
          }, 1000);
          return;
        }
        done = n;
        if (verdict === "failed") fail(n, error ?? "");
        else {
          counts[verdict]++;
          onTold();
        }
      });
      worker.on("error", (error) => (at > done ? goOn(`the thread ended: ${error.message}`) : reject(error)));
      worker.on("exit", () => {
        clearInterval(clock);
        if (over) return;
        if (at > done) goOn("the thread ended");
        else resolve();
      });
    });
  await Promise.all(
    Array.from({ length: threads }, (_, i) => (from + i < from + count ? share(from + i) : Promise.resolve())),
  );
  return { counts, failures: failures.sort((a, b) => a.n - b.n) };
}
