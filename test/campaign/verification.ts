/**
 * The long verification: `npm run campaign` holds every outcome of every textbook scenario against its closed form at loads from 0.5 to
 * 0.95, such that a bias of 1% would be found with a probability of 90%, and looks for lost cases in many random scenarios. It takes an
 * hour or so. `npm run campaign:short` takes a few minutes: load 0.9 alone, a bias of 3%, and
 * fewer random scenarios.
 * All comparisons of a campaign together raise a false alarm in 1% of seeds. Exit code 1 when anything is wrong.
 */
import fc from "fast-check";
import { ThreadsExecutor } from "../../src/execution/threads/threads.ts";
import { assertConserved } from "../hub/conserved.ts";
import { randomScenario } from "../hub/random-scenario.ts";
import { textbooks } from "../verification/textbook.ts";
import {
  type Comparison,
  type Family,
  largestError,
  planOf,
  quantileOf,
  raisesAlarm,
  runTrial,
} from "../verification/trial.ts";

const short = process.argv.includes("--short");
const { loads, bias, scenarios } = short
  ? { loads: [0.9], bias: 0.03, scenarios: 600 }
  : { loads: [0.5, 0.8, 0.9, 0.95], bias: 0.01, scenarios: 20_000 };

const family: Family = {
  comparisons: loads.length * textbooks.reduce((sum, { expected }) => sum + Object.keys(expected(0.5)).length, 0),
  falseAlarm: 0.01,
};

/** A first run says how variable the outcomes are; the second, with a seed of its own, is as long as that takes. */
const pilot = { replications: 100, cases: 20_000 };
/** Room for the first run's error in that. */
const margin = 1.3;
const mostCases = 400_000;

/** Asymptotic variance per case of the most variable outcome, over its squared mean. */
function spreadOf(comparisons: readonly Comparison[]): number {
  return Math.max(
    ...comparisons.map(
      ({ standardError, expected }) => (standardError / expected) ** 2 * pilot.replications * pilot.cases,
    ),
  );
}

let passed = 0;
let failed = 0;

function count(ok: boolean): string {
  if (ok) passed++;
  else failed++;
  return ok ? "ok  " : "FAIL";
}

/** One line of the table: how far off, against how far chance alone goes. */
function report(name: string, load: number, comparison: Comparison): void {
  const { outcome, expected, mean, standardError, df } = comparison;
  const precise = standardError <= largestError(family, df, bias) * expected;
  const verdict = count(!raisesAlarm(comparison, family) && precise);
  const percent = (value: number) => `${((100 * value) / expected).toFixed(3)}%`;
  const chance = percent(quantileOf(family, df) * standardError);
  console.log(
    `${verdict} ${name.padEnd(13)} ${load.toFixed(2)} ${outcome.padEnd(24)} ${mean.toPrecision(7).padEnd(10)} off by ${percent(mean - expected).padStart(8)}, chance ${chance}${precise ? "" : ", too few cases"}`,
  );
}

const executor = new ThreadsExecutor({ model: new URL("../verification/simulate-with-inputs.ts", import.meta.url) });
try {
  for (const load of loads)
    for (const textbook of textbooks) {
      const expected = textbook.expected(load);
      const first = await runTrial(
        planOf(textbook, load, pilot.cases),
        expected,
        executor,
        pilot.replications,
        "campaign, first run",
      );
      const needed = (margin * spreadOf(first)) / largestError(family, pilot.replications - 6, bias) ** 2;
      // Replications no longer than their warm-up would waste it, and the controls with it.
      const cases = Math.max(needed, pilot.replications * pilot.cases);
      const replications = Math.max(pilot.replications, Math.ceil(cases / mostCases));
      for (const comparison of await runTrial(
        planOf(textbook, load, cases / replications),
        expected,
        executor,
        replications,
        "campaign",
      ))
        report(textbook.name, load, comparison);
    }
} finally {
  await executor.close();
}

const search = fc.check(
  fc.property(randomScenario, (scenario) => assertConserved(scenario)),
  { seed: 42, numRuns: scenarios },
);
console.log(`${count(!search.failed)} ${search.numRuns} random scenarios conserve their cases`);
if (search.failed) console.log(fc.defaultReportMessage(search));

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
