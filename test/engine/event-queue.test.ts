import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { EventQueue } from "./core/engine.ts";

/** The obvious queue: an array kept sorted by a linear search from its end. */
class SortedArray {
  time = -Infinity;
  private readonly pending: { time: number; event: number; key: number }[] = [];

  get size(): number {
    return this.pending.length;
  }

  push(time: number, event: number, key: number): void {
    let place = this.pending.length;
    while (place > 0 && this.pending[place - 1].time > time) place--;
    this.pending.splice(place, 0, { time, event, key });
  }

  cancel(key: number): boolean {
    const place = this.pending.findIndex((one) => one.key === key);
    if (place >= 0) this.pending.splice(place, 1);
    return place >= 0;
  }

  nextTime(): number {
    return this.pending[0]?.time ?? Infinity;
  }

  pop(): { time: number; event: number } | undefined {
    const first = this.pending.shift();
    if (first) this.time = first.time;
    return first;
  }

  clear(): void {
    this.pending.length = 0;
    this.time = -Infinity;
  }
}

type Step =
  | { do: "push"; gap: number; copies: number }
  | { do: "pop"; times: number }
  | { do: "empty" }
  | { do: "cancel"; pick: number; times: number }
  | { do: "peek" }
  | { do: "clear" };

function follow(steps: Step[], capacity: number): void {
  const queue = new EventQueue(capacity);
  const model = new SortedArray();
  const handles: number[] = [];
  const popBoth = () => {
    const expected = model.pop();
    assert.is(queue.pop(), expected !== undefined);
    if (expected) assert.equal([queue.time, queue.event], [expected.time, expected.event]);
  };
  for (const step of steps) {
    if (step.do === "empty") while (model.size > 0) popBoth();
    else if (step.do === "push") {
      for (let i = 0; i < step.copies; i++) {
        const time = (model.time === -Infinity ? 0 : model.time) + step.gap;
        model.push(time, handles.length, handles.length);
        handles.push(queue.push(time, handles.length));
      }
    } else if (step.do === "pop") {
      for (let i = 0; i < step.times; i++) popBoth();
    } else if (step.do === "cancel") {
      for (let i = 0; i < step.times && handles.length > 0; i++) {
        const key = (step.pick + 7 * i) % handles.length;
        assert.is(queue.cancel(handles[key]), model.cancel(key), `cancel of event ${key}`);
      }
    } else if (step.do === "peek") assert.is(queue.nextTime(), model.nextTime());
    else {
      queue.clear();
      model.clear();
    }
    assert.is(queue.size, model.size);
  }
  for (let expected = model.pop(); expected; expected = model.pop()) {
    assert.is(queue.nextTime(), expected.time);
    assert.ok(queue.pop());
    assert.equal([queue.time, queue.event], [expected.time, expected.event]);
  }
  assert.not(queue.pop());
  assert.is(queue.nextTime(), Infinity);
}

const gap = fc.oneof(
  fc.constantFrom(0, 0, 1, 1, 2, 8, 1e6, Infinity),
  fc.double({ min: 0, max: 10, noNaN: true }),
  fc.double({ min: 0, max: 1e-9, noNaN: true }),
  fc.integer({ min: -1074, max: 1023 }).map((power) => 2 ** power),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant("push" as const), gap, copies: fc.constantFrom(1, 1, 1, 3, 40) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("pop" as const), times: fc.constantFrom(1, 1, 5, 30) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("cancel" as const),
      pick: fc.nat(5000),
      times: fc.constantFrom(1, 1, 20, 150),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("peek" as const) }) },
);

const order = suite("event queue: order");

order("agrees with a sorted array under pushes, ties, pops, cancels of good and stale handles and peeks", () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 120, size: "max" });
  fc.assert(fc.property(steps, fc.integer({ min: 1, max: 70 }), follow), { numRuns: 400, seed: 1 });
});

order("agrees with a sorted array across clears", () => {
  const withClears = fc.oneof(
    { weight: 10, arbitrary: step },
    { weight: 1, arbitrary: fc.constant<Step>({ do: "clear" }) },
  );
  fc.assert(fc.property(fc.array(withClears, { maxLength: 80, size: "max" }), fc.constant(8), follow), {
    numRuns: 200,
    seed: 2,
  });
});

order("agrees with a sorted array where it runs empty, or holds one event, again and again", () => {
  const drained = fc.oneof(
    { weight: 4, arbitrary: step },
    { weight: 1, arbitrary: fc.constant<Step>({ do: "empty" }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), pick: fc.nat(5000), times: fc.nat(60) }) },
  );
  fc.assert(fc.property(fc.array(drained, { maxLength: 80, size: "max" }), fc.constant(8), follow), {
    numRuns: 400,
    seed: 3,
  });
});

order("an event that was the only one is popped in its turn, whatever was cancelled or popped before it", () => {
  for (const cancelled of [0, 30]) {
    const queue = new EventQueue();
    const handles = Array.from({ length: 60 }, (_, i) => queue.push(i, i));
    for (const handle of handles.slice(60 - cancelled)) queue.cancel(handle);
    // No further: to ask an empty queue sets it in order.
    while (queue.size > 0) queue.pop();
    queue.push(1000, 1000);
    queue.push(500, 500);
    queue.push(1000, 1001);
    assert.equal(
      [1, 2, 3].map(() => queue.pop() && queue.event),
      [500, 1000, 1001],
    );
  }
});

