/** Queues of one stage, in order of arrival, against their textbook recursions on the same luck: not in the mean, but case by case. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nameKey } from "../../src/engine/random/key.ts";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { arrivalKey } from "../../src/hub/cases/arrivals.ts";
import { period, run } from "./small.ts";

const test = suite("recursions");

/** Moments of arrival and efforts, in hours, from the luck of a replication: exponential, at 2 an hour and with mean 1. */
function* customers(seed: number, replication: number, rate: number): Generator<{ arrival: number; effort: number }> {
  const streams = new RandomStreams(seed, replication);
  const key = nameKey("service");
  let arrival = 0;
  for (let id = 0; ; id++) {
    arrival -= Math.log(streams.uniform(arrivalKey, id, 0, 0)) / rate;
    yield { arrival, effort: -Math.log1p(-streams.uniform(arrivalKey, id, key, 0)) };
  }
}

/**
 * Mean wait of those taken up by `until`, and mean hours to decision of those decided by then, by the recursion of J. Kiefer and
 * J. Wolfowitz, "On the theory of queues with many servers" (1955); with one server that of D. V. Lindley (1952).
 */
function byRecursion(seed: number, replication: number, rate: number, servers: number, until: number) {
  const freeAt = new Array<number>(servers).fill(0);
  const waits: number[] = [];
  const times: number[] = [];
  for (const { arrival, effort } of customers(seed, replication, rate)) {
    if (arrival >= until) break;
    const soonest = freeAt.indexOf(Math.min(...freeAt));
    const begins = Math.max(arrival, freeAt[soonest]);
    freeAt[soonest] = begins + effort;
    if (begins < until) waits.push(begins - arrival);
    if (begins + effort < until) times.push(begins + effort - arrival);
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    taken: waits.length,
    wait: mean(waits),
    waited: waits.filter((wait) => wait > 0).length / waits.length,
    decided: times.length,
    time: mean(times),
  };
}

for (const [servers, rate] of [
  [1, 0.5],
  [1, 0.9],
  [3, 2.7],
  [20, 21],
] as const)
  test(`${servers} servers at ${rate} arrivals an hour`, () => {
    const days = 121;
    const scenario = {
      period: period("2024-04-30"),
      calendar: "continuous",
      cases: { types: { plain: { route: ["service"] } }, arrivals: { rate: `${rate}/hour` } },
      work: { service: { needs: "serving", effort: { exponential: { mean: "1h" } } } },
      staff: { servers: { fte: servers, skills: ["serving"] } },
    };
    for (const replication of [0, 1, 2]) {
      const result = run(scenario, { seed: 11, replication });
      const expected = byRecursion(11, replication, rate, servers, days * 24);
      assert.is(result.total("decisions"), expected.decided);
      assert.is(result.outcome("waited:service"), expected.waited);
      const near = (actual: number, value: number) =>
        assert.ok(Math.abs(actual - value) < 1e-9 * value, `${actual}, not ${value}`);
      near(result.outcome("wait:service"), expected.wait);
      near(result.outcome("time_to_decision"), expected.time);
    }
  });

test.run();
