/**
 * Times the pending-event structures against each other with the hold model, in one process, turn and turn about.
 * `node --import ./ts-node.mjs bench/event-queue.ts [turns, default 7] [holds a turn, default 200000]`
 * Prints, for each number pending and each kind of gap, nanoseconds of CPU a hold (median of the turns) and the
 * ratio to the binary heap. The times are of this machine; the ratios are what the decision record quotes.
 */
import { EventQueue } from '../src/engine/event-queue.ts';
import { BottomUpHeap } from './event-queue/bottom-up-heap.ts';
import { CalendarQueue } from './event-queue/calendar-queue.ts';
import { type Holdable, ownHold } from './event-queue/hold.ts';
import { workloads } from './event-queue/workloads.ts';

const turns = Number(process.argv[2] ?? 7);
const holds = Number(process.argv[3] ?? 200_000);
const structures: { name: string; make: () => Holdable; hold: ReturnType<typeof ownHold> }[] = [
  { name: 'heap', make: () => new BottomUpHeap(), hold: ownHold() },
  { name: 'calendar', make: () => new CalendarQueue(), hold: ownHold() },
  { name: 'ladder', make: () => new EventQueue(), hold: ownHold() },
];

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

console.log(`${'pending'.padStart(8)} gaps        ${structures.map((s) => s.name.padStart(16)).join('')}`);
for (const pending of [1, 16, 64, 1_610, 20_000, 200_000]) {
  for (const [name, gaps] of Object.entries(workloads)) {
    const queues = structures.map(({ make, hold }) => {
      const queue = make();
      for (let i = 0; i < pending; i++) queue.push(gaps[(7 * i) & (gaps.length - 1)], i);
      hold(queue, gaps, 3 * pending + 20_000);
      return queue;
    });
    const costs: number[][] = structures.map(() => []);
    for (let turn = 0; turn < turns; turn++) {
      for (let k = 0; k < structures.length; k++) {
        const which = (turn + k) % structures.length;
        const before = process.cpuUsage();
        structures[which].hold(queues[which], gaps, holds);
        const { user, system } = process.cpuUsage(before);
        costs[which].push(((user + system) * 1000) / holds);
      }
    }
    const medians = costs.map(median);
    const cells = medians.map((cost) => `${cost.toFixed(1)} (${(cost / medians[0]).toFixed(2)})`.padStart(16));
    console.log(`${String(pending).padStart(8)} ${name.padEnd(12)}${cells.join('')}`);
  }
}
