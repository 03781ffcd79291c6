/** Solving a small hub, against brute force: every replication at every value of the lever. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { firstReplications } from "../../src/experiment/replications/source.ts";
import { fluidStart } from "../../src/experiment/solve/fluid-start.ts";
import { frontier } from "../../src/experiment/solve/frontier.ts";
import { type Lever, readLever } from "../../src/experiment/solve/lever.ts";
import { type Solution, solve } from "../../src/experiment/solve/solve.ts";
import { type Attempt, attemptsAt } from "../../src/experiment/solve/trials.ts";
import { compile } from "../../src/hub/compile.ts";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { outcomeIndex, type Plan } from "../../src/hub/plan.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { MemorySource } from "../fixtures/memory-source.ts";

const target = "legacy-cleared";
const replications = 10;
const source = new MemorySource();
const plans = new Map<string, Plan>();

function planOf(overrides: readonly string[]): Plan {
  const key = overrides.join("; ");
  let plan = plans.get(key);
  if (!plan) {
    const { loaded } = loadScenario("test/fixtures/tiny-hub.yaml", { readText, overrides });
    assert.ok(loaded, key);
    plan = compile(loaded);
    plans.set(key, plan);
  }
  return plan;
}

function leverOf(text: string): Lever {
  const lever = readLever(text);
  if (typeof lever === "string") throw new Error(lever);
  return lever;
}

interface Asked {
  readonly lever: Lever;
  readonly attempt: Attempt;
  readonly solution: Solution;
}

async function solved(text: string, share: number, base: readonly string[], start?: number): Promise<Asked> {
  const lever = leverOf(text);
  const planAt = (place: number) =>
    planOf(["staff.team.vacancies=unfilled", ...base, `${lever.path}=${lever.values[place]}`]);
  const { attempt, paired } = attemptsAt(source, planAt, target, { seed: 7, fixed: false });
  const solution = await solve(attempt, {
    values: lever.values.length,
    share,
    indifference: 0.02,
    replications,
    cap: 100,
    paired: paired(0),
    lowerLevelIsBetter: true,
    start,
  });
  return { lever, attempt, solution };
}

/** Share of replications that meet the target at each place. */
async function everywhere({ lever, attempt }: Asked): Promise<number[]> {
  const shares: number[] = [];
  for (const place of lever.values.keys()) {
    const trials = await attempt(place, firstReplications(replications));
    shares.push(trials.filter(({ met }) => met).length / replications);
  }
  return shares;
}

const hub = suite("solving a hub");

for (const [what, text, base, better] of [
  ["more staff", "staff.team.fte=14..30/2", [], "more"],
  ["a smaller share of the day off casework", "staff.team.away.other=0%..30%/6%", ["staff.team.fte=22"], "less"],
  [
    "joiners who come earlier",
    "staff.team.joiners.from=2023-05-01..2023-09-04/3 weeks",
    ["staff.team.joiners={count: 14, from: 2023-05-01}"],
    "less",
  ],
  ["a later date", "targets.legacy-cleared.by=2023-10-01..2024-02-01/4 weeks", ["staff.team.fte=13"], "more"],
] as const)
  hub(`${what}: the answer agrees with brute force`, async () => {
    for (const share of [0.5, 0.8]) {
      const asked = await solved(text, share, base);
      const shares = await everywhere(asked);
      const { solution } = asked;
      assert.is(solution.better, better);
      assert.is(solution.outcome, "found");
      const place =
        better === "more" ? shares.findIndex((one) => one >= share) : shares.findLastIndex((one) => one >= share);
      assert.is(solution.answer.place, place, `${shares} at ${share}`);
      assert.is(solution.answer.probability.share, shares[place]);
      assert.is(solution.before?.probability.share, shares[place + (better === "more" ? -1 : 1)]);
      assert.ok(solution.runs < solution.gridRuns);
    }
  });

hub("a target out of reach is never met, and the best is the easy end", async () => {
  const { solution } = await solved("staff.team.fte=2..8/2", 0.9, []);
  assert.is(solution.outcome, "never");
  assert.is(solution.answer.place, 3);
  assert.is(solution.answer.probability.share, 0);
  assert.ok((solution.levelReached ?? 0) > 100);
});

hub("a target met at the hard end holds throughout", async () => {
  const { solution } = await solved("staff.team.fte=40..60/10", 0.9, []);
  assert.is(solution.outcome, "throughout");
  assert.is(solution.answer.place, 0);
});

hub("the frontier is the answer for each value of the second lever, found from the one before", async () => {
  const second = leverOf("staff.team.away.other=0%..20%/10%");
  const lever = "staff.team.fte=16..34/3";
  const starts: (number | undefined)[] = [];
  const rows = await frontier(second.values.length, async (place, start) => {
    starts.push(start);
    return (await solved(lever, 0.8, [`${second.path}=${second.values[place]}`], start)).solution;
  });
  const answers: number[] = [];
  for (const value of second.values)
    answers.push((await solved(lever, 0.8, [`${second.path}=${value}`])).solution.answer.place);
  assert.equal(
    rows.map(({ answer }) => answer.place),
    answers,
  );
  assert.equal(starts, [undefined, ...answers.slice(0, -1)]);
  assert.ok(answers[0] < answers[2]);
});

hub("the search starts where the fluid limit turns, from either end, and finds the same answer", async () => {
  for (const [text, turns] of [
    ["staff.team.fte=6..42/2", "more"],
    ["targets.legacy-cleared.by=2023-07-01..2024-03-01/2 weeks", "more"],
    ["work.interview.effort.lognormal.mean=1h..21h/2h", "less"],
  ] as const) {
    const lever = leverOf(text);
    const planAt = (place: number) => planOf(["staff.team.vacancies=unfilled", `${lever.path}=${lever.values[place]}`]);
    const met = [...lever.values.keys()].map((place) => {
      const plan = planAt(place);
      const { by } = plan.targets.find(({ name }) => name === target) ?? { by: Number.NaN };
      return fluid(plan).outcomes[outcomeIndex(plan, `met:${target}`)] <= by;
    });
    const start = fluidStart(lever.values.length, planAt, target);
    assert.is(start, turns === "more" ? met.indexOf(true) : met.lastIndexOf(true), text);
    assert.ok(met.includes(false) && met.includes(true), text);
    const [cold, warm] = [await solved(text, 0.5, []), await solved(text, 0.5, [], start)];
    assert.is(warm.solution.answer.place, cold.solution.answer.place);
  }
});

hub("where the fluid limit meets the target at both ends or at neither, it says nothing", () => {
  const planAt = (fte: number) => planOf([`staff.team.fte=${fte}`]);
  assert.is(
    fluidStart(2, (place) => planAt(1 + place), target),
    undefined,
  );
  assert.is(
    fluidStart(2, (place) => planAt(80 + place), target),
    undefined,
  );
});

hub("a value set by a lever is no longer drawn, and the others are drawn as before", () => {
  const path = "work.interview.effort.lognormal.mean";
  const held = planOf([`${path}=6h`]);
  assert.not(held.uncertain.some((quantity) => quantity.path === path));
  assert.is(held.uncertain.length, planOf([]).uncertain.length - 1);
});

hub.run();
