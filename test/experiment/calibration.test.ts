/** Fits: known values are found again from simulated figures, closed forms are met, and what cannot be told is said. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { type Calibration, calibrate, type Observe } from "../../src/experiment/calibration/calibrate.ts";
import { eigenvalues } from "../../src/experiment/calibration/eigenvalues.ts";
import { findingsOf } from "../../src/experiment/calibration/findings.ts";
import { type Fit, loadFit } from "../../src/experiment/calibration/load.ts";
import { observing } from "../../src/experiment/calibration/observe.ts";
import type { FittedValue } from "../../src/experiment/calibration/prior.ts";
import { type Reading, readReplication } from "../../src/experiment/calibration/reading.ts";
import { resample, truncated } from "../../src/experiment/calibration/resample.ts";
import { simulate } from "../../src/hub/simulate.ts";

/** A value fitted evenly over a range, of no scenario. */
function value(name: string, low: number, high: number): FittedValue {
  const quantity = { kind: "quantity", dimension: "number", value: low, path: name } as const;
  return { name, quantity, paths: [name], ranges: [[low, high]], stated: false, indices: [[]] };
}

const readings = (count: number): Reading[] =>
  Array.from({ length: count }, () => ({
    series: { name: "made up", label: "made up", column: 0, per: "day", points: [] },
    from: 0,
    day: 0,
    published: 0,
    error: 1,
  }));

/** A model of which the readings, in standard errors, are known in closed form; each run has normal-like chance of a standard deviation. */
function formula(model: (x: Float64Array) => number[], chance: number): Observe {
  const streams = new RandomStreams("formula", 0);
  let drawn = 0;
  // Twelve uniforms less 6 are near enough to normal, with variance 1.
  const noise = () => Array.from({ length: 12 }, () => streams.uniform(1, drawn++, 0, 0)).reduce((a, b) => a + b, -6);
  return async (sets) =>
    sets.map((set) => [0, 1].map(() => Float64Array.from(model(set), (expected) => expected + chance * noise())));
}

const question = { seed: 1, draws: 400, waves: 3, tries: 60, replications: 2 };

function moments({ rows }: Calibration, i: number): { mean: number; deviation: number } {
  const mean = rows.reduce((sum, { values }) => sum + values[i], 0) / rows.length;
  const squares = rows.reduce((sum, { values }) => sum + (values[i] - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / rows.length) };
}

test("with linear readings the draws have the mean and the spread of the closed form", async () => {
  // Readings x - 3 and (y - 2x) / 2: x is normal about 3 and y about 6, far inside the ranges; a run's chance adds to the error of 1.
  const fitted = [value("x", -7, 13), value("y", -24, 36)];
  const chance = 0.5;
  const found = await calibrate(
    { ...question, fitted },
    formula(([x, y]) => [x - 3, (y - 2 * x) / 2], chance),
  );
  // The published value has one run's chance, and so has the mean of two runs, halved.
  const spread = Math.sqrt(1 + chance ** 2 + chance ** 2 / 2);
  const x = moments(found, 0);
  const y = moments(found, 1);
  assert.ok(found.worth > 150, `worth ${found.worth}`);
  // Four standard errors of 150 independent draws: a false alarm once in 4,000 or so for each of four numbers, if the seed were free.
  const error = 4 / Math.sqrt(150);
  assert.ok(Math.abs(x.mean - 3) < error * spread, `x ${x.mean}`);
  assert.ok(Math.abs(y.mean - 6) < error * spread * Math.sqrt(8), `y ${y.mean}`);
  assert.ok(Math.abs(x.deviation / spread - 1) < error / Math.SQRT2, `x spreads ${x.deviation}, not ${spread}`);
  const expected = spread * Math.sqrt(8);
  assert.ok(Math.abs(y.deviation / expected - 1) < error / Math.SQRT2, `y spreads ${y.deviation}, not ${expected}`);
});

test("if the figures show only the sum of two values, the two are reported as known only together", async () => {
  const fitted = [value("a", 0, 10), value("b", 0, 10), value("free", 0, 1)];
  const found = await calibrate(
    { ...question, fitted },
    formula(([a, b]) => [3 * (a + b - 10)], 0.1),
  );
  const { tied, directions, values } = findingsOf(fitted, readings(1), found);
  assert.equal(
    tied.map(({ a, b }) => `${a.name} ${b.name}`),
    ["a b"],
  );
  assert.ok(tied[0].correlation < -0.9, String(tied[0].correlation));
  assert.equal(directions, { all: 3, narrowed: 1 });
  const free = values.find((one) => one.value.name === "free");
  assert.ok((free?.narrowed ?? 0) > 0.9, "what no reading depends on stays as wide as it was");
});

