/** `casehub compare`: plans beside each other with the same luck. */
import { commandIdentity, runIdentity } from "../../execution/identity.ts";
import { type ComparedPlan, type Comparison, comparePlans } from "../../experiment/compare.ts";
import { firstReplications } from "../../experiment/laboratory.ts";
import { type Point, sharesDraws } from "../../experiment/point.ts";
import { compile } from "../../hub/compile.ts";
import { writeCommandResult } from "../../output/command-folder.ts";
import { mainOutcomes } from "../../output/comparison/main-outcomes.ts";
import { differencesPicture, pictureFile } from "../../output/comparison/picture.ts";
import { type ComparisonResult, comparisonJson } from "../../output/comparison/summary.ts";
import {
  comparedReplications,
  comparedReplicationsShape,
  comparisonRows,
  comparisonShape,
} from "../../output/comparison/tables.ts";
import { comparisonText } from "../../output/comparison/terminal.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { BadInput, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { loadOrExplain } from "../load.ts";
import { countOption, mostReplications, seedOption } from "../options.ts";
import { placeWords } from "../place.ts";
import { atWorkbench, type Workbench, type WorkbenchArguments } from "../workbench.ts";

/** Options as typed, before they are checked. */
export interface CompareArguments extends WorkbenchArguments {
  readonly scenarios: readonly string[];
  readonly replications?: string;
  readonly seed?: string;
  readonly fixed: boolean;
  readonly set: readonly string[];
  readonly json: boolean;
}

/** Names that tell the plans apart: a file given twice, or two of the same name, are numbered. */
function distinctNames(names: readonly string[]): string[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return before > 0 ? `${name} (${before + 1})` : name;
  });
}

/** @returns the exit code @throws BadInput, FolderProblem for what the user can mend */
export async function run(args: CompareArguments, io: Io): Promise<number> {
  if (args.scenarios.length < 2) throw new BadInput("casehub compare needs two scenarios or more");
  const asked = countOption("replications", args.replications, undefined, mostReplications);
  const all = args.scenarios.map((scenario) => loadOrExplain(scenario, args.set, io));
  const loaded = all.filter((one) => one !== undefined);
  if (loaded.length < all.length) return exitCode.badInput;
  const plans = loaded.map(compile);
  const [{ seed: ownSeed, replications: ownReplications }] = plans;
  const seed = seedOption(args.seed, ownSeed);
  const replications = asked ?? ownReplications;
  const points = plans.map((plan): Point => ({ plan, seed, fixed: args.fixed, replications }));
  const names = distinctNames(loaded.map(({ name }) => name));
  return atWorkbench(args, io, async (workbench) => {
    const started = new Date();
    const comparison = await compared(points, names, workbench);
    const runs = loaded.map((one) => runIdentity(one, { seed, replications, fixed: args.fixed }, workbench.build));
    const result: ComparisonResult = {
      comparison,
      seed,
      fixed: args.fixed,
      overrides: args.set,
      identity: commandIdentity("compare", runs, {}),
      build: workbench.build,
    };
    const written = await write(result, loaded, args.out, started, workbench);
    const place = placeWords(written);
    if (args.json) io.print(`${JSON.stringify({ folder: place, ...comparisonJson(result) }, undefined, 2)}\n`);
    else io.print(args.quiet ? `${place}\n` : `${comparisonText(result)}\nFiles: ${place}\n`);
    return exitCode.done;
  });
}

async function compared(points: readonly Point[], names: readonly string[], workbench: Workbench): Promise<Comparison> {
  workbench.expect(points.reduce((sum, { replications }) => sum + replications, 0));
  const plans: ComparedPlan[] = [];
  for (const [index, point] of points.entries()) {
    const rows = await workbench.laboratory.scalars(point, firstReplications(point.replications));
    plans.push({ name: names[index], plan: point.plan, rows });
  }
  return comparePlans(plans, points.some(sharesDraws));
}

async function write(
  result: ComparisonResult,
  loaded: readonly LoadedScenario[],
  out: string,
  started: Date,
  { laboratory, threads }: Workbench,
): Promise<string> {
  const { comparison, identity, build } = result;
  const texts: Record<string, string> = {};
  for (const [index, { name, resolvedText }] of loaded.entries())
    texts[`${index + 1}-${name}.resolved.yaml`] = resolvedText;
  for (const outcome of mainOutcomes(comparison)) {
    const picture = await differencesPicture(comparison, outcome);
    if (picture !== undefined) texts[pictureFile(outcome)] = picture;
  }
  return writeCommandResult(
    out,
    {
      name: `compare-${loaded[0].name}`,
      title: `${comparison.plans.map(({ name }) => name).join(", ")} compared`,
      identity,
      build,
      tables: [
        [comparisonShape, comparisonRows(comparison)],
        [comparedReplicationsShape(comparison), comparedReplications(comparison)],
      ],
      summary: comparisonJson(result),
      answer: comparisonText(result),
      texts,
      manifest: { replications: { ...laboratory.count } },
    },
    () => ({ started, finished: new Date(), threads }),
  );
}
