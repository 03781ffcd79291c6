/**
 * The closed forms are the oracle of the textbook scenarios, so they are checked themselves: against the balance equations of the processes
 * they solve, against fractions worked out by hand for exercises of the kind that textbooks set, and against each other.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { birthAndDeath } from "./closed-forms/birth-and-death.ts";
import { erlangA } from "./closed-forms/erlang-a.ts";
import { erlangB } from "./closed-forms/erlang-b.ts";
import { erlangC, meanWaitMMc } from "./closed-forms/erlang-c.ts";
import { jackson } from "./closed-forms/jackson.ts";
import { meanNumberOf, meanTimeOf } from "./closed-forms/little.ts";
import { meanWaitMG1 } from "./closed-forms/pollaczek-khinchine.ts";
import { meanWaitsByPriority } from "./closed-forms/priority.ts";

function near(actual: number, expected: number, within: number): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not within ${within} of ${expected}`);
}

const test = suite("closed forms");

const queues = [
  { servers: 1, offered: 0.3 },
  { servers: 1, offered: 0.95 },
  { servers: 3, offered: 2.4 },
  { servers: 10, offered: 9.5 },
  { servers: 50, offered: 48 },
  { servers: 200, offered: 190 },
];

test("Erlang B is the share of time that all are busy, by the balance equations of a queue without places to wait", () => {
  for (const { servers, offered } of queues) {
    const p = birthAndDeath(
      () => offered,
      (n) => n,
      servers,
    );
    near(erlangB(servers, offered), p[servers], 1e-12);
  }
  // 15 lines lose one call in a hundred at 8.108 erlangs: https://erlang.com/calculatormanual/howmuchtrafficcanatrunkgrouphandle.htm
  assert.ok(erlangB(15, 8.1075) < 0.01 && erlangB(15, 8.1085) > 0.01);
});

test("Erlang C and its mean wait satisfy the balance equations", () => {
  for (const { servers, offered } of queues) {
    const p = birthAndDeath(
      () => offered,
      (n) => Math.min(n, servers),
      servers + 2000,
    );
    const mean = (of: (n: number) => number) => p.reduce((sum, share, n) => sum + share * of(n), 0);
    near(
      erlangC(servers, offered),
      mean((n) => (n >= servers ? 1 : 0)),
      1e-9,
    );
    near(
      meanNumberOf(offered, meanWaitMMc(servers, offered, 1)),
      mean((n) => Math.max(0, n - servers)),
      1e-6,
    );
  }
  assert.throws(() => erlangC(2, 2), /too much/);
});

test("Erlang C: 2 arrivals an hour, 3 served an hour by each of one or two servers", () => {
  // By hand: one server waits 2/(3 (3 - 2)); with two, p0 = 1/2, and (2/3)^2 / 2 p0 (1/3) / (1 - 1/3)^2 = 1/12 wait.
  near(meanWaitMMc(1, 2, 3), 2 / 3, 1e-12);
  near(meanWaitMMc(2, 2, 3), 1 / 24, 1e-12);
  near(meanNumberOf(2, meanWaitMMc(1, 2, 3)), 4 / 3, 1e-12);
  near(meanNumberOf(2, meanWaitMMc(2, 2, 3)), 1 / 12, 1e-12);
  near(erlangC(1, 0.8), 0.8, 1e-12);
});

test("Erlang A satisfies the balance equations", () => {
  for (const { servers, offered } of queues)
    for (const patience of [0.05, 0.5, 3]) {
      const p = birthAndDeath(
        () => offered,
        (n) => Math.min(n, servers) + Math.max(0, n - servers) * patience,
        servers + 2000,
      );
      const mean = (of: (n: number) => number) => p.reduce((sum, share, n) => sum + share * of(n), 0);
      const { waits, givesUp, meanWait, use } = erlangA(servers, offered, 1, patience);
      const waiting = mean((n) => Math.max(0, n - servers));
      near(
        waits,
        mean((n) => (n >= servers ? 1 : 0)),
        1e-10,
      );
      near(meanNumberOf(offered, meanWait), waiting, 1e-8);
      near(givesUp, (waiting * patience) / offered, 1e-10);
      near(use, mean((n) => Math.min(n, servers)) / servers, 1e-10);
    }
});

test("Erlang A lies between Erlang C and Erlang B, and is the Poisson distribution where patience is as long as service", () => {
  near(erlangA(3, 2.4, 1, 1e-7).waits, erlangC(3, 2.4), 1e-6);
  near(erlangA(3, 2.4, 1, 1e-7).meanWait, meanWaitMMc(3, 2.4, 1), 1e-5);
  near(erlangA(3, 2.4, 1, 1e7).givesUp, erlangB(3, 2.4), 1e-6);
  const belowThree = Math.exp(-2.4) * (1 + 2.4 + 2.4 ** 2 / 2);
  near(erlangA(3, 2.4, 1, 1).waits, 1 - belowThree, 1e-12);
});

test("Pollaczek and Khinchine: equal service times halve the wait of exponential ones", () => {
  // 5 customers an hour, 8 served an hour: by hand, 5/8 / (8 - 5).
  near(meanWaitMG1(5, 1 / 8, 1), 5 / 24, 1e-12);
  near(meanWaitMG1(5, 1 / 8, 0), 5 / 48, 1e-12);
  near(meanWaitMG1(0.8, 1, 1), meanWaitMMc(1, 0.8, 1), 1e-12);
  assert.throws(() => meanWaitMG1(1, 1, 1), /too much/);
});

test("Cobham: short jobs before long ones", () => {
  // 6 short jobs an hour (2 minutes, second moment 6) before 6 long ones (4 minutes, second moment 18). By hand: what is left of the job in
  // hand is (6 * 6 + 6 * 18) / 60 / 2 = 1.2 minutes; over 1 - 0.2, and over (1 - 0.2) (1 - 0.6) after that.
  const [short, long] = meanWaitsByPriority([
    { arrivalRate: 6, meanService: 2 / 60, meanSquare: 6 / 3600 },
    { arrivalRate: 6, meanService: 4 / 60, meanSquare: 18 / 3600 },
  ]);
  near(short, 0.025, 1e-12);
  near(long, 0.0625, 1e-12);
});

test("Cobham's waits, weighted by load, are what they would be in order of arrival", () => {
  // L. Kleinrock, "A conservation law for a wide class of queueing disciplines" (1965).
  const classes = [
    { arrivalRate: 0.3, meanService: 1, meanSquare: 2 },
    { arrivalRate: 0.2, meanService: 2, meanSquare: 5 },
  ];
  const load = 0.7;
  const inOrder = (0.3 * 2 + 0.2 * 5) / 2 / (1 - load);
  const waits = meanWaitsByPriority(classes);
  near(0.3 * waits[0] + 0.4 * waits[1], load * inOrder, 1e-12);
});

test("Jackson: three facilities with feedback, one of two servers", () => {
  // By hand: 5, 10 and 7.5 arrivals satisfy the traffic equations, so the loads are 1/2, 1/2 and 3/4.
  const { nodes, meanTime } = jackson([
    { servers: 1, meanService: 0.1, arrivalRate: 1, next: [0, 0.6, 0.3] },
    { servers: 2, meanService: 0.1, arrivalRate: 4, next: [0.1, 0, 0.3] },
    { servers: 1, meanService: 0.1, arrivalRate: 3, next: [0.4, 0.4, 0] },
  ]);
  for (const [i, rate] of [5, 10, 7.5].entries()) near(nodes[i].arrivalRate, rate, 1e-9);
  for (const [i, present] of [1, 4 / 3, 3].entries()) near(nodes[i].present, present, 1e-9);
  near(meanTime, 2 / 3, 1e-9);
});

test("Jackson: three stations, after an exercise of S. M. Ross, Introduction to Probability Models", () => {
  // By hand: 5, 40 and 170/3 arrivals; 1 + 4 + 17/13 customers present, and 82/13 over 30 of time each.
  const { nodes, meanTime } = jackson([
    { servers: 1, meanService: 1 / 10, arrivalRate: 5, next: [0, 1 / 3, 1 / 3] },
    { servers: 1, meanService: 1 / 50, arrivalRate: 10, next: [0, 0, 1] },
    { servers: 1, meanService: 1 / 100, arrivalRate: 15, next: [0, 1 / 2, 0] },
  ]);
  near(
    nodes.reduce((sum, { present }) => sum + present, 0),
    82 / 13,
    1e-9,
  );
  near(meanTime, 41 / 195, 1e-9);
});

test("a tandem is its stations one after the other, and feedback is a busier station", () => {
  const tandem = jackson([
    { servers: 1, meanService: 1, arrivalRate: 0.8, next: [0, 1] },
    { servers: 2, meanService: 2, arrivalRate: 0, next: [] },
  ]);
  near(tandem.meanTime, meanWaitMMc(1, 0.8, 1) + 1 + meanWaitMMc(2, 0.8, 0.5) + 2, 1e-12);
  const rework = jackson([{ servers: 1, meanService: 1, arrivalRate: 0.6, next: [0.25] }]);
  near(rework.nodes[0].use, 0.8, 1e-12);
  // Present as in M/M/1 at load 0.8, which is 4; by Little's law the time is 4 over the 0.6 that come from outside.
  near(rework.meanTime, meanTimeOf(4, 0.6), 1e-12);
});

test.run();