test("a published value out of reach is reported as not met, with its distance", async () => {
  const fitted = [value("a", 0, 1)];
  const found = await calibrate(
    { ...question, fitted },
    formula(([a]) => [a - 0.5, a + 6], 0.1),
  );
  const { readings: seen } = findingsOf(fitted, readings(2), found);
  assert.equal(
    seen.map(({ met }) => met),
    [true, false],
  );
  assert.ok(seen[1].errors > 5.9, String(seen[1].errors));
});

test("alternative ranges are equally likely before the figures are used", async () => {
  const rivals: FittedValue = {
    ...value("r", 0, 10),
    ranges: [
      [0, 1],
      [9, 10],
    ],
  };
  const shares = async (model: (x: Float64Array) => number[]) => {
    const found = await calibrate({ ...question, fitted: [rivals] }, formula(model, 0.1));
    for (const { values } of found.rows) assert.ok(values[0] <= 1 || values[0] >= 9, String(values[0]));
    return findingsOf([rivals], readings(1), found).values[0].readings;
  };
  const silent = await shares(() => [0]);
  // Even odds of 400 draws that are worth some 300 to 400: 50% to four standard errors.
  assert.ok(Math.abs(silent[0] - 0.5) < 0.12, String(silent));
  assert.equal(await shares(([r]) => [r - 9.5]), [0, 1]);
});

test("rows are taken in proportion to their weights, to within one", () => {
  const logWeights = [0.1, 0.2, 0.3, 0.4].map(Math.log);
  const taken = resample(logWeights, 100, 0.5);
  assert.equal(
    [0, 1, 2, 3].map((i) => taken.filter((one) => one === i).length),
    [10, 20, 30, 40],
  );
});

test("a weight is capped at the mean times the square root of the number of rows", () => {
  // Of weights 1, 1, 1 and 13 the mean is 4 and the root of their number 2: the last counts as 8.
  const held = truncated([1, 1, 1, 13].map(Math.log)).map(Math.exp);
  for (const [i, expected] of [1, 1, 1, 8].entries()) assert.ok(Math.abs(held[i] - expected) < 1e-12, String(held));
});

test("eigenvalues of a matrix worked out by hand", () => {
  // [[2, 1], [1, 2]] has 1 and 3; with a third coordinate of its own, 5.
  const found = eigenvalues([
    [2, 1, 0],
    [1, 2, 0],
    [0, 0, 5],
  ]);
  for (const [i, expected] of [1, 3, 5].entries()) assert.ok(Math.abs(found[i] - expected) < 1e-12);
});

const hub = `
format: 1
title: A small office
period: {start: 2023-01-01, end: 2023-06-30}
calendar: {nation: england-and-wales, hours_per_day: 7.4h}
cases:
  types:
    all: {route: [interview, decision], outcome: {grant: 60%, refuse: 40%}, withdrawal: {value: 30%/year, range: [5%/year, 80%/year], distribution: uniform}}
  in_progress: [{cohort: flow, count: 900, ages: {bands: [{from: 0 days, to: 10 months, cases: 1}]}}]
  arrivals: {rate: 2/day}
work:
  interview: {needs: interviewing, principal: true, effort: {lognormal: {mean: {value: 6h, range: [3h, 10h], distribution: uniform}, cv: 0.6}}}
  decision: {needs: deciding, effort: {lognormal: {mean: 6h, cv: 0.7}}}
staff:
  team: {fte: 10, skills: [interviewing, deciding], vacancies: {held_at: 10}}
next_case: [decision, oldest]
observed:
  exits: {measure: exits, per: month, values: {values: PUBLISHED}}
  interviews: {measure: interviews, per: month, values: {values: PUBLISHED}}
  withdrawn: {measure: withdrawals, per: month, values: {values: PUBLISHED}}
`;
const fitText = `
format: 1
title: Found again
scenario: hub.yaml
to: {exits: {within: 10%}, interviews: {within: 10%}, withdrawn: {within: 30%}}
fit:
  effort: {path: work.interview.effort.lognormal.mean}
  leaving: {path: cases.types.all.withdrawal}
draws: 60
waves: 2
tries: 30
`;

function load(scenario: string, fit = fitText): Fit {
  const texts: Record<string, string> = { "hub.yaml": scenario, "fit.yaml": fit };
  const loading = loadFit("fit.yaml", (path) => texts[path] ?? { code: "CH101", message: `there is no file ${path}` });
  assert.ok(loading.fit, JSON.stringify(loading.problems));
  return loading.fit;
}

const monthEnds = ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31", "2023-06-30"];
const placeholder = hub.replaceAll("PUBLISHED", JSON.stringify(Object.fromEntries(monthEnds.map((day) => [day, 1]))));

