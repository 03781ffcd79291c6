/** `casehub sensitivity`: which uncertain values decide the answer, and how far it could move. */

import { commandIdentity, runIdentity } from "../../../execution/identity.ts";
import { metIndicator } from "../../../experiment/compare/compared-targets.ts";
import { factorsOf } from "../../../experiment/design/factor.ts";
import type { Point } from "../../../experiment/replications/point.ts";
import { firstReplications, type ReplicationSource } from "../../../experiment/replications/source.ts";
import { type AnswerMeasure, answerMeasure, usualMeasures } from "../../../experiment/run/answer-measure.ts";
import { analyseSensitivity } from "../../../experiment/sensitivity/sensitivity.ts";
import { estimateShare } from "../../../experiment/statistics/share.ts";
import { compile } from "../../../hub/compile.ts";
import type { Plan } from "../../../hub/plan.ts";
import { nothingUncertainSummary, nothingUncertainText } from "../../../output/sensitivity/nothing-uncertain.ts";
import { tornadoPicture } from "../../../output/sensitivity/picture.ts";
import { sensitivitySummary } from "../../../output/sensitivity/summary.ts";
import { sensitivityRows, sensitivityShape } from "../../../output/sensitivity/tables.ts";
import { sensitivityText } from "../../../output/sensitivity/words.ts";
import { goalWords, statedAmount } from "../../../output/words/target-words.ts";
import { judgedSentence } from "../../../output/words/verdict-words.ts";
import { labelsOf } from "../../../scenario/labels.ts";
import { countOption, mostReplications, seedOption } from "../../arguments/options.ts";
import { refuseSaidTwice } from "../../arguments/said-twice.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { type ExperimentArguments, runExperiment } from "../../experiment.ts";
import { loadOrExplain } from "../../files/load.ts";
import type { Io } from "../../io.ts";

/** Options as typed, before they are checked. */
export interface SensitivityArguments extends ExperimentArguments {
  readonly scenario: string;
  readonly measure: readonly string[];
  readonly walks?: string;
  readonly rows?: string;
  readonly replications?: string;
  readonly seed?: string;
  readonly set: readonly string[];
}

const usualReplications = 8;
const usualWalks = 10;
const usualRows = 64;

/** @throws BadInput for an outcome that the plan does not have */
function measuresOf(asked: readonly string[], plan: Plan): AnswerMeasure[] {
  if (asked.length === 0) return usualMeasures(plan);
  return asked.map((name) => {
    const measure = answerMeasure(plan, name);
    if (measure) return measure;
    throw new BadInput(
      `--measure ${name} is not an outcome of the scenario; there are:\n  ${plan.outcomes.map((one) => one.name).join("\n  ")}`,
    );
  });
}

/** How surely each target is met with every value at its best estimate: those replications are the middle of the tornado. */
async function verdictsAtBest(point: Point, source: ReplicationSource): Promise<string[]> {
  const { plan, replications } = point;
  if (plan.targets.length === 0) return [];
  const rows = await source.scalars(point, firstReplications(replications));
  return plan.targets.map((target) => {
    const probability = estimateShare(metIndicator({ plan, rows }, target), false);
    const goal = goalWords(plan, target, statedAmount(plan, target));
    return `With every value at its best estimate: ${judgedSentence(goal, { probability, asked: target.share, replications })}`;
  });
}

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: SensitivityArguments, io: Io): Promise<number> {
  refuseSaidTwice(args, ["seed"]);
  const replications = countOption("replications", args.replications, usualReplications, mostReplications);
  const trajectories = countOption("walks", args.walks, usualWalks, 10_000);
  const rows = args.rows === "0" ? 0 : countOption("rows", args.rows, usualRows, 1_000_000);
  const loaded = loadOrExplain(args.scenario, args.set, io);
  if (!loaded) return exitCode.badInput;
  const plan = compile(loaded);
  const measures = measuresOf(args.measure, plan);
  const seed = seedOption(args.seed, plan.seed);
  return runExperiment(args, io, async ({ source, build, expect, finish }) => {
    const designs = { replications, trajectories, rows };
    const isUncertain = factorsOf(plan).length > 0;
    const question = { plan, seed, measures, ...designs, expect };
    const found = isUncertain ? await analyseSensitivity(question, source) : undefined;
    const identity = commandIdentity(
      "sensitivity",
      [runIdentity(loaded, { seed, replications, fixed: false }, build)],
      {
        ...designs,
        measures: measures.map(({ name }) => name),
      },
    );
    const overrides = args.set;
    const facts = { scenario: loaded.name, seed, ...designs, overrides, identity, build };
    const labels = labelsOf(loaded.scenario);
    const { title } = loaded.scenario;
    const targets = found ? await verdictsAtBest({ plan, seed, fixed: true, replications }, source) : [];
    const summary = found ? sensitivitySummary(found, labels, facts) : nothingUncertainSummary(facts);
    const words = (width?: number) =>
      found
        ? sensitivityText(found, { title, labels, targets, ...designs }, width)
        : nothingUncertainText(title, width);
    const picture = found && (await tornadoPicture(found, labels));
    return finish({
      name: `sensitivity-${loaded.name}`,
      title: `What decides the answer of ${loaded.name}`,
      identity,
      tables: [[sensitivityShape, sensitivityRows(found, labels)]],
      summary,
      words,
      texts: { "scenario.resolved.yaml": loaded.resolvedText, ...(picture && { "tornado.svg": picture }) },
    });
  });
}
