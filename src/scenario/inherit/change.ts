/** Dated changes: the scenario as it stands from each date on, before it is parsed. */
import { isIsoDate, parseIsoDate } from "../../engine/civil-date.ts";
import { entryOf, find, isNull, type Placed, type PlacedMap, placeOf, textOf } from "../text/placed.ts";
import type { Report } from "../text/problem.ts";
import { warnOfDroppedRanges } from "./dropped-range.ts";
import { expandLikes } from "./like.ts";
import { pathHint, setAt } from "./set-at.ts";

/** The tree of the scenario that holds from a day on; `like` is not yet expanded. */
export interface DatedTree {
  /** First day; undefined for the start of the period. */
  readonly from: number | undefined;
  readonly names: readonly string[];
  readonly tree: PlacedMap;
}

/** The whole scenario is checked as it stands after each: some milliseconds. */
const mostDates = 250;
const mostChanges = 1_000;

interface Change {
  readonly on: number;
  readonly name: string;
  readonly source: string | undefined;
  readonly node: Placed;
  readonly set: PlacedMap;
}

/** What has no meaning from a date on, and where to say it instead. */
const fixed: readonly (readonly [RegExp, string])[] = [
  [
    /^(format|title|question|description|extends|seed|replications|period|warm_up|calendar|sites|changes|draws|thresholds|targets|observed|accepted_warnings)(\.|$)/,
    "it holds for the whole period",
  ],
  [/^cases\.(legacy_before|in_progress)(\.|$)/, "it describes the period's start"],
  [/^cases(\.types(\.[^.]+)?)?$/, "case types exist from the start: change values within them"],
  [/^(work|staff)(\.[^.]+)?$/, "stages and pools exist from the start: change values within them"],
  [
    /^staff\.[^.]+\.(fte|fte_each|in_training|learning)(\.|$)/,
    "it describes the period's start: use joiners or vacancies",
  ],
  [/^staff\.[^.]+\.joiners(\.|$)/, "joiners have dates of their own: state them there"],
  [
    /^staff\.[^.]+\.away(\.(leave|sickness|spell)(\.|$)|$)/,
    "absences are set from the start: change away.other or overtime",
  ],
  [/^work\.[^.]+\.(needs|principal|closes|check\.needs)(\.|$)/, "the kind of a stage holds for the whole period"],
  [/^(staff|work|cases\.types)\.[^.]+\.label(\.|$)/, "a label holds for the whole period"],
  [/^staff\.[^.]+\.(site|like)(\.|$)/, "a pool stays at its site: describe a second pool with joiners"],
];

/**
 * The scenario at the start and after each date on which something changes, in order. What is dated on or before the start holds
 * from the start; what is dated after the end is reported (a warning) and left out.
 */
export function datedTrees(root: PlacedMap, report: Report): DatedTree[] {
  const period = entryOf(root, "period");
  const start = dayOf(entryOf(period, "start")) ?? -Infinity;
  const end = dayOf(entryOf(period, "end")) ?? Infinity;
  const regimes: DatedTree[] = [{ from: undefined, names: [], tree: root }];
  const changes = changesOf(root, report);
  const dates = new Set(changes.map(({ on }) => on)).size;
  if (dates > mostDates || changes.length > mostChanges) {
    report(
      "CH522",
      placeOf(root, ["changes"]),
      dates > mostDates
        ? `there are changes on ${dates} dates: at most ${mostDates} can be held`
        : `there are ${changes.length} changes: at most ${mostChanges} can be held`,
      {
        path: "changes",
        hint: "put what changes about the same time on one date, or give claims as a series",
      },
    );
    return regimes;
  }
  for (const change of changes) {
    if (change.on > end) {
      report(
        "CH601",
        change.node.place,
        `the change ${change.name} comes after the end of the period and has no effect`,
      );
      continue;
    }
    const last = regimes[regimes.length - 1];
    const tree = applyChange(last.tree, change, report);
    if (change.on <= start) regimes[0] = { ...last, tree };
    else if (last.from === change.on)
      regimes[regimes.length - 1] = { ...last, names: [...last.names, change.name], tree };
    else regimes.push({ from: change.on, names: [change.name], tree });
  }
  return regimes;
}

function dayOf(node: Placed | undefined): number | undefined {
  const text = textOf(node);
  return text !== undefined && isIsoDate(text) ? parseIsoDate(text) : undefined;
}

/** The well-formed changes by date; the others are left to the check of shapes. */
function changesOf(root: PlacedMap, report: Report): Change[] {
  const list = entryOf(root, "changes");
  const names = new Set<string>();
  const changes = (list?.kind === "list" ? list.items : []).flatMap((node): Change[] => {
    const on = dayOf(entryOf(node, "on"));
    const set = entryOf(node, "set");
    if (on === undefined || set?.kind !== "map") return [];
    const given = textOf(entryOf(node, "name"));
    if (given !== undefined && names.has(given))
      report("CH209", node.place, `two changes are named ${given}`, {
        hint: "uncertain values are drawn by name: give each its own",
      });
    if (given !== undefined) names.add(given);
    return [
      { on, name: given ?? textOf(entryOf(node, "on")) ?? "", source: textOf(entryOf(node, "source")), node, set },
    ];
  });
  return changes.sort((a, b) => a.on - b.on);
}

function applyChange(tree: PlacedMap, { name, source, set }: Change, report: Report): PlacedMap {
  const columns = entryOf(entryOf(tree, "draws"), "columns");
  const joint = new Set(
    columns?.kind === "map" ? [...columns.entries.values()].map(({ node }) => textOf(node) ?? "") : [],
  );
  let changed = tree;
  for (const [path, { key, node }] of set.entries) {
    const details = { path: `changes.${name}.set.${path}` };
    const reason = fixed.find(([pattern]) => pattern.test(path))?.[1];
    if (reason !== undefined) {
      report("CH207", key, `${path} cannot change by date`, { ...details, hint: reason });
      continue;
    }
    const origin = { prefix: `changes.${name}.`, source };
    const marked = { ...node, origin, ...(isNull(node) ? { deletes: true as const } : {}) } as Placed;
    const full = expandLikes(changed, () => {});
    const next = setAt(changed, full, path.split("."), marked);
    if (next) {
      changed = next;
      const steps = path.split(".");
      const changedBefore = steps.some((_, i) => find(full, steps.slice(0, i + 1))?.origin?.prefix !== undefined);
      warnOfDroppedRanges({ path, change: name, before: find(full, steps), changedBefore, after: node }, joint, report);
    } else report("CH206", key, `there is no ${path} in this scenario`, { ...details, hint: pathHint(full, path) });
  }
  return changed;
}
