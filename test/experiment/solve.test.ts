/** Solving on responses whose thresholds are known, against trying everything. */
import * as fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { SolveOptions } from "../../src/experiment/solve/question.ts";
import { replicationsFor } from "../../src/experiment/solve/rounds.ts";
import { solve } from "../../src/experiment/solve/solve.ts";
import type { Attempt } from "../../src/experiment/solve/trials.ts";
import { orderStatistic } from "../../src/experiment/statistics/quantile.ts";
import { wilsonInterval } from "../../src/experiment/statistics/share.ts";
import { uniform } from "../fixtures/fake-model.ts";

const options: SolveOptions = {
  values: 101,
  share: 0.9,
  indifference: 0.02,
  replications: 200,
  cap: 1000,
  paired: false,
  lowerLevelIsBetter: true,
};

/** A replication meets the target from its own threshold on; `seen` gathers every trial made. */
function from(threshold: (replication: number) => number, seen: string[] = []): Attempt {
  return async (place, replications) => {
    for (const replication of replications) seen.push(`${place} ${replication}`);
    return replications.map((replication) => ({
      met: place >= threshold(replication),
      level: Math.max(0, threshold(replication) - place),
    }));
  };
}

function mirrored(attempt: Attempt, last: number): Attempt {
  return (place, replications) => attempt(last - place, replications);
}

const spread = (replication: number) => Math.round(20 + 60 * uniform(1, replication));
const quantile = (threshold: (replication: number) => number, n: number, p: number) =>
  orderStatistic(Float64Array.from({ length: n }, (_, r) => threshold(r)).sort(), p);
const solving = suite("solving");

solving("the answer is the quantile of the thresholds, whatever they are, whichever way is better", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 2, max: 300 }),
      fc.integer({ min: 2, max: 90 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.boolean(),
      fc.integer({ min: 0, max: 299 }),
      async (seed, values, n, share, less, start) => {
        const last = values - 1;
        const threshold = (r: number) => Math.floor(uniform(seed, r) * (values + 3)) - 1;
        const attempt = from(threshold);
        const solution = await solve(less ? mirrored(attempt, last) : attempt, {
          ...options,
          values,
          share,
          replications: n,
          start: start <= last ? start : undefined,
        });
        const at = Math.max(0, quantile(threshold, n, share));
        const position = less ? last - solution.answer.place : solution.answer.place;
        assert.is(solution.outcome, at > last ? "never" : at === 0 ? "throughout" : "found");
        assert.is(position, Math.min(at, last));
        const met = (place: number) =>
          Array.from({ length: n }, (_, r) => threshold(r) <= place).filter(Boolean).length / n;
        assert.ok(Math.abs(solution.answer.probability.share - met(position)) < 1e-12);
        if (solution.before) assert.ok(Math.abs(solution.before.probability.share - met(position - 1)) < 1e-12);
        // An end that so few replications do not give is NaN.
        assert.not(solution.low > solution.answer.place && solution.outcome !== "never");
        assert.not(solution.high < solution.answer.place && solution.outcome !== "never");
        assert.is(solution.monotone.violations, 0);
      },
    ),
    { seed: 1, numRuns: 80 },
  );
});

solving("no replication is run twice at a value, and far fewer runs are needed than on a grid", async () => {
  const seen: string[] = [];
  const { runs, gridRuns } = await solve(from(spread, seen), options);
  assert.is(seen.length, runs);
  assert.is(new Set(seen).size, runs);
  assert.is(gridRuns, 101 * 200);
  assert.ok(runs < gridRuns / 20, `${runs} of ${gridRuns} runs`);
});

solving("the interval holds the true quantile in 95% of samples or more", async () => {
  // Thresholds uniform on 0..99: the 0.9 quantile is 89. Below 93% of 600 samples comes by chance once in 50 at 95%, in fewer at more.
  let held = 0;
  for (let sample = 0; sample < 600; sample++) {
    const { low, high } = await solve(
      from((r) => Math.floor(100 * uniform(77, sample, r))),
      { ...options, replications: 100 },
    );
    if (low <= 89 && high >= 89) held++;
  }
  assert.ok(held / 600 >= 0.93, `${held} of 600`);
});

