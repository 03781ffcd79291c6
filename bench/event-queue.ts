/**
 * Times the candidate event queues against each other with the hold model: one process, turn and turn about.
 *
 *     node --import ./ts-node.mjs bench/event-queue.ts [turns, 9 by default] [holds a turn, 200000 by default]
 *
 * Prints, for each number pending and kind of gap, nanoseconds of CPU a hold (the median turn) and in brackets the
 * ratio to the binary heap. The ladder is the core's, called from outside: the calls are in its time. Only the ratios carry over to another machine. Stops if two queues disagree.
 */
import { EventQueue } from "../test/engine/core/engine.ts";
import { BottomUpHeap } from "./event-queue/bottom-up-heap.ts";
import { CalendarQueue } from "./event-queue/calendar-queue.ts";
import { type Hold, type Holdable, ownHold } from "./event-queue/hold.ts";
import { workloads } from "./event-queue/workloads.ts";

interface Candidate {
  name: string;
  make: () => Holdable;
  hold: Hold;
}

const turns = Number(process.argv[2] ?? 9);
const holds = Number(process.argv[3] ?? 200_000);
const candidates: Candidate[] = [
  { name: "heap", make: () => new BottomUpHeap(), hold: ownHold() },
  { name: "calendar", make: () => new CalendarQueue(), hold: ownHold() },
  { name: "ladder", make: () => new EventQueue(), hold: ownHold() },
];

function filled({ make, hold }: Candidate, gaps: Float64Array, pending: number): Holdable {
  const queue = make();
  for (let i = 0; i < pending; i++) queue.push(gaps[(7 * i) & (gaps.length - 1)], i);
  hold(queue, gaps, 3 * pending + 20_000);
  return queue;
}

/** Nanoseconds a hold of each candidate, the median of the turns. */
function measure(gaps: Float64Array, pending: number): number[] {
  const queues = candidates.map((candidate) => filled(candidate, gaps, pending));
  const costs: number[][] = candidates.map(() => []);
  for (let turn = 0; turn < turns; turn++) {
    for (let k = 0; k < candidates.length; k++) {
      const which = (turn + k) % candidates.length;
      const before = process.cpuUsage();
      candidates[which].hold(queues[which], gaps, holds);
      const { user, system } = process.cpuUsage(before);
      costs[which].push(((user + system) * 1000) / holds);
    }
    if (queues.some(({ time, event }) => time !== queues[0].time || event !== queues[0].event)) {
      throw new Error(`The queues disagree with ${pending} pending.`);
    }
  }
  return costs.map((cost) => cost.toSorted((a, b) => a - b)[turns >> 1]);
}

/** So that the first lines are not charged for the compiler: every candidate meets every size and kind of gap. */
function warmUp(): void {
  for (const candidate of candidates) {
    for (const gaps of Object.values(workloads)) {
      for (const pending of [1, 16, 1_610]) candidate.hold(filled(candidate, gaps, pending), gaps, 100_000);
    }
  }
}

warmUp();
console.log(`${"pending".padStart(8)} ${"gaps".padEnd(12)}${candidates.map(({ name }) => name.padStart(16)).join("")}`);
for (const pending of [1, 16, 64, 1_610, 20_000, 200_000]) {
  for (const [name, gaps] of Object.entries(workloads)) {
    const costs = measure(gaps, pending);
    const cells = costs.map((cost) => `${cost.toFixed(1)} (${(cost / costs[0]).toFixed(2)})`.padStart(16));
    console.log(`${String(pending).padStart(8)} ${name.padEnd(12)}${cells.join("")}`);
  }
}
