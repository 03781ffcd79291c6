import { EventQueue } from '../src/engine/event-queue.ts';
const q = new EventQueue(8);
const a = 1.7800590868057615e-307;
q.push(0, 0); q.push(1, 1); for (let i = 0; i < 40; i++) q.push(a, 2 + i);
for (let i = 0; i < 5; i++) { q.pop(); }
console.log(q.time, q.event);
q.push(q.time + 5.56268464626799e-309, 99);
console.log(q.time + 5.56268464626799e-309);
let s = ''; while (q.pop()) s += `${q.time}:${q.event} `; console.log(s);
