import { EventQueue } from '/work/main/src/engine/event-queue.ts';
import { BottomUpHeap } from '/work/main/bench/event-queue/bottom-up-heap.ts';
import { ownHold } from '/work/main/bench/event-queue/hold.ts';
import { workloads } from '/work/main/bench/event-queue/workloads.ts';
const n = Number(process.argv[2]), gaps = workloads[process.argv[3] ?? 'exponential'];
const q = process.argv[4] === 'heap' ? new BottomUpHeap() : new EventQueue();
const hold = ownHold();
for (let i = 0; i < n; i++) q.push(gaps[(7 * i) & 65535], i);
hold(q, gaps, 3 * n + 100000);
const c = [];
for (let r = 0; r < 25; r++) { const b = process.cpuUsage(); hold(q, gaps, 150000); const { user, system } = process.cpuUsage(b); c.push((user + system) / 150); }
console.log(n, process.argv[3] ?? 'exp', c.sort((a, b) => a - b)[6].toFixed(1), c[0].toFixed(1));
