/** The closed forms against values in print: the oracle of the textbook scenarios is itself checked. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
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

test("Erlang B gives the loads of the standard traffic tables", () => {
  // Erlangs that so many lines carry at a loss of 1%, as in every published table of the formula.
  for (const [lines, load] of [
    [1, 0.0101],
    [2, 0.153],
    [5, 1.36],
    [10, 4.46],
    [15, 8.11],
    [20, 12.0],
    [50, 37.9],
    [100, 84.1],
  ]) {
    const step = 0.5 * 10 ** (Math.floor(Math.log10(load)) - 2);
    assert.ok(
      erlangB(lines, load - step) < 0.01 && erlangB(lines, load + step) > 0.01,
      `${lines} lines at ${load} erlangs`,
    );
  }
});

test("Erlang C gives the emergency room of Hillier and Lieberman", () => {
  // Introduction to Operations Research, section "The M/M/s model": 2 patients an hour, 3 treated an hour by each doctor.
  near(meanWaitMMc(1, 2, 3), 2 / 3, 1e-12);
  near(meanWaitMMc(2, 2, 3), 1 / 24, 1e-12);
  near(meanNumberOf(2, meanWaitMMc(1, 2, 3)), 4 / 3, 1e-12);
  near(meanNumberOf(2, meanWaitMMc(2, 2, 3)), 1 / 12, 1e-12);
  near(erlangC(1, 0.8), 0.8, 1e-12);
});

test("Erlang C gives the bank of Winston", () => {
  // Operations Research: Applications and Algorithms, chapter on queueing: 80 customers an hour, two tellers, 1.2 minutes each.
  near(erlangC(2, 1.6), 0.71, 0.005);
  near(meanNumberOf(80, meanWaitMMc(2, 80, 50)), 2.84, 0.005);
  assert.throws(() => erlangC(2, 2), /too much/);
});

test("Erlang A gives the call centre of Garnett, Mandelbaum and Reiman", () => {
  // "Designing a call center with impatient customers", Manufacturing & Service Operations Management 4 (2002), table 1: 50 agents,
  // 48 calls a minute of 1 minute each, patience 2 minutes; without patience (Erlang C) in the first column.
  const { givesUp, meanWait, use } = erlangA(50, 48, 1, 0.5);
  near(givesUp, 0.031, 0.0005);
  near(meanWait * 60, 3.7, 0.05);
  near(meanNumberOf(48, meanWait), 3, 0.5);
  near(use, 0.93, 0.005);
  near(meanWaitMMc(50, 48, 1) * 60, 20.8, 0.05);
  near(meanNumberOf(48, meanWaitMMc(50, 48, 1)), 17, 0.5);
});

test("Erlang A lies between Erlang C and Erlang B, and is the Poisson distribution where patience is as long as service", () => {
  near(erlangA(3, 2.4, 1, 1e-7).waits, erlangC(3, 2.4), 1e-6);
  near(erlangA(3, 2.4, 1, 1e-7).meanWait, meanWaitMMc(3, 2.4, 1), 1e-5);
  near(erlangA(3, 2.4, 1, 1e7).givesUp, erlangB(3, 2.4), 1e-6);
  const belowThree = Math.exp(-2.4) * (1 + 2.4 + 2.4 ** 2 / 2);
  near(erlangA(3, 2.4, 1, 1).waits, 1 - belowThree, 1e-12);
});

test("Pollaczek and Khinchine: equal service times halve the wait of exponential ones", () => {
  // Winston, as above: 5 customers an hour, 8 served an hour.
  near(meanWaitMG1(5, 1 / 8, 1), 5 / 24, 1e-12);
  near(meanWaitMG1(5, 1 / 8, 0), 5 / 48, 1e-12);
  near(meanWaitMG1(0.8, 1, 1), meanWaitMMc(1, 0.8, 1), 1e-12);
  assert.throws(() => meanWaitMG1(1, 1, 1), /too much/);
});

test("Cobham gives the copying facility of Winston", () => {
  // 6 short jobs an hour (2 minutes, second moment 6) before 6 long ones (4 minutes, second moment 18).
  const [short, long] = meanWaitsByPriority([
    { arrivalRate: 6, meanService: 2 / 60, meanSquare: 6 / 3600 },
    { arrivalRate: 6, meanService: 4 / 60, meanSquare: 18 / 3600 },
  ]);
  near(short, 0.025, 1e-12);
  near(long, 0.0625, 1e-12);
  near(short + 2 / 60, 0.058, 0.0005);
  near(long + 4 / 60, 0.129, 0.0005);
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

test("Jackson gives the network of Hillier and Lieberman", () => {
  // Section "Queueing networks": three facilities with 1, 4 and 3 arrivals from outside, rates 10, 10 (two servers) and 10.
  const { nodes, meanTime } = jackson([
    { servers: 1, meanService: 0.1, arrivalRate: 1, next: [0, 0.6, 0.3] },
    { servers: 2, meanService: 0.1, arrivalRate: 4, next: [0.1, 0, 0.3] },
    { servers: 1, meanService: 0.1, arrivalRate: 3, next: [0.4, 0.4, 0] },
  ]);
  for (const [i, rate] of [5, 10, 7.5].entries()) near(nodes[i].arrivalRate, rate, 1e-9);
  for (const [i, present] of [1, 4 / 3, 3].entries()) near(nodes[i].present, present, 1e-9);
  near(meanTime, 2 / 3, 1e-9);
});

test("Jackson gives the three stations of Ross", () => {
  // Introduction to Probability Models, exercises of chapter 8: 82/13 customers present, 41/195 of time each.
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