solving("pairs that share their draws are counted as pairs", async () => {
  const attempt = from((r) => spread(r >> 1));
  const alone = await solve(attempt, options);
  const paired = await solve(attempt, { ...options, paired: true });
  assert.is(paired.answer.place, alone.answer.place);
  const width = ({ answer }: typeof alone) => answer.probability.high - answer.probability.low;
  assert.ok(width(paired) > 1.25 * width(alone));
  assert.ok(paired.high - paired.low > alone.high - alone.low);
});

solving("replications go on until the probability is known to within the indifference, or to the cap", async () => {
  const { indifference } = options;
  const enough = await solve(from(spread), { ...options, replications: undefined, cap: 5000 });
  const { low, high } = enough.answer.probability;
  assert.ok((high - low) / 2 <= indifference);
  assert.not(enough.capped);
  assert.ok(enough.replications < 1400, `${enough.replications} replications`);
  const cut = await solve(from(spread), { ...options, replications: undefined, cap: 300 });
  assert.is(cut.replications, 300);
  assert.ok(cut.capped);
});

solving("an end of the interval for which there are too few replications is left open", async () => {
  const few = await solve(from(spread), { ...options, replications: 20 });
  assert.ok(few.low <= few.answer.place);
  assert.ok(Number.isNaN(few.high));
});

solving("the number of replications for a half-width is the smallest whose Wilson interval is as narrow", () => {
  const n = replicationsFor(0.9, 0.02, 1);
  const width = (size: number) => wilsonInterval(0.9, size).high - wilsonInterval(0.9, size).low;
  assert.ok(width(n) <= 0.04);
  assert.ok(width(n - 2) > 0.04);
  assert.is(replicationsFor(0.9, 0.02, 2) >= 2 * n - 2, true);
});

solving("a target never met gives the best value reached, with the measure there", async () => {
  const solution = await solve(
    from((r) => 150 + r / 100),
    options,
  );
  assert.is(solution.outcome, "never");
  assert.is(solution.answer.place, 100);
  assert.is(solution.answer.probability.share, 0);
  assert.is(solution.better, "more");
  assert.ok(Math.abs((solution.levelReached ?? 0) - 51) < 0.02);
  assert.is(solution.high, Number.POSITIVE_INFINITY);
});

solving("a target met even at the hard end is reported as met throughout", async () => {
  const solution = await solve(
    from((r) => (r % 20 === 0 ? 40 : 0)),
    options,
  );
  assert.is(solution.outcome, "throughout");
  assert.is(solution.answer.place, 0);
  assert.is(solution.before, undefined);
});

solving("a lever without effect is reported to make no difference", async () => {
  const attempt: Attempt = async (_, replications) =>
    replications.map((replication) => ({ met: replication % 2 === 0, level: replication }));
  const solution = await solve(attempt, options);
  assert.is(solution.better, "neither");
  assert.is(solution.outcome, "never");
});

solving("a response that rises and falls again is detected and solved on a grid", async () => {
  const attempt: Attempt = async (place, replications) =>
    replications.map((replication) => {
      const away = Math.abs(place - 50) - 20 * uniform(5, replication);
      return { met: away <= 5, level: Math.max(0, away) };
    });
  const solution = await solve(attempt, { ...options, share: 0.8 });
  assert.is(solution.method, "grid");
  assert.ok(solution.monotone.violations > 0);
  assert.ok(solution.monotone.pValue < 0.01);
  assert.is(solution.outcome, "found");
  // Met at |place - 50| <= 5 + 20u with probability 0.8: |place - 50| <= 9; the grid has every fifth value.
  assert.is(solution.answer.place, 45);
  assert.is(solution.before?.place, 40);
  assert.is(solution.tried.length, 21);
});

solving("a little noise around the thresholds is no reason for a grid", async () => {
  const attempt: Attempt = async (place, replications) =>
    replications.map((replication) => ({
      met: place + 2 * uniform(9, place, replication) >= spread(replication),
      level: 0,
    }));
  const solution = await solve(attempt, options);
  assert.is(solution.method, "bisection");
});

solving("a lever needs two values and a probability between 0 and 1", async () => {
  for (const bad of [{ values: 1 }, { share: 0 }, { share: 1 }])
    try {
      await solve(from(spread), { ...options, ...bad });
      assert.unreachable();
    } catch (error) {
      assert.instance(error, RangeError);
    }
});

solving.run();
