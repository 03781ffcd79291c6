/** Ctrl-C: the first asks the work to stop and keep what is finished, the second ends at once. */
import { exitCode } from "./exit-code.ts";

export interface Interruption {
  readonly signal: AbortSignal;
  /** Back to the system's own way with signals. */
  release(): void;
}

/** What is said at the first signal where what is finished is kept. */
export const stopping = "Stopping: finished work is kept. Press Ctrl-C again to stop at once.";

/** @param said told at the first signal @param leave last thing done at the second */
export function listenForInterruption(said: () => void, leave: () => void): Interruption {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) {
      leave();
      process.exit(exitCode.incomplete);
    }
    said();
    controller.abort();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
