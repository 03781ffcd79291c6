/** Why two scenarios differ, for people: words first, then a table a measure, then what changed. */
import type { Why } from "../../experiment/attribution/why.ts";
import type { Labels } from "../../scenario/labels.ts";
import type { TargetsOfPlans } from "../comparison/target-json.ts";
import { targetSection } from "../comparison/target-words.ts";
import { usualWidth } from "../terminal/wording.ts";
import { hanging, plainNumber, sectionsText, wrap } from "../words/wording.ts";
import { groupTitle } from "./changed-values.ts";
import { measureLines, type WhyNames } from "./split-words.ts";
import { whatChanged } from "./what-changed.ts";

/** What was done to get the parts, and how sure they are. */
function methodText(
  { exact, points, orders, groups }: Why,
  replications: number,
  seed: string | number,
  width: number,
): string[] {
  const each = `${plainNumber(replications)} replications of each with the same random numbers, seed ${seed}`;
  if (groups.length === 1) return wrap(`One change, so there is nothing to split. From ${each}.`, width);
  const how = exact
    ? `Shapley values over all ${points} combinations of the ${groups.length} changes`
    : `Shapley values over ${orders} sampled orders of the ${groups.length} changes (${points} combinations), whose error is in the intervals`;
  return wrap(
    `${how}, ${each}. "If first" is the effect of a change alone, "if last" with all others made before it: where the two differ, changes interact.`,
    width,
  );
}

/** Groups that were joined because none of them makes a valid scenario without the others. */
function joinedText({ groups }: Why, width: number): string[] {
  return groups
    .filter(({ name }) => name.includes(" + "))
    .flatMap(({ name }) =>
      wrap(`Taken as one, because they work only together: ${name.replaceAll(" + ", ", ")}.`, width),
    );
}

export interface WhyWords {
  readonly names: WhyNames;
  readonly replications: number;
  readonly seed: string | number;
  readonly labels: Labels;
  /** How surely each of the two meets each target. */
  readonly targets: TargetsOfPlans;
  /** How the runs of the two differ beside, each in a line; empty where they do not. */
  readonly circumstances: readonly string[];
  /** What the two results say of their targets and main outcomes, each in a line. */
  readonly recorded: readonly string[];
  /** Paths of what differs and moves no result. */
  readonly idle: readonly string[];
}

function otherwise(
  { circumstances, recorded, idle, seed, replications }: WhyWords,
  nothing: boolean,
  width: number,
): string[] {
  const said = idle.length > 0 ? wrap(`Different too, without effect on any number: ${idle.join(", ")}.`, width) : [];
  if (circumstances.length === 0) return said;
  return [
    nothing ? "What differs is how they were run" : "They were run differently",
    ...circumstances.flatMap((line) => hanging(line, "  ", width)),
    ...(recorded.length > 0
      ? ["What the two results say", ...recorded.flatMap((line) => hanging(line, "  ", width))]
      : []),
    ...(nothing
      ? []
      : wrap(
          `Both were run again here with seed ${seed}, ${plainNumber(replications)} replications and this version, so none of that is in the figures above.`,
          width,
        )),
    ...said,
  ];
}

/** Where no value differs. */
function nothingChanged(words: WhyWords, width: number): string[][] {
  const { names, circumstances } = words;
  const same = `"${names.a}" and "${names.b}" are the same plan: they differ in nothing that changes a result`;
  return circumstances.length === 0
    ? [wrap(`${same}, and were run in the same way.`, width), otherwise(words, true, width)]
    : [
        wrap(`${same} but how they were run. There is no difference between plans to split.`, width),
        otherwise(words, true, width),
      ];
}

/** The answer as text, 80 columns. */
export function whyText(why: Why, words: WhyWords, width = usualWidth): string {
  const { names, replications, seed, labels, targets } = words;
  const titles = why.groups.map((group) => groupTitle(group, labels));
  const sections = why.splits.map((split) => measureLines(split, titles, names, width));
  const all =
    why.groups.length === 0
      ? nothingChanged(words, width)
      : [
          ...targets.targets.map((target) => targetSection(targets, target, width)),
          wrap(`Why "${names.b}" differs from "${names.a}"`, width),
          ...sections,
          whatChanged(why.groups, labels, width),
          joinedText(why, width),
          otherwise(words, false, width),
          methodText(why, replications, seed, width),
        ];
  return sectionsText(all);
}