order("gives 100,000 events back in time order, equal times in order of pushing", () => {
  const queue = new EventQueue();
  const times = Float64Array.from({ length: 100_000 }, (_, i) => Math.floor(((i * 7919) % 100_003) ** 2 / 1e6));
  const expected = Int32Array.from(times.keys()).sort((a, b) => times[a] - times[b] || a - b);
  for (const [i, time] of times.entries()) queue.push(time, i);
  assert.is(queue.size, 100_000);
  const popped = Int32Array.from(expected, () => (queue.pop() ? queue.event : -1));
  assert.equal(popped, expected);
});

order("keeps 50,000 level events in order while more join at the same time", () => {
  const queue = new EventQueue();
  for (let i = 0; i < 50_000; i++) queue.push(8, i);
  queue.push(9, -1);
  for (let i = 0; i < 50_000; i++) {
    queue.pop();
    assert.is(queue.event, i);
    queue.push(8, 50_000 + i);
  }
  for (let i = 50_000; i < 100_000; i++) {
    queue.pop();
    assert.is(queue.event, i);
  }
  queue.pop();
  assert.is(queue.event, -1);
});

order("holds times that differ only in the last bit apart", () => {
  const queue = new EventQueue();
  const times = Array.from({ length: 500 }, (_, i) => 1 + ((i * 37) % 500) * Number.EPSILON);
  for (const [i, time] of times.entries()) queue.push(time, i);
  const popped = times.map(() => (queue.pop() ? queue.time : NaN));
  assert.equal(
    popped,
    times.toSorted((a, b) => a - b),
  );
});

order("holds times from end to end of the floating-point numbers", () => {
  const queue = new EventQueue();
  const times = Array.from({ length: 300 }, (_, i) => (i % 2 ? 1 : -1) * Number.MAX_VALUE * (1 - i / 300));
  times.push(-Infinity, Infinity, 0, Number.MIN_VALUE);
  for (const [i, time] of times.entries()) queue.push(time, i);
  assert.equal(
    times.map(() => (queue.pop() ? queue.time : NaN)),
    times.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  );
});

order("puts events at Infinity after all others, in order of pushing", () => {
  const queue = new EventQueue();
  queue.push(Infinity, 1);
  const dropped = queue.push(Infinity, 2);
  queue.push(Infinity, 3);
  assert.is(queue.nextTime(), Infinity);
  queue.push(5, 4);
  assert.ok(queue.cancel(dropped));
  const popped: number[] = [];
  while (queue.pop()) popped.push(queue.event);
  assert.equal(popped, [4, 1, 3]);
  assert.is(queue.time, Infinity);
});

order("an event is any int32", () => {
  const queue = new EventQueue();
  for (const event of [-(2 ** 31), -1, 0, 2 ** 31 - 1]) {
    queue.push(1, event);
    queue.pop();
    assert.is(queue.event, event);
  }
});

order.run();

const misuse = suite("event queue: misuse");

misuse("refuses NaN and times before the clock, and is unchanged afterwards", () => {
  const queue = new EventQueue();
  assert.throws(
    () => queue.push(NaN, 0),
    (error: Error) => error instanceof RangeError && /NaN/.test(error.message),
  );
  queue.push(5, 1);
  queue.push(6, 2);
  queue.pop();
  assert.throws(
    () => queue.push(4.999, 0),
    (error: Error) => error instanceof RangeError && /5 h/.test(error.message),
  );
  queue.push(5, 3);
  assert.is(queue.size, 2);
  queue.pop();
  assert.is(queue.event, 3);
});

misuse("an empty queue pops nothing and keeps the event last popped", () => {
  const queue = new EventQueue();
  assert.not(queue.pop());
  queue.push(3, 7);
  queue.pop();
  assert.not(queue.pop());
  assert.equal([queue.time, queue.event, queue.size], [3, 7, 0]);
});

misuse.run();

const cancelling = suite("event queue: cancelling");

cancelling("recognises handles that were popped, cancelled or cleared, even when their slots are in use again", () => {
  const queue = new EventQueue();
  const popped = queue.push(1, 0);
  queue.pop();
  const cancelled = queue.push(2, 1);
  assert.ok(queue.cancel(cancelled));
  const cleared = queue.push(3, 2);
  queue.clear();
  for (let i = 0; i < 1000; i++) queue.push(i, i);
  for (const stale of [popped, cancelled, cleared, 0, -1, NaN]) assert.not(queue.cancel(stale), String(stale));
  assert.is(queue.size, 1000);
});

cancelling("handles stay good while the queue grows", () => {
  const queue = new EventQueue(1);
  const handles = Array.from({ length: 5000 }, (_, i) => queue.push(i % 10, i));
  assert.is(new Set(handles).size, 5000);
  for (let i = 1; i < 5000; i += 2) assert.ok(queue.cancel(handles[i]));
  let popped = 0;
  while (queue.pop()) {
    assert.is(queue.event % 2, 0);
    popped++;
  }
  assert.is(popped, 2500);
});

cancelling(
  "a cancelled event gives its room back: a million of them beside one pending need no more than a few",
  () => {
    const queue = new EventQueue(1);
    queue.push(1e9, 1);
    // The lower half of a handle says where the event lies.
    const places = new Set<number>();
    for (let i = 0; i < 1_000_000; i++) {
      const handle = queue.push(1e6 + (i % 977), 0);
      places.add(handle % 2 ** 32);
      queue.cancel(handle);
    }
    assert.ok(places.size < 128, `slots in use: ${places.size}`);
    queue.pop();
    assert.is(queue.event, 1);
  },
);

cancelling.run();
