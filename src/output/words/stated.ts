/** What a result says of its run that its numbers do not show: taken as stated, when the result is made again. */
import { type PrecisionGoal, precisionNames } from "../../experiment/precision/precision-goal.ts";
import type { Plan } from "../../hub/plan.ts";
import { visible } from "../../scenario/text/visible.ts";
import { jsonOf, manifestOf } from "../results/recorded.ts";

export interface Stated {
  /** Of the scenario: the name of its file. */
  readonly name: string;
  /** `--set`, as it was given. */
  readonly overrides: readonly string[];
  readonly request: string;
  /** Replications that were asked for. */
  readonly asked: number;
  readonly precision?: readonly { readonly measure: string; readonly halfWidth: number }[];
  /** Names in the manifest's list of files. */
  readonly listed: readonly string[];
  /** The manifest's own account of how far the run came. */
  readonly progress: string;
}

/** What a manifest says of how far a run came, as a text that can be compared. */
export function progressIn(manifest: Record<string, unknown>): string {
  const { asked, finished } = (manifest.replications ?? {}) as Record<string, unknown>;
  return JSON.stringify([manifest.complete, asked, finished]);
}

const text = (value: unknown): string => (typeof value === "string" ? visible(value) : "");
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const part = (value: unknown): Record<string, unknown> => (value ?? {}) as Record<string, unknown>;

/** What is not said, or not in its form, is left empty: then what is made again differs, and that is said. @throws RecordProblem when there is no manifest or summary */
export function readStated(folder: string): Stated {
  const manifest = manifestOf(folder);
  const summary = jsonOf(folder, "summary.json");
  const scenario = part(summary.scenario);
  const { replications } = part(summary.run);
  return {
    name: text(scenario.name),
    overrides: list(scenario.overrides).map(text),
    request: text(manifest.request),
    asked: Number.isSafeInteger(replications) ? (replications as number) : 0,
    ...(Array.isArray(summary.precision) && {
      precision: summary.precision.map((goal) => ({
        measure: text(part(goal).measure),
        halfWidth: Number(part(goal).asked),
      })),
    }),
    listed: list(manifest.files).map((entry) => text(part(entry).name)),
    progress: progressIn(manifest),
  };
}

/** The goals that a run was given, as far as its plan knows them. */
export function statedGoals({ precision }: Stated, plan: Plan): PrecisionGoal[] | undefined {
  const names = precisionNames(plan);
  return precision?.flatMap(({ measure, halfWidth }) => {
    const found = names.find(({ name }) => name === measure);
    return found ? [{ measure, ...found.goal, halfWidth }] : [];
  });
}
