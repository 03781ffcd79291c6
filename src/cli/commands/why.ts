/** `casehub why`: splits the difference between two scenarios over what changed between them. */
import { commandIdentity, runIdentity } from "../../execution/identity.ts";
import { type AnswerMeasure, answerMeasure, usualMeasures } from "../../experiment/answer-measure.ts";
import { type ChangeGroup, grouped, isAtOrBelow, type NamedGroup } from "../../experiment/attribution/groups.ts";
import { answerWhy, designWhy } from "../../experiment/why.ts";
import { compile } from "../../hub/compile.ts";
import type { Plan } from "../../hub/plan.ts";
import { writeCommandResult } from "../../output/command-folder.ts";
import { whySummary } from "../../output/why/summary.ts";
import {
  changeRows,
  changesShape,
  interactionRows,
  interactionsShape,
  partRows,
  partsShape,
} from "../../output/why/tables.ts";
import { whyText } from "../../output/why/words.ts";
import { type ChangedLeaf, changedLeaves, loadTree, mixture } from "../../scenario/difference.ts";
import { type ComparedScenario, loadCompared } from "../compared-scenario.ts";
import { BadInput, exitCode } from "../exit-code.ts";
import { readText } from "../files.ts";
import type { Io } from "../io.ts";
import { countOption, mostReplications, seedOption } from "../options.ts";
import { placeWords } from "../place.ts";
import { atWorkbench, type WorkbenchArguments } from "../workbench.ts";

/** Options as typed, before they are checked. */
export interface WhyArguments extends WorkbenchArguments {
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
  readonly json: boolean;
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

/** Plans of mixtures, each made once. The ends are the scenarios themselves. */
function planMaker(
  a: ComparedScenario,
  b: ComparedScenario,
  plans: readonly [Plan, Plan],
  leaves: readonly ChangedLeaf[],
) {
  const made = new Map<string, Plan | undefined>([
    ["", plans[0]],
    [
      leaves
        .map(({ path }) => path)
        .sort()
        .join("\n"),
      plans[1],
    ],
  ]);
  return (groups: readonly ChangeGroup[]): Plan | undefined => {
    const paths = groups.flatMap((group) => group.leaves.map(({ path }) => path)).sort();
    const key = paths.join("\n");
    if (!made.has(key)) made.set(key, planOf(a, b, new Set(paths), groups));
    return made.get(key);
  };
}

function planOf(a: ComparedScenario, b: ComparedScenario, paths: ReadonlySet<string>, groups: readonly ChangeGroup[]) {
  const name = `${a.loaded.name} with ${groups.map((group) => group.name).join(", ")}`;
  const loaded = loadTree(mixture(a.tree, b.tree, paths), readText, name);
  try {
    return loaded && compile(loaded);
  } catch (error) {
    // What only shows when a plan is made is no more usable than what does not load.
    if ((error as Error).constructor.name === "ScenarioFault") return undefined;
    throw error;
  }
}

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: WhyArguments, io: Io): Promise<number> {
  const replications = countOption("replications", args.replications, usualReplications, mostReplications);
  const orders = countOption("orders", args.orders, usualOrders, 100_000);
  const a = loadCompared(args.first, args.set, args.data, io);
  const b = loadCompared(args.second, args.set, args.data, io);
  if (!a || !b) return exitCode.badInput;
  const plans = [compile(a.loaded), compile(b.loaded)] as const;
  const seed = seedOption(args.seed, plans[0].seed);
  const leaves = changedLeaves(a.tree, b.tree);
  const names = { a: a.loaded.name, b: b.loaded.name };
  if (leaves.length === 0) {
    io.print(`${names.a} and ${names.b} differ in nothing that moves a result.\n`);
    return exitCode.done;
  }
  const measures = measuresOf(args.measure, plans);
  const groups = grouped(
    leaves,
    args.group.map((text) => namedGroup(text, leaves)),
  );
  const question = {
    groups,
    planWith: planMaker(a, b, plans, leaves),
    seed,
    fixed: args.fixed,
    replications,
    measures,
    exactUpTo: args.exact ? mostExact : exactUpTo,
    orders,
  };
  if (args.exact && groups.length > mostExact)
    throw new BadInput(
      `--exact takes at most ${mostExact} groups, and there are ${groups.length}: gather some with --group`,
    );
  return atWorkbench(args, io, async ({ laboratory, build, threads, expect }) => {
    const started = new Date();
    const design = designWhy(question);
    expect(design.coalitions.length * replications);
    const why = await answerWhy(question, design, laboratory);
    const options = { seed, replications, fixed: args.fixed };
    const identity = commandIdentity(
      "why",
      [a, b].map(({ loaded }) => runIdentity(loaded, options, build)),
      { groups: args.group, measures: measures.map(({ name }) => name), exact: args.exact, orders },
    );
    const overrides = args.set;
    const summary = whySummary(why, { ...names, ...options, overrides, identity, build });
    const written = writeCommandResult(
      args.out,
      {
        name: `why-${names.a}-${names.b}`,
        title: `Why ${names.b} differs from ${names.a}`,
        identity,
        build,
        tables: [
          [partsShape, partRows(why)],
          [interactionsShape, interactionRows(why)],
          [changesShape, changeRows(why)],
        ],
        summary,
        texts: { "first.resolved.yaml": a.loaded.resolvedText, "second.resolved.yaml": b.loaded.resolvedText },
        manifest: { replications: { ...laboratory.count } },
      },
      () => ({ started, finished: new Date(), threads }),
    );
    const place = placeWords(written);
    if (args.json) io.print(`${JSON.stringify({ folder: place, ...summary }, undefined, 2)}\n`);
    else io.print(args.quiet ? `${place}\n` : whyText(why, names, replications, place));
    return exitCode.done;
  });
}
