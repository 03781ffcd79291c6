import type { Plan } from "../../hub/plan.ts";
import type { Replication, ReplicationRequest } from "../../hub/replication.ts";

/** What executors run: the hub's `simulate`, or another function of the same form handed in. */
export type Simulate = (plan: Plan, request: ReplicationRequest) => Replication;
