/** A worker thread: holds one plan at a time and simulates the replications it is told to. Started by `threads.ts` alone. */
import { parentPort, workerData } from "node:worker_threads";
import type { Plan } from "../hub/plan.ts";
import type { Replication, ReplicationRequest } from "../hub/replication.ts";
import type { Simulate } from "./threads/model.ts";

/** What a worker is told: a plan to hold, then requests against it. */
export type Order =
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "simulate"; readonly request: ReplicationRequest };

/** What it answers to a request. */
export type Answer =
  | { readonly kind: "done"; readonly replication: Replication }
  | {
      readonly kind: "fault";
      readonly replication: number;
      readonly name: string;
      readonly message: string;
      readonly stack: string;
    };

if (parentPort) {
  const port = parentPort;
  const { simulate } = (await import(workerData.model as string)) as { simulate: Simulate };
  let plan: Plan;
  port.on("message", (order: Order) => {
    if (order.kind === "plan") {
      plan = order.plan;
      return;
    }
    try {
      const replication = simulate(plan, order.request);
      const { values, daily, outcomes } = replication;
      port.postMessage({ kind: "done", replication } satisfies Answer, [
        ...new Set([values.buffer, daily.buffer, outcomes.buffer]),
      ] as ArrayBuffer[]);
    } catch (error) {
      const thrown = error instanceof Error ? error : new Error(String(error));
      port.postMessage({
        kind: "fault",
        replication: order.request.replication,
        name: thrown.constructor.name,
        message: thrown.message,
        stack: thrown.stack ?? "",
      } satisfies Answer);
    }
  });
}
