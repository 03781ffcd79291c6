/** `casehub why`: splits the difference between two scenarios over what changed between them. */

import { type Build, commandIdentity, runIdentity } from "../../../execution/identity.ts";
import { grouped, isAtOrBelow, type NamedGroup } from "../../../experiment/attribution/groups.ts";
import { answerWhy, designWhy, type Why } from "../../../experiment/attribution/why.ts";
import type { ComparedPlan } from "../../../experiment/compare/compare.ts";
import { compareTargets } from "../../../experiment/compare/compared-targets.ts";
import { type Point, sharesDraws } from "../../../experiment/replications/point.ts";
import { firstReplications, type ReplicationSource } from "../../../experiment/replications/source.ts";
import { type AnswerMeasure, answerMeasure, usualMeasures } from "../../../experiment/run/answer-measure.ts";
import { compile } from "../../../hub/compile.ts";
import type { Plan } from "../../../hub/plan.ts";
import type { TargetsOfPlans } from "../../../output/comparison/target-json.ts";
import { circumstanceLine, circumstances, type RunSide } from "../../../output/why/circumstances.ts";
import { recordedFigures, recordedLines } from "../../../output/why/recorded-figures.ts";
import { whySummary } from "../../../output/why/summary.ts";
import {
  changeRows,
  changesShape,
  interactionRows,
  interactionsShape,
  partRows,
  partsShape,
} from "../../../output/why/tables.ts";
import { whyText } from "../../../output/why/words.ts";
import { planTitles } from "../../../output/words/plan-names.ts";
import {
  type ChangedLeaf,
  changedLeaves,
  idleDifferences,
  withSharedDraws,
} from "../../../scenario/inherit/difference.ts";
import { labelsOf, labelsOfBoth } from "../../../scenario/labels.ts";
import { countOption, mostReplications, seedOption } from "../../arguments/options.ts";
import { refuseSaidTwice } from "../../arguments/said-twice.ts";
import { BadInput, exitCode } from "../../exit-code.ts";
import { type ExperimentArguments, runExperiment } from "../../experiment.ts";
import type { Io } from "../../io.ts";
import { type ComparedScenario, loadCompared } from "../../plans/compared-scenario.ts";
import { planMaker } from "../../plans/mixed-plans.ts";

/** Options as typed, before they are checked. */
export interface WhyArguments extends ExperimentArguments {
  readonly first: string;
  readonly second: string;
  readonly group: readonly string[];
  readonly measure: readonly string[];
  readonly data: string;
  readonly exact: boolean;
  readonly orders?: string;
  readonly replications?: string;
  readonly seed?: string;
  readonly fixed: boolean;
  readonly set: readonly string[];
}

const usualReplications = 20;
const usualOrders = 32;
const exactUpTo = 7;
/** 4,096 combinations. */
const mostExact = 12;

/** `name=path,path` @throws BadInput for a text of another form, or one that holds no changed value */
function namedGroup(text: string, leaves: readonly ChangedLeaf[]): NamedGroup {
  const equals = text.indexOf("=");
  const name = text.slice(0, Math.max(equals, 0)).trim();
  const paths = text
    .slice(equals + 1)
    .split(",")
    .map((path) => path.trim())
    .filter(Boolean);
  if (name === "" || paths.length === 0) throw new BadInput(`--group takes name=path,path, not "${text}"`);
  for (const path of paths)
    if (!leaves.some((leaf) => isAtOrBelow(leaf, path)))
      throw new BadInput(
        `--group ${name}: nothing at ${path} differs between the two; what differs:\n  ${leaves.map((leaf) => leaf.path).join("\n  ")}`,
      );
  return { name, paths };
}

/** The measures asked for, which both plans must have. @throws BadInput */
function measuresOf(asked: readonly string[], plans: readonly Plan[]): AnswerMeasure[] {
  const [first] = plans;
  const shared = (name: string) => plans.every((plan) => answerMeasure(plan, name));
  if (asked.length === 0) {
    const usual = usualMeasures(first).filter(({ name }) => shared(name));
    return usual.length > 0 ? usual : [answerMeasure(first, first.outcomes[0].name) as AnswerMeasure];
  }
  return asked.map((name) => {
    if (shared(name)) return answerMeasure(first, name) as AnswerMeasure;
    const names = first.outcomes.map((outcome) => outcome.name).filter(shared);
    throw new BadInput(`--measure ${name} is not an outcome of both scenarios; there are:\n  ${names.join("\n  ")}`);
  });
}

