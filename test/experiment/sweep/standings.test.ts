/** The best points of a sweep, those that cannot be told apart from them, and the frontier of several targets. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { PointRows } from "../../../src/experiment/sweep/estimate.ts";
import { standingsOf } from "../../../src/experiment/sweep/standings.ts";

const standings = suite("standings of a sweep's points");

/** A point whose replications meet each target in the first so many of `count`; one measure comes before the targets. */
function point(count: number, ...met: number[]): PointRows {
  const width = 1 + met.length;
  const rows = Float64Array.from({ length: count * width }, (_, i) => {
    const column = i % width;
    return column === 0 ? 7 : Number(Math.floor(i / width) < met[column - 1]);
  });
  return { rows, width, count, facts: { paired: false, startDay: 0, shares: met.map(() => 0.9) } };
}

function standingOf(points: readonly (PointRows | undefined)[]) {
  const targets = points.find((one) => one)?.facts.shares.length ?? 0;
  const done = [...points.keys()].filter((index) => points[index]);
  const { targets: each, frontier } = standingsOf(done, (index) => points[index], targets);
  return { targets: each.map(({ best, tied }) => ({ best, tied: [...tied] })), frontier: [...frontier] };
}

standings(
  "the best point has the highest probability, and points that the same replications cannot tell from it are tied",
  () => {
    // 93 and 95 of 100 differ in two replications; 60 of 100 is far off.
    const found = standingOf([point(100, 20), point(100, 93), point(100, 95), point(100, 60)]);
    assert.equal(found.targets, [{ best: 2, tied: [1] }]);
    assert.equal(found.frontier, [2]);
  },
);

standings("points with the same share are all named; where no target is met, no point is the best", () => {
  assert.equal(standingOf([point(20, 20), point(20, 20), point(20, 1)]).targets, [{ best: 0, tied: [1] }]);
  assert.equal(standingOf([point(20, 0), point(20, 0)]), { targets: [{ best: undefined, tied: [] }], frontier: [] });
});

standings("the frontier holds the points that no other beats by one target without being worse by another", () => {
  const found = standingOf([
    point(50, 50, 10),
    point(50, 30, 30),
    point(50, 20, 30),
    point(50, 10, 45),
    point(50, 0, 0),
  ]);
  assert.equal(found.frontier, [0, 1, 3]);
  assert.equal(
    found.targets.map(({ best }) => best),
    [0, 3],
  );
});

standings(
  "points that failed have no standing, and points of unlike numbers of replications are compared over those of both",
  () => {
    const found = standingOf([undefined, point(40, 40), point(10, 10)]);
    assert.equal(found.targets, [{ best: 1, tied: [2] }]);
  },
);

standings.run();
