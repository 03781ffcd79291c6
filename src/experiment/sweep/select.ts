/** The points that a sweep runs: the combinations of its design that keep its constraints. */
import { type PlacedMap, placeOf } from "../../scenario/text/placed.ts";
import type { Report } from "../../scenario/text/problem.ts";
import { keeps, weightsOf } from "./design/constraint.ts";
import { mostPoints, type SweepFile } from "./design/file.ts";
import { type Axis, combinations, countOf, type Leg, type SweepPoint } from "./points.ts";

export interface Selection {
  readonly file: SweepFile;
  readonly tree: PlacedMap;
  readonly legs: readonly Leg[];
  readonly axes: readonly Axis[];
  readonly report: Report;
}

/** Combinations looked at, at most, for those that keep the constraints. */
const mostCombinations = 10 * mostPoints;

/** The points, numbered from 0 in the order of the design; none, and reported, when there are none. */
export function pointsOf({ file, tree, legs, axes, report }: Selection): SweepPoint[] {
  if (legs.length === 0) return [];
  const place = placeOf(tree, ["design"]);
  const total = countOf(legs);
  const most = file.constraints.length > 0 ? mostCombinations : mostPoints;
  if (total > most) {
    report("CH703", place, `the design has ${total} combinations: at most ${most} are allowed`);
    return [];
  }
  const places = new Map(axes.map(({ path }, i) => [path, i]));
  const constraints = file.constraints.filter((constraint, i) => {
    const unknown = weightsOf(constraint).filter(([path]) => !places.has(path));
    for (const [path] of unknown)
      report("CH705", placeOf(tree, ["constraints", i]), `${path} is not set by the design`, {
        hint: axes.length > 0 ? `the design sets ${axes.map((axis) => axis.path).join(", ")}` : undefined,
      });
    return unknown.length === 0;
  });
  if (constraints.length < file.constraints.length) return [];
  const points: SweepPoint[] = [];
  for (const { texts, u } of combinations(legs)) {
    const kept = constraints.every((constraint) => {
      const kept = keeps(constraint, (path) => texts[places.get(path) ?? -1]);
      if (typeof kept === "boolean") return kept;
      report("CH705", placeOf(tree, ["constraints", file.constraints.indexOf(constraint)]), kept.wrong);
      return false;
    });
    if (kept) points.push({ index: points.length, texts, u });
  }
  if (points.length === 0) report("CH701", place, "no point is left: none meets the constraints");
  if (points.length > mostPoints) {
    report("CH703", place, `the design has ${points.length} points: at most ${mostPoints} are allowed`);
    return [];
  }
  return points;
}
