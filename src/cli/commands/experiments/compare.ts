/** `casehub compare`: plans beside each other with the same luck. */

import { commandIdentity, runIdentity } from "../../../execution/identity.ts";
import { type ComparedPlan, type Comparison, comparePlans } from "../../../experiment/compare/compare.ts";
import { type Point, sharesDraws } from "../../../experiment/replications/point.ts";
import { firstReplications } from "../../../experiment/replications/source.ts";
import { compile } from "../../../hub/compile.ts";
import type { Plan } from "../../../hub/plan.ts";
import { mainOutcomes } from "../../../output/comparison/main-outcomes.ts";
import { differencesPicture, pictureFile } from "../../../output/comparison/picture.ts";
import { runAgainNotes } from "../../../output/comparison/run-again.ts";
import { type ComparisonResult, comparisonJson } from "../../../output/comparison/summary.ts";
import {
  comparedReplications,
  comparedReplicationsShape,
  comparedTargetRows,
  comparedTargetsShape,
  comparisonRows,
  comparisonShape,
} from "../../../output/comparison/tables.ts";
import { comparisonText } from "../../../output/comparison/terminal.ts";
import { planTitles } from "../../../output/words/plan-names.ts";
import type { LoadedScenario } from "../../../scenario/loaded.ts";
import { countOption, mostReplications, seedOption } from "../../arguments/options.ts";
import { refuseSaidTwice } from "../../arguments/said-twice.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { type Experiment, type ExperimentArguments, type Finding, runExperiment } from "../../experiment.ts";
import type { Io } from "../../io.ts";
import { type ComparedScenario, loadCompared } from "../../plans/compared-scenario.ts";

/** Where to look for the joint draws of a result folder that does not hold them. */
const usualData = "scenarios";

interface Options {
  readonly seed: string | number;
  readonly replications: number;
  readonly fixed: boolean;
}

/** Options as typed, before they are checked. */
export interface CompareArguments extends ExperimentArguments {
  readonly scenarios: readonly string[];
  readonly replications?: string;
  readonly seed?: string;
  readonly fixed: boolean;
  readonly set: readonly string[];
}

/** What every plan is run with: as the first was, unless the user says otherwise. */
function optionsOf(args: CompareArguments, all: readonly ComparedScenario[], { seed, replications }: Plan): Options {
  const [{ recorded: first }] = all;
  refuseSaidTwice(args, first ? [] : ["seed", "replications"]);
  const asked = countOption("replications", args.replications, undefined, mostReplications);
  return {
    seed: seedOption(args.seed, first?.seed ?? seed),
    replications: asked ?? first?.replications ?? replications,
    fixed: args.fixed || all.every(({ recorded }) => recorded?.fixed),
  };
}

/** @returns the exit code @throws BadInput, FolderProblem, RecordProblem for what the user can mend */
export async function run(args: CompareArguments, io: Io): Promise<number> {
  if (args.scenarios.length < 2) throw new BadInput("casehub compare needs two scenarios or more");
  const read = args.scenarios.map((scenario) => loadCompared(scenario, args.set, usualData, io));
  const all = read.filter((one) => one !== undefined);
  if (all.length < read.length) return exitCode.badInput;
  const loaded = all.map((one) => one.loaded);
  const plans = loaded.map(compile);
  const options = optionsOf(args, all, plans[0]);
  const points = plans.map((plan): Point => ({ plan, ...options }));
  const names = planTitles(loaded.map(({ name, scenario: { title } }) => ({ name, title })));
  return runExperiment(args, io, async (experiment) => {
    const { build } = experiment;
    const comparison = await compared(points, names, experiment);
    const runs = loaded.map((one) => runIdentity(one, options, build));
    const result: ComparisonResult = {
      comparison,
      files: loaded.map(({ name }) => name),
      notes: all.flatMap(({ recorded }, i) => (recorded ? runAgainNotes(names[i], recorded, options, build) : [])),
      seed: options.seed,
      fixed: options.fixed,
      overrides: args.set,
      identity: commandIdentity("compare", runs, { recorded: all.map(({ recorded }) => recorded) }),
      build,
    };
    return experiment.finish(await finding(result, loaded));
  });
}

async function compared(
  points: readonly Point[],
  names: readonly string[],
  experiment: Experiment,
): Promise<Comparison> {
  experiment.expect(points.reduce((sum, { replications }) => sum + replications, 0));
  const plans: ComparedPlan[] = [];
  for (const [index, point] of points.entries()) {
    const rows = await experiment.source.scalars(point, firstReplications(point.replications));
    plans.push({ name: names[index], plan: point.plan, rows });
  }
  return comparePlans(plans, points.some(sharesDraws));
}

async function finding(result: ComparisonResult, loaded: readonly LoadedScenario[]): Promise<Finding> {
  const { comparison, identity } = result;
  const texts: Record<string, string> = {};
  for (const [index, { name, resolvedText }] of loaded.entries())
    texts[`${index + 1}-${name}.resolved.yaml`] = resolvedText;
  for (const outcome of mainOutcomes(comparison)) {
    const picture = await differencesPicture(comparison, outcome);
    if (picture !== undefined) texts[pictureFile(outcome)] = picture;
  }
  return {
    name: `compare-${loaded[0].name}`,
    title: `${comparison.plans.map(({ name }) => name).join(", ")} compared`,
    identity,
    tables: [
      [comparedTargetsShape, comparedTargetRows(comparison)],
      [comparisonShape, comparisonRows(comparison)],
      [comparedReplicationsShape(comparison), comparedReplications(comparison)],
    ],
    summary: comparisonJson(result),
    words: (width) => comparisonText(result, width),
    texts,
  };
}