/** What both are run with: as the first was, unless the user says otherwise. */
function optionsOf(args: WhyArguments, { facts, recorded }: RunSide, other: RunSide) {
  refuseSaidTwice(args, recorded ? [] : ["seed"]);
  return {
    seed: seedOption(args.seed, facts.seed),
    replications: countOption("replications", args.replications, usualReplications, mostReplications),
    fixed: args.fixed || (facts.fixed && other.facts.fixed),
  };
}

function sideOf({ recorded, loaded: { scenario } }: ComparedScenario, { version, hash }: Build): RunSide {
  const { seed, replications } = scenario;
  return { facts: recorded ?? { seed, replications, fixed: false, version, build: hash }, recorded };
}

/** How surely the two themselves meet their targets: they were run for the split already. */
async function targetsOf(
  plans: readonly Plan[],
  names: readonly string[],
  options: Omit<Point, "plan">,
  source: ReplicationSource,
): Promise<TargetsOfPlans> {
  const compared: ComparedPlan[] = [];
  for (const [i, plan] of plans.entries()) {
    const rows = await source.scalars({ plan, ...options }, firstReplications(options.replications));
    compared.push({ name: names[i], plan, rows });
  }
  const paired = plans.some((plan) => sharesDraws({ plan, ...options }));
  return { plans: compared, replications: options.replications, targets: compareTargets(compared, paired) };
}

/** Nothing was changed, so nothing is run. */
const unchanged: Why = { groups: [], exact: true, orders: 0, points: 0, paired: false, splits: [] };

/** @returns the exit code @throws BadInput, FolderProblem, RecordProblem for what the user can mend */
export async function run(args: WhyArguments, io: Io): Promise<number> {
  const orders = countOption("orders", args.orders, usualOrders, 100_000);
  const [a, second] = [args.first, args.second].map((path) => loadCompared(path, args.set, args.data, io));
  if (!a || !second) return exitCode.badInput;
  const b = { ...second, tree: withSharedDraws(a, second) };
  const plans = [compile(a.loaded), compile(b.loaded)] as const;
  const leaves = changedLeaves(a.tree, b.tree);
  const [titleA, titleB] = planTitles(
    [a, b].map(({ loaded: { name, scenario } }) => ({ name, title: scenario.title })),
  );
  const names = { a: titleA, b: titleB };
  const measures = measuresOf(args.measure, plans);
  const most = args.exact ? mostExact : exactUpTo;
  const named = args.group.map((text) => namedGroup(text, leaves));
  const groups = grouped(leaves, named, most);
  if (args.exact && groups.length > mostExact)
    throw new BadInput(
      `--exact takes at most ${mostExact} groups, and there are ${groups.length}: combine some with --group`,
    );
  return runExperiment(args, io, async ({ source, build, expect, finish }) => {
    const sides = [sideOf(a, build), sideOf(b, build)] as const;
    const options = optionsOf(args, ...sides);
    const { seed, replications } = options;
    const question = {
      ...options,
      groups,
      planWith: planMaker(a, b, plans, leaves),
      measures,
      exactUpTo: most,
      orders,
    };
    const answer = async () => {
      const design = designWhy(question);
      expect(design.coalitions.length * replications);
      return answerWhy(question, design, source);
    };
    const why = groups.length === 0 ? unchanged : await answer();
    const targets = await targetsOf(groups.length === 0 ? [] : plans, [titleA, titleB], options, source);
    const labels = labelsOfBoth(labelsOf(a.loaded.scenario), labelsOf(b.loaded.scenario));
    const differing = circumstances(...sides);
    const recorded = recordedFigures(...sides, plans[0]);
    const identity = commandIdentity(
      "why",
      [a, b].map(({ loaded }) => runIdentity(loaded, options, build)),
      { groups: args.group, measures: measures.map(({ name }) => name), exact: args.exact, orders, sides },
    );
    const idle = idleDifferences(a.tree, b.tree);
    const summary = whySummary(why, {
      ...names,
      ...options,
      overrides: args.set,
      labels,
      targets,
      circumstances: differing,
      recorded: recorded.figures,
      idle,
      identity,
      build,
    });
    const words = {
      names,
      replications,
      seed,
      labels,
      targets,
      circumstances: differing.map(circumstanceLine),
      recorded: recordedLines(recorded),
      idle,
    };
    return finish({
      name: `why-${a.loaded.name}-${b.loaded.name}`,
      title: `Why "${names.b}" differs from "${names.a}"`,
      identity,
      tables: [
        [partsShape, partRows(why)],
        [interactionsShape, interactionRows(why)],
        [changesShape, changeRows(why)],
      ],
      summary,
      words: (width) => whyText(why, words, width),
      texts: { "first.resolved.yaml": a.loaded.resolvedText, "second.resolved.yaml": b.loaded.resolvedText },
    });
  });
}
