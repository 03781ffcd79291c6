/** How points stand among each other, as columns, as JSON and in words. */

import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { overridesOf } from "../../experiment/sweep/points.ts";
import type { Standings } from "../../experiment/sweep/standings.ts";
import type { Cell, Field } from "../table.ts";
import { textField } from "../tables/fields.ts";
import { hanging, listed, plainNumber, wrap } from "../words/wording.ts";
import { namedPoint } from "./named-point.ts";

/** Points named in words: on the frontier, among which one has to choose, and of those tied. And in JSON. */
const mostNamed = 5;
const mostTied = 3;
const mostListed = 100;

export function standingFields({ targets }: Pick<Sweep, "targets">): Field[] {
  const fields = targets.map(
    (name): Field =>
      textField(
        `standing ${name}`,
        `Standing by ${name}`,
        "best: most probable of all points; tied: cannot be told apart from it at 95%; else empty",
      ),
  );
  const frontier: Field = {
    name: "frontier",
    title: "On the frontier",
    type: "boolean",
    meaning: "Whether no other point is more probable by one target and at least as probable by all",
  };
  return targets.length > 0 ? [...fields, frontier] : [];
}

export function standingCells(point: number, standings: Standings | undefined, targets: number): Cell[] {
  if (targets === 0) return [];
  if (!standings) return Array.from({ length: targets + 1 }, () => undefined);
  return [
    ...standings.targets.map(({ best, tied }) => (best === point ? "best" : tied.has(point) ? "tied" : "")),
    standings.frontier.has(point),
  ];
}

/** A list of points as JSON: how many there are, and the first of them with what they set. */
export function pointsJson({ axes, points }: Sweep, indices: ReadonlySet<number>) {
  return {
    count: indices.size,
    points: [...indices].slice(0, mostListed).map((point) => ({ point, set: overridesOf(axes, points[point]) })),
  };
}

/** Which points cannot be told apart from the best by a target: the first few, and how many more. */
export function tiedSentence(sweep: Sweep, indices: ReadonlySet<number>): string {
  const tied = [...indices];
  if (tied.length === 0) return "Every other point is surely less probable (95%).";
  const shown = tied.slice(0, mostTied).map((index) => namedPoint(sweep, sweep.points[index]));
  const rest = tied.length - shown.length;
  if (rest > 0)
    return `${plainNumber(tied.length)} points cannot be told apart from it (95%), such as ${listed(shown)}; points.csv marks the other ${plainNumber(rest)}.`;
  return `${tied.length === 1 ? "One point" : `${plainNumber(tied.length)} points`} cannot be told apart from it (95%): ${listed(shown)}.`;
}

/** The points among which one has to choose between targets; none for fewer than two. */
export function frontierLines(sweep: Sweep, standings: Standings, width: number): string[] {
  const frontier = [...standings.frontier];
  if (sweep.targets.length < 2 || frontier.length === 0) return [];
  const points = frontier
    .slice(0, mostNamed)
    .flatMap((index) => hanging(namedPoint(sweep, sweep.points[index]), "  ", width));
  const rest = frontier.length - mostNamed;
  return [
    ...wrap(
      frontier.length === 1
        ? "One point is at least as good as every other by all targets:"
        : `The frontier of the targets: ${plainNumber(frontier.length)} points that no other beats by one target without being worse by another:`,
      width,
    ),
    ...points,
    ...(rest > 0 ? [`  and ${plainNumber(rest)} more: see points.csv`] : []),
  ];
}