/** The small office with figures that one run of it gave, under values that are known. */
function publishedBy(truth: readonly number[], seed: string): string {
  const { scenarios, fitted } = load(placeholder);
  const [{ plan, readings: own }] = scenarios;
  const values = Float64Array.from(plan.uncertain, (quantity) => quantity.value);
  fitted.forEach(({ indices }, f) => {
    for (const index of indices[0]) values[index] = truth[f];
  });
  const seen = readReplication(plan, own, simulate(plan, { seed, replication: 0, fixed: false, values }));
  let series = 0;
  return hub.replaceAll("PUBLISHED", () => {
    const from = monthEnds.length * series++;
    return JSON.stringify(Object.fromEntries(monthEnds.map((day, i) => [day, seen[from + i]])));
  });
}

test("the interval fitted to simulated figures covers the values behind them as often as stated", async () => {
  const streams = new RandomStreams("truths", 0);
  let hits = 0;
  for (let n = 0; n < 6; n++) {
    // Drawn from the ranges, as the fit supposes.
    const truth = [3 + 7 * streams.uniform(1, n, 0, 0), (0.05 + 0.75 * streams.uniform(2, n, 0, 0)) / 365.25];
    const fit = load(publishedBy(truth, `figures ${n}`));
    const { fitted, scenarios, file } = fit;
    const { draws, waves, replications, tries = 40 } = file;
    const observe = observing(scenarios, fitted, { seed: n, replications }, async (point, own, which) =>
      which.map((replication) =>
        readReplication(point.plan, own, simulate(point.plan, { ...point, replication, fixed: false })),
      ),
    );
    const found = await calibrate({ fitted, seed: n, draws, waves, tries, replications }, observe);
    const { values } = findingsOf(fitted, scenarios[0].readings, found);
    values.forEach(({ after, narrowed }, i) => {
      if (after.q05 <= truth[i] && truth[i] <= after.q95) hits++;
      if (i === 0) assert.ok(narrowed < 0.6, `the effort is narrowed to ${narrowed}`);
    });
  }
  // 12 intervals of 90%: fewer than 8 would hold the truth once in 230 tries, if the seeds were free.
  assert.ok(hits >= 8, `${hits} of 12`);
});

test("a value has a path of its own in each scenario, and joint draws that are not fitted stay", () => {
  const texts: Record<string, string> = {
    "hub.yaml": `${placeholder}draws: {file: draws.csv, columns: {effort: work.interview.effort.lognormal.mean, staff: staff.team.fte}}\n`,
    "draws.csv": "effort,staff\n4h,9\n5h,11\n",
    "other.yaml": placeholder,
    "fit.yaml": `${fitText.split("fit:\n")[0]}fit:
  hours: {path: {hub: work.interview.effort.lognormal.mean, other: work.decision.effort.lognormal.mean}, range: [8h, 12h]}
also: [{scenario: other.yaml, to: {exits: {within: 10%}}}]
`,
  };
  const { fit, problems } = loadFit("fit.yaml", (path) => texts[path] ?? { code: "CH101", message: path });
  assert.ok(fit, JSON.stringify(problems));
  const [hours] = fit.fitted;
  const pathsSet = fit.scenarios.map(({ plan }, s) => hours.indices[s].map((index) => plan.uncertain[index].path));
  assert.equal(pathsSet, [["work.interview.effort.lognormal.mean"], ["work.decision.effort.lognormal.mean"]]);
  assert.equal(fit.scenarios[0].plan.draws?.paths, ["staff.team.fte"]);
});

test("a value that cannot be fitted is reported at its line", () => {
  const problemsOf = (fit: string) => {
    const texts: Record<string, string> = { "hub.yaml": placeholder, "fit.yaml": fit };
    return loadFit("fit.yaml", (path) => texts[path] ?? { code: "CH101", message: path }).problems.map(
      ({ code, file, line, message }) => `${code} ${file}:${line} ${message}`,
    );
  };
  const one = (from: string, to: string) => problemsOf(fitText.replace(from, to));
  assert.equal(one("work.interview.effort.lognormal.mean}", "work.decision.effort.lognormal.mean}"), [
    "CH801 fit.yaml:7 work.decision.effort.lognormal.mean has no range in the scenario",
  ]);
  assert.equal(one("all.withdrawal}", "every.withdrawal, range: [1%/year, 2%/year]}"), [
    "CH801 fit.yaml:8 no scenario of this fit has cases.types.every.withdrawal",
  ]);
  assert.equal(one("{exits:", "{leavers:"), ["CH802 fit.yaml:5 the scenario has no observed series leavers"]);
  assert.equal(one("within: 30%", "within: often"), [
    "CH304 fit.yaml:5 within takes a share or an amount above 0, not often",
  ]);
  assert.equal(one("lognormal.mean}", "lognormal.mean, range: [9h, 4h]}"), [
    "CH303 fit.yaml:7 effort: 9h and 4h are not two values in one unit, the lower first",
  ]);
  assert.equal(one("fit:\n", "fit: {}\nnot_fit:\n")[0].split(" ")[0], "CH301");
  assert.equal(one("hub.yaml", "none.yaml"), ["CH101 fit.yaml:4 none.yaml"]);
});

test.run();
