/** `casehub solve`: the least of a lever under which a target holds with a probability. */

import { commandIdentity, runIdentity } from "../../../execution/identity.ts";
import { fluidStart } from "../../../experiment/solve/fluid-start.ts";
import { frontier } from "../../../experiment/solve/frontier.ts";
import { type Lever, readLever } from "../../../experiment/solve/lever.ts";
import { type Solution, solve } from "../../../experiment/solve/solve.ts";
import { attemptsAt, targetNamed } from "../../../experiment/solve/trials.ts";
import { compile } from "../../../hub/compile.ts";
import type { Plan } from "../../../hub/plan.ts";
import type { SolveResult } from "../../../output/solving/result.ts";
import { solveJson } from "../../../output/solving/summary.ts";
import {
  answerRows,
  answersShape,
  thresholdRows,
  thresholdsShape,
  triedRows,
  triedShape,
} from "../../../output/solving/tables.ts";
import { solveText } from "../../../output/solving/words.ts";
import { countOption, mostReplications, seedOption } from "../../arguments/options.ts";
import { refuseSaidTwice } from "../../arguments/said-twice.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { type ExperimentArguments, runExperiment } from "../../experiment.ts";
import { loadOrExplain } from "../../files/load.ts";
import type { Io } from "../../io.ts";
import { checkLevers, leverNotes, leverPlans } from "../../plans/lever-plans.ts";
import { expectations } from "../../progress/solve-progress.ts";

/** Options as typed, before they are checked. */
export interface SolveArguments extends ExperimentArguments {
  readonly scenario: string;
  readonly vary: readonly string[];
  readonly target?: string;
  readonly probability?: string;
  readonly indifference?: string;
  readonly replications?: string;
  readonly seed?: string;
  readonly fixed: boolean;
  readonly set: readonly string[];
}

/** The most replications taken to reach the indifference, when their number is not given. */
const cap = 1000;
/** Steps of the second lever, when its step is not given. */
const secondSteps = 10;

/** @throws BadInput */
function leversOption(texts: readonly string[]): Lever[] {
  if (texts.length < 1 || texts.length > 2)
    throw new BadInput("give --vary once, or twice for the least of the first lever at each value of the second");
  const levers = texts.map((text, i) => readLever(text, i === 0 ? undefined : secondSteps));
  for (const lever of levers) if (typeof lever === "string") throw new BadInput(`--vary ${lever}`);
  return levers as Lever[];
}

/** The target named or, where there is but one, that. @throws BadInput */
function targetOption(name: string | undefined, { targets }: Plan): string {
  if (name === undefined && targets.length === 1) return targets[0].name;
  if (name !== undefined && targets.some((target) => target.name === name)) return name;
  if (targets.length === 0)
    throw new BadInput(
      "the scenario has no targets: add one to solve for, or give one with --set 'targets={NAME: {measure: total_backlog, at_most: 10, by: 2024-12-31, in: 90%}}'",
    );
  const names = targets.map((target) => target.name).join(", ");
  throw new BadInput(
    name === undefined
      ? `which target? The scenario has ${names}: choose with --target`
      : `there is no target ${name}; there are ${names}`,
  );
}

/** "90%", or a number of percentage points. @returns a share @throws BadInput outside `low` to `high` */
function percentOption(name: string, text: string, low: number, high: number): number {
  const match = /^(\d+(?:\.\d+)?)\s*(%|points?)?$/.exec(text.trim());
  const share = Number(match?.[1]) / 100;
  if (match && share >= low && share <= high) return share;
  throw new BadInput(`--${name} takes ${100 * low}% to ${100 * high}%, not "${text}"`);
}

/** @throws BadInput for a lever that only says how often a target is to be met, or that moves another target */
function refuseOtherTargets(levers: readonly Lever[], target: string): void {
  for (const { path } of levers) {
    const [block, name, ...inner] = path.split(".");
    if (block !== "targets") continue;
    if (name !== target)
      throw new BadInput(`${path} is not a part of the target ${target}, so it changes nothing that is asked here`);
    if (inner[0] === "in")
      throw new BadInput(
        `${path} is how often the target is to be met: state that with --probability, and vary what a plan can set`,
      );
  }
}

/** Of people the least is wanted, even where more of them would do harm. */
const isOfStaff = ({ path, values: [first] }: Lever) => path.startsWith("staff.") && /^[\d.]+$/.test(first);

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: SolveArguments, io: Io): Promise<number> {
  refuseSaidTwice(args, ["seed"]);
  const replications = countOption("replications", args.replications, undefined, mostReplications);
  const [lever, second] = leversOption(args.vary);
  const indifference = percentOption("indifference", args.indifference ?? "2", 0.001, 0.25);
  const loaded = loadOrExplain(args.scenario, args.set, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  const target = targetOption(args.target, plan);
  const share =
    args.probability === undefined
      ? targetNamed(plan, target).share
      : percentOption("probability", args.probability, 0.001, 0.999);
  if (!(share > 0 && share < 1))
    throw new BadInput(`${target} asks for ${100 * share}% of replications: choose less than 100% with --probability`);
  const levers = second ? [lever, second] : [lever];
  const planWith = leverPlans(args.scenario, args.set);
  refuseOtherTargets(levers, target);
  checkLevers(levers, planWith);
  const seed = seedOption(args.seed, plan.seed);
  const question = { share, indifference, replications, cap };
  return runExperiment(args, io, async (experiment) => {
    const { build, source } = experiment;
    const expect = expectations(experiment, second?.values.length ?? 1);
    let paired = false;
    const solveWith = async (extra: number | undefined, start?: number): Promise<Solution> => {
      const fixedSetting = second && extra !== undefined ? [{ path: second.path, value: second.values[extra] }] : [];
      const planAt = (place: number) => planWith([{ path: lever.path, value: lever.values[place] }, ...fixedSetting]);
      const tries = attemptsAt(source, planAt, target, { seed, fixed: args.fixed });
      paired = tries.paired(0);
      const { direction } = targetNamed(planAt(0), target);
      const solution = await solve(expect.counted(tries.attempt), {
        ...question,
        values: lever.values.length,
        paired,
        lowerLevelIsBetter: direction === "at_most",
        least: isOfStaff(lever),
        start: start ?? fluidStart(lever.values.length, planAt, target),
        onExpect: expect.perAnswer,
      });
      expect.answered();
      return solution;
    };
    const solutions = second ? await frontier(second.values.length, solveWith) : [await solveWith(undefined)];
    const common = { seed, fixed: args.fixed, replications };
    const result: SolveResult = {
      ...question,
      ...common,
      loaded,
      plan,
      lever,
      second,
      target,
      paired,
      solutions,
      identity: commandIdentity(
        "solve",
        [runIdentity(loaded, { seed, fixed: args.fixed, replications: replications ?? cap }, build)],
        { vary: levers.map(({ path, values }) => [path, values]), target, ...question },
      ),
      build,
    };
    const notes = leverNotes(levers, loaded);
    return experiment.finish({
      name: `solve-${loaded.name}`,
      title: `What it takes: ${loaded.scenario.title}`,
      identity: result.identity,
      tables: [
        [answersShape, answerRows(result)],
        [triedShape, triedRows(result)],
        [thresholdsShape, thresholdRows(result)],
      ],
      summary: solveJson(result, notes),
      words: (width) => solveText(result, notes, width),
      texts: { "scenario.resolved.yaml": loaded.resolvedText },
    });
  });
}
