/** The law: what `check` passes does not fault when it is run. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSession } from "../../../src/cli/session.ts";
import { InlineExecutor } from "../../../src/execution/threads/inline.ts";
import { observedSeries } from "../../../src/experiment/run/observed.ts";
import { arrivalRates } from "../../../src/hub/cases/arrivals.ts";
import { ScenarioFault } from "../../../src/hub/cases/stock.ts";
import { compile } from "../../../src/hub/compile.ts";
import { drawRegimes, drawValues } from "../../../src/hub/draws.ts";
import { fluid } from "../../../src/hub/fluid/fluid.ts";
import type { Plan } from "../../../src/hub/plan.ts";
import { simulate } from "../../../src/hub/simulate.ts";
import { openResultFolder } from "../../../src/output/results/folder.ts";
import { loadScenario } from "../../../src/scenario/load.ts";
import type { LoadedScenario } from "../../../src/scenario/loaded.ts";
import type { Input } from "./mutate.ts";

/** refused: `check` finds it wrong · stopped: told at run as bad input · large: right, but too much work to try · ran */
export type Verdict = "refused" | "stopped" | "large" | "ran";

const mostCases = 8000;
const mostPeople = 400;
const mostDays = 1500;

/** Cases, people and days that a run has to carry, at most. */
function isLarge(plan: Plan): boolean {
  if (!(plan.days <= mostDays)) return true;
  for (const replication of [0, 2, 4]) {
    const regimes = drawRegimes(plan, drawValues(plan, { seed: plan.seed, replication, fixed: false }));
    const [{ scenario }] = regimes;
    const stock = scenario.cases.in_progress.reduce((sum, { count }) => sum + count, 0);
    const claims = arrivalRates(regimes, plan.startDay, plan.days).reduce((sum, rate) => sum + rate, 0);
    const people = regimes.reduce((most, regime) => Math.max(most, peopleOf(regime.scenario.staff)), 0);
    if (!(stock + claims <= mostCases) || !(people <= mostPeople)) return true;
  }
  return false;
}

function peopleOf(staff: ReturnType<typeof drawRegimes>[number]["scenario"]["staff"]): number {
  return Object.values(staff).reduce((sum, { fte = 0, fte_each = 1, joiners, vacancies, attrition }) => {
    const joined =
      joiners === undefined
        ? 0
        : "dated" in joiners
          ? Object.values(joiners.dated).reduce((a, b) => a + b, 0)
          : joiners.count;
    const held = typeof vacancies === "object" && "held_at" in vacancies ? vacancies.held_at : 0;
    // Where leavers are replaced, as many come as go.
    const turnover =
      vacancies === undefined || vacancies === "unfilled"
        ? 1
        : 1 + Math.max(0, ...(attrition ?? []).map(({ rate }) => rate)) * 100;
    return sum + (Math.max(fte, held) / fte_each + joined) * turnover;
  }, 0);
}

/** @throws whatever must not be thrown, or an Error that says which number is none */
export async function judge(input: Input, whole: boolean): Promise<Verdict> {
  const files: Readonly<Record<string, string | undefined>> = { ...input };
  const readText = (path: string) => files[path] ?? { code: "CH101" as const, message: `there is no file ${path}` };
  const { loaded } = loadScenario("main.yaml", { readText });
  if (!loaded) return "refused";
  try {
    const plan = compile(loaded);
    observedSeries(loaded.scenario, plan);
    if (isLarge(plan)) return "large";
    if (whole) await writtenWhole(loaded, plan, Object.values(files).join("\n"));
    else for (const replication of [0, 2]) sound(plan, replication);
    return "ran";
  } catch (error) {
    if (error instanceof ScenarioFault) return "stopped";
    throw error;
  }
}

function sound(plan: Plan, replication: number): void {
  const { daily, values } = simulate(plan, { seed: plan.seed, replication, fixed: false });
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) throw new Error(`${plan.uncertain[i].path} is drawn as ${value}`);
  });
  plan.columns.forEach(({ measure, group, kind, unit }, column) => {
    const days = daily.subarray(column * plan.days, (column + 1) * plan.days);
    // A ratio of nothing to nothing, and the ages of no case, are empty cells.
    const mayBeEmpty = kind === "ratio" || unit === "days" || unit === "share";
    const wrong = days.findIndex(
      (value) => !(value >= -1e-6 && value < Infinity) && !(mayBeEmpty && Number.isNaN(value)),
    );
    if (wrong >= 0) throw new Error(`${measure} ${group} is ${days[wrong]} on day ${wrong}`);
  });
}

/** Two replications with the cross-check and all files, as `casehub run` has them. */
/** Words that no file of a result holds, unless the scenario's own names do. */
const noNumbers = ["NaN", "Infinity", "undefined"];

async function writtenWhole(loaded: LoadedScenario, plan: Plan, input: string): Promise<void> {
  const words = noNumbers.filter((word) => !input.includes(word));
  if (words.length === 0) return;
  const noNumber = new RegExp(`^.*(?<![A-Za-z"])(${words.join("|")})(?![A-Za-z"]).*$`, "m");
  const out = mkdtempSync(join(tmpdir(), "casehub-fuzz-"));
  try {
    const identity = "0".repeat(64);
    await runSession(
      {
        loaded,
        point: { plan, seed: plan.seed, fixed: false, replications: 2 },
        identityAt: () => identity,
        precision: [],
        build: { version: "0", hash: identity, commit: undefined } as never,
        executor: new InlineExecutor(simulate),
        threads: 1,
        folder: openResultFolder(out, "fuzz", identity),
        fluid,
        signal: new AbortController().signal,
        now: () => new Date(0),
        onReplication: () => {},
        onRound: () => {},
        onSimulated: () => {},
      },
      (outcome) => outcome,
    );
    for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
      if (!/\.(csv|txt|json)$/.test(name) || name.includes("data/")) continue;
      const found = noNumber.exec(readFileSync(join(out, name), "utf8"));
      if (found) throw new Error(`${name.replace(/^[^/]*\//, "")} holds ${found[0].slice(0, 200)}`);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
