/** The list of changes in an answer: every group with each of its values before and after. */
import type { ChangeGroup } from "../../experiment/attribution/groups.ts";
import type { Labels } from "../../scenario/labels.ts";

import { hanging, wrap } from "../words/wording.ts";
import { changeWords, groupTitle } from "./changed-values.ts";

/** More values of a group than this are in changes.csv only. */
const mostValues = 6;

function groupLines(group: ChangeGroup, labels: Labels, width: number): string[] {
  const title = groupTitle(group, labels);
  if (group.leaves.length === 1) return hanging(`${title}: ${changeWords(group.leaves[0])}`, "  ", width);
  const shown = group.leaves.slice(0, mostValues);
  const rest = group.leaves.length - shown.length;
  return [
    ...hanging(title, "  ", width),
    ...shown.flatMap((leaf) => hanging(`${leaf.path}: ${changeWords(leaf)}`, "    ", width)),
    ...(rest > 0 ? [`    and ${rest} more: see changes.csv`] : []),
  ];
}

/** What a reader may do where several changed values are taken as one. */
function splitHint(groups: readonly ChangeGroup[], width: number): string[] {
  const large = groups.find(
    ({ name, leaves }) => leaves.length > 1 && leaves.every(({ path }) => path.startsWith(`${name}.`)),
  );
  if (!large) return [];
  const [{ path }] = large.leaves;
  return wrap(
    `To split a group further, name the part you want on its own: --group "my part=${path}". Paths are in changes.csv.`,
    width,
  );
}

export function whatChanged(groups: readonly ChangeGroup[], labels: Labels, width: number): string[] {
  return ["What changed", ...groups.flatMap((group) => groupLines(group, labels, width)), ...splitHint(groups, width)];
}
