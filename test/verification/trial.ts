/** Runs a textbook scenario through the same path as any scenario, and sets its outcomes beside the closed form. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dayToIso, parseIsoDate } from "../../src/engine/civil-date.ts";
import { studentTQuantile } from "../../src/engine/distribution/families/student-t.ts";
import { normalQuantile } from "../../src/engine/distribution/normal-quantile.ts";
import type { Executor } from "../../src/experiment/replications/executor.ts";
import { firstReplications } from "../../src/experiment/replications/source.ts";
import { compile } from "../../src/hub/compile.ts";
import { outcomeIndex, type Plan } from "../../src/hub/plan.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { controlledMean } from "./controlled-mean.ts";
import type { Expected, Textbook } from "./textbook.ts";

/** The probability with which a bias is to be found. */
const power = 0.9;

export interface Comparison {
  readonly outcome: string;
  readonly expected: number;
  readonly mean: number;
  readonly standardError: number;
  readonly df: number;
}

/** How many comparisons are made together, and the probability that any of them raises a false alarm. */
export interface Family {
  readonly comparisons: number;
  readonly falseAlarm: number;
}

const minutesPerDay = 1440;
const start = parseIsoDate("2024-01-01");

/** Two-sided quantile for each comparison of a family (Bonferroni). */
export function quantileOf({ comparisons, falseAlarm }: Family, df: number): number {
  return studentTQuantile(1 - falseAlarm / comparisons / 2, df);
}

/** The largest relative standard error with which a relative bias is found with {@link power}. */
export function largestError(family: Family, df: number, bias: number): number {
  return bias / (quantileOf(family, df) + normalQuantile(power));
}

/** Whether a mean is further from the closed form than chance explains. */
export function raisesAlarm({ mean, expected, standardError, df }: Comparison, family: Family): boolean {
  return Math.abs(mean - expected) > quantileOf(family, df) * standardError;
}

/** Days (of 1,440 mean efforts) after which an M/M/1 queue has forgotten its start: 16 relaxation times (J. W. Cohen, The Single Server Queue (1982)). */
function warmUpDays(load: number): number {
  return Math.ceil(16 / (1 - Math.sqrt(load)) ** 2 / minutesPerDay);
}

/** The plan of a textbook scenario, at a load and over so many cases a replication after the warm-up. */
export function planOf(
  { name, rate: rateAt }: Textbook,
  load: number,
  cases: number,
  overrides: readonly string[] = [],
): Plan {
  const rate = rateAt(load);
  const warmUp = warmUpDays(load);
  const days = warmUp + Math.ceil(cases / rate / minutesPerDay);
  const file = fileURLToPath(new URL(`../../scenarios/textbook/${name}.yaml`, import.meta.url));
  const { loaded, problems } = loadScenario(file, {
    readText: (path) => readFileSync(path, "utf8"),
    overrides: [
      `cases.arrivals.rate=${rate}/minute`,
      `warm_up=${warmUp} days`,
      `period.end=${dayToIso(start + days - 1)}`,
      ...overrides,
    ],
  });
  if (!loaded) throw new Error(problems.map(({ message }) => message).join("\n"));
  return compile(loaded);
}

/** Runs replications of a plan with `simulate-with-inputs.ts`, and sets the mean outcomes beside those expected. */
export async function runTrial(
  plan: Plan,
  expected: Expected,
  executor: Executor,
  replications: number,
  seed: string,
): Promise<Comparison[]> {
  const rows: (readonly number[])[] = new Array(replications);
  await executor.run(
    { plan, seed, fixed: true, replications },
    firstReplications(replications),
    ({ replication, outcomes }) => {
      rows[replication] = [...outcomes];
    },
  );
  const known = rows.map((row) => row.slice(plan.outcomes.length));
  return Object.entries(expected).map(([outcome, value]) => {
    const at = outcomeIndex(plan, outcome);
    const unit = plan.outcomes[at].unit === "hours" ? 60 : 1;
    return {
      outcome,
      expected: value,
      ...controlledMean(
        rows.map((row) => row[at] * unit),
        known,
      ),
    };
  });
}
