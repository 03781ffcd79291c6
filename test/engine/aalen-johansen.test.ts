import { test } from "uvu";
import * as assert from "uvu/assert";
import { cumulativeIncidence, medianTime } from "../../src/engine/tally/aalen-johansen.ts";

const near = (actual: ArrayLike<number>, expected: readonly number[]) =>
  expected.forEach((value, time) => {
    assert.ok(
      Number.isNaN(value) ? Number.isNaN(actual[time]) : Math.abs(actual[time] - value) < 1e-12,
      `at ${time}: ${actual[time]}, not ${value}`,
    );
  });

test("two ways out, delayed entry and censoring, worked by hand", () => {
  // Time 0: 4 there, 1 leaves by a: a 1/4, 3/4 go on. Time 1: 3 there, 1 leaves by b: b 3/4 * 1/3; 1 is seen no more.
  // Time 2: 1 + 2 new there, 1 leaves by each: 1/2 * 1/3 more of each. Time 3: 1 there, seen no more. Time 4: nobody to be seen.
  const { byWay, from } = cumulativeIncidence({
    came: [4, 0, 2, 0, 0],
    left: [
      [1, 0, 1, 0, 0],
      [0, 1, 1, 0, 0],
    ],
    lastSeen: [0, 1, 0, 1, 0],
  });
  assert.is(from, 0);
  near(byWay[0], [1 / 4, 1 / 4, 5 / 12, 5 / 12, Number.NaN]);
  near(byWay[1], [0, 1 / 4, 5 / 12, 5 / 12, Number.NaN]);
});

test("with one way out it is the estimator of Kaplan and Meier: remission of leukaemia under 6-mercaptopurine", () => {
  // Freireich et al., Blood 21 (1963) 699-716, as in Kalbfleisch and Prentice: weeks, + for censored.
  const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
  const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
  const count = (times: number[]) => Array.from({ length: 36 }, (_, week) => times.filter((t) => t === week).length);
  const { byWay } = cumulativeIncidence({
    came: [21, ...Array(35).fill(0)],
    left: [count(relapsed)],
    lastSeen: count(censored),
  });
  const published: [week: number, surviving: number][] = [
    [6, 0.857],
    [7, 0.807],
    [10, 0.753],
    [13, 0.69],
    [16, 0.627],
    [22, 0.538],
    [23, 0.448],
  ];
  for (const [week, surviving] of published)
    assert.ok(Math.abs(1 - byWay[0][week] - surviving) < 0.0006, `week ${week}: ${1 - byWay[0][week]}`);
  assert.is(medianTime(byWay[0], 0), 23);
});

test("cases that enter late count only from their entry, and a gap in the observations ends the curve", () => {
  const { byWay, from } = cumulativeIncidence({
    came: [0, 0, 2, 0, 0, 5],
    left: [[0, 0, 1, 0, 0, 5]],
    lastSeen: [0, 0, 0, 1, 0, 0],
  });
  assert.is(from, 2);
  near(byWay[0], [0, 0, 1 / 2, 1 / 2, Number.NaN, Number.NaN]);
});

test("once all have left the shares stay constant", () => {
  const { byWay } = cumulativeIncidence({
    came: [3, 0, 0],
    left: [
      [2, 0, 0],
      [0, 1, 0],
    ],
    lastSeen: [0, 0, 0],
  });
  near(byWay[0], [2 / 3, 2 / 3, 2 / 3]);
  near(byWay[1], [0, 1 / 3, 1 / 3]);
});

test("the median is not reached where less than half has left, and does not exist without cases", () => {
  assert.is(medianTime([0.1, 0.3, 0.49], 0), Number.POSITIVE_INFINITY);
  assert.is(medianTime([0.1, 0.3, 0.5, 0.6], 0), 2);
  assert.is(medianTime([0.4, Number.NaN], 0), Number.POSITIVE_INFINITY);
  const { byWay, from } = cumulativeIncidence({ came: [0, 0], left: [[0, 0]], lastSeen: [0, 0] });
  assert.ok(Number.isNaN(medianTime(byWay[0], from)));
});

test.run();
