/** A process that holds one plan and simulates a replication when told to. Started by `warm.ts` alone. */

import { readText } from "../src/cli/files/files.ts";
import { compile } from "../src/hub/compile.ts";
import { fluid } from "../src/hub/fluid/fluid.ts";
import { outcomeIndex } from "../src/hub/plan.ts";
import { simulate } from "../src/hub/simulate.ts";
import type { Watch } from "../src/hub/watch/life-event.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { coreMemory } from "./core-memory.ts";

/** What the child is told: simulate a replication; or do so and weigh what it holds when its last case arrives; or compute the fluid. */
export interface Order {
  readonly kind: "time" | "weigh" | "fluid";
  readonly replication: number;
}

export interface Timed {
  /** CPU seconds, those of the compiler and the collector included. */
  readonly cpu: number;
  readonly events: number;
  /** Cases in all: the starting stock and the arrivals. */
  readonly cases: number;
}

export interface Weighed {
  /** Bytes of typed arrays and of the core's memory, and of all that the replication holds. */
  readonly arrays: number;
  readonly bytes: number;
}

const [scenario, ...overrides] = process.argv.slice(2);
const { loaded, problems } = loadScenario(scenario, { readText, overrides });
if (!loaded) throw new Error(problems.map(({ message }) => message).join("\n"));
const plan = compile(loaded);
const backlog = plan.columns.findIndex(({ measure, group }) => measure === "total_backlog" && group === "");

function run(replication: number, watch?: Watch) {
  return simulate(plan, { seed: 1, replication, fixed: true }, watch);
}

function time(replication: number): Timed {
  const before = process.cpuUsage();
  const { events, daily, outcomes } = run(replication);
  const { user, system } = process.cpuUsage(before);
  const of = (name: string) => outcomes[outcomeIndex(plan, name)];
  const cases = daily[(backlog + 1) * plan.days - 1] + of("total:exits");
  return { cpu: (user + system) / 1e6, events, cases };
}

function weight() {
  // The second waits for what the first has only marked as free.
  globalThis.gc?.();
  globalThis.gc?.();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return { arrays: arrayBuffers, heap: heapUsed };
}

/** Weighed by watching the last case: its first line is written while the replication holds everything. */
function weigh(replication: number): Weighed {
  const number = time(replication).cases - 1;
  const before = weight();
  let held: ReturnType<typeof weight> | undefined;
  run(replication, { number, note: () => (held ??= weight()) });
  if (!held) throw new Error(`case ${number} never came`);
  // The core's memory is taken over from replication to replication, so that all of it is this one's.
  const arrays = held.arrays - before.arrays + coreMemory();
  // What the collector found to free besides may be more than a small replication adds.
  return { arrays, bytes: arrays + Math.max(0, held.heap - before.heap) };
}

/** CPU seconds of the plan's fluid limit. */
function timeFluid(): number {
  const before = process.cpuUsage();
  fluid(plan);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

process.on("message", ({ kind, replication }: Order) => {
  if (kind === "fluid") process.send?.(timeFluid());
  else process.send?.(kind === "time" ? time(replication) : weigh(replication));
});
