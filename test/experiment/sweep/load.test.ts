/** Sweep files: the points they make, and what is said of those that are wrong. */
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { shownValue } from "../../../src/experiment/sweep/design/axis.ts";
import { loadSweep, type SweepLoading } from "../../../src/experiment/sweep/design/load.ts";
import { parameterColumns } from "../../../src/experiment/sweep/design/parameters.ts";
import { rowReader } from "../../../src/experiment/sweep/measure.ts";
import { fakePlan, simulate } from "../../fixtures/fake-model.ts";

const hub = readFileSync("test/fixtures/tiny-hub.yaml", "utf8");

function load(design: string, files: Record<string, string> = {}): SweepLoading {
  const head = design.includes("format:") ? "" : "format: 1\ntitle: T\nscenario: hub.yaml\n";
  const texts: Record<string, string> = { "hub.yaml": hub, "s.yaml": head + design, ...files };
  return loadSweep("s.yaml", (path) => texts[path] ?? { code: "CH101", message: `there is no file ${path}` });
}

const said = ({ problems }: SweepLoading) =>
  problems.map(
    ({ file, line, code, message, hint }) => `${file}:${line} ${code} ${message}${hint ? ` (${hint})` : ""}`,
  );

function points(design: string, files?: Record<string, string>): string[] {
  const loading = load(design, files);
  assert.ok(loading.sweep, said(loading).join("\n"));
  return loading.sweep.points.map(({ texts }) => texts.map(shownValue).join(" | "));
}

test("a grid is every combination, the last path running fastest; a range of steps is a list", () => {
  assert.equal(points("design: {grid: {staff.team.fte: 10..20/5, work.interview.notice: [1 week, 2 weeks]}}"), [
    "10 | 1 week",
    "10 | 2 weeks",
    "15 | 1 week",
    "15 | 2 weeks",
    "20 | 1 week",
    "20 | 2 weeks",
  ]);
});

test("a zip goes through its lists together, and every part of a design is combined with every other", () => {
  const zip = "zip: {staff.team.fte: [10, 12], work.interview.notice: [1 week, 2 weeks]}";
  assert.equal(points(`design: {${zip}, grid: {seed: [1, 2]}}`), [
    "1 | 10 | 1 week",
    "1 | 12 | 2 weeks",
    "2 | 10 | 1 week",
    "2 | 12 | 2 weeks",
  ]);
});

test("a table has a point in each row, by its headers or by the columns named", () => {
  const csv = "staff.team.fte,note,work.interview.notice\n10,x,1 week\n12,y,2 weeks\n";
  const columns = "columns: {staff.team.fte: staff.team.fte, work.interview.notice: work.interview.notice}";
  assert.equal(points(`design: {table: {file: p.csv, ${columns}}}`, { "p.csv": csv }), ["10 | 1 week", "12 | 2 weeks"]);
});

for (const kind of ["latin_hypercube", "sobol", "random"])
  test(`${kind} keeps within its bounds, in their unit, and is the same every time`, () => {
    const design = `design: {${kind}: {points: 16, over: {staff.team.fte: [10, 20], work.interview.notice: [1 week, 3 weeks]}}}`;
    const all = points(design);
    assert.is(all.length, 16);
    assert.equal(all, points(design));
    for (const one of all) {
      const [, fte, weeks] = /^(\d+) \| ([\d.]+) weeks$/.exec(one) ?? [];
      assert.ok(Number(fte) >= 10 && Number(fte) <= 20 && Number(weeks) >= 1 && Number(weeks) <= 3, one);
    }
  });

test("a design over the ranges gives every uncertain value, and says which in its columns", () => {
  const { sweep } = load("design: {sobol: {points: 8, over: ranges}}");
  assert.ok(sweep);
  const columns = parameterColumns(sweep);
  assert.equal(columns.map(({ name }) => name).sort(), sweep.plan.uncertain.map(({ path }) => path).sort());
  const [first] = columns;
  assert.is(new Set(sweep.points.map((point) => first.value(point))).size, 8);
});

test("constraints leave points out, with units and dates", () => {
  const grid = "grid: {staff.team.fte: [10, 20], work.interview.notice: [1 week, 20 days]}";
  assert.equal(points(`design: {${grid}}\nconstraints: [{sum: [work.interview.notice], at_most: 2 weeks}]`), [
    "10 | 1 week",
    "20 | 1 week",
  ]);
  const sum = "{sum: {staff.team.fte: 2}, at_least: 30}";
  assert.equal(points(`design: {${grid}}\nconstraints: [${sum}]`), ["20 | 1 week", "20 | 20 days"]);
});

test("text that looks like something else stays text, and a value may be a map", () => {
  const { sweep } = load(
    'design: {grid: {seed: ["no", "1e3"], work.interview.effort: [{lognormal: {mean: 5h, cv: 0.5}}, 6h]}}',
  );
  assert.ok(sweep);
  assert.equal(sweep.points[0].texts, ['"no"', '{"lognormal":{"mean":"5h","cv":0.5}}']);
});

test("all problems are reported at once, with their line and the nearest name", () => {
  const lines = [
    "design:",
    "  grid:",
    "    staff.teem.fte: [1, 2]",
    "    work.interview.notice: [1 week, 5h]",
    "replications: 2",
    "precision: {measures: [clearance_date ±3 weeks]}",
    "measures: ['met:legacy-cleard', legacy_backlogs@2023-12-31]",
    "targets: [legacy-clear]",
  ];
  const all = said(load(lines.join("\n"))).join("\n");
  for (const expected of [
    /s\.yaml:6 CH206 there is no staff\.teem\.fte in this scenario \(did you mean staff\.team\.fte\?\)/,
    /s\.yaml:7 CH304 /,
    /s\.yaml:9 CH511 /,
    /s\.yaml:9 CH303 .*clearance_date is not given to ±3weeks/,
    /s\.yaml:10 CH507 there is no measure met:legacy-cleard in the scenario \(did you mean met:legacy-cleared\?\)/,
    /s\.yaml:10 CH507 .*legacy_backlogs.*\(did you mean legacy_backlog\?\)/,
    /s\.yaml:11 CH501 there is no target legacy-clear .*\(did you mean legacy-cleared\?\)/,
  ])
    assert.match(all, expected);
});

test("a flow is kept over a time, a level on a day", () => {
  const measures = (list: string) => load(`design: {grid: {staff.team.fte: [1, 2]}}\nmeasures: [${list}]`);
  const { sweep } = measures('"exits:legacy@2023-05-01..2023-06-30", decisions@2023-06, total_backlog@2023-06-30');
  assert.equal(
    sweep?.measures.map(({ title }) => title),
    ["Exits: legacy from 2023-05-01 to 2023-06-30", "Decisions in 2023-06", "Total backlog on 2023-06-30"],
  );
  for (const [list, expected] of [
    ["decisions@2023-06-30", /decisions is counted over a time.*\(write decisions@2023-05-01\.\.2023-06-30 for/],
    ["waiting_time_to_decision@2023-06-30", /a ratio over a time/],
    ["total_backlog@2023-06", /total_backlog is a level, read at the end of a day/],
    ["decisions@2023-06-30..2023-06-01", /2023-06-30 comes after 2023-06-01/],
    ["decisions@2033-06", /2033-06 is not a month of the period/],
  ] as const)
    assert.match(said(measures(list)).join("\n"), expected);
});

test("a flow is added up over its time in each replication, and a ratio is computed from the sums", () => {
  const plan = fakePlan(120);
  const replication = simulate(plan, { seed: 1, replication: 0, fixed: true });
  const row = new Float64Array(3);
  rowReader(
    plan,
    ["exits@2023-05-03..2023-05-04", "legacy_backlog@2023-05-04", "exits_per_fte@2023-05"],
    [],
  )(replication, row);
  const exits = replication.daily.subarray(120, 240);
  assert.is(row[0], exits[2] + exits[3]);
  assert.is(row[1], replication.daily[3]);
  assert.ok(Math.abs(row[2] - exits.subarray(0, 31).reduce((sum, one) => sum + one, 0) / 5) < 1e-9);
});

for (const [name, text, expected] of [
  ["an unknown key", "designs: {}\ndesign: {}", /CH301 designs is not known here \(did you mean design\?\)/],
  ["no design", "design: {}", /CH302 the design is empty/],
  [
    "a scenario that is not there",
    "title: T\nformat: 1\nscenario: hab.yaml\ndesign: {grid: {seed: [1]}}",
    /CH101 .*hab\.yaml/,
  ],
  [
    "what is set for all",
    "set: {staff.team.ftes: 3}\ndesign: {grid: {seed: [1]}}",
    /s\.yaml:4 CH206 .*did you mean staff\.team\.fte\?/,
  ],
  ["a path set twice", "design: {grid: {seed: [1]}, zip: {seed: [1]}}", /CH702 seed is set by two parts/],
  [
    "no point left",
    "design: {grid: {staff.team.fte: [1]}}\nconstraints: [{sum: [staff.team.fte], at_least: 2}]",
    /CH701 /,
  ],
  [
    "a constraint of other things",
    "design: {grid: {staff.team.fte: [1]}}\nconstraints: [{sum: [staff.team.ft], at_least: 2}]",
    /CH705 staff\.team\.ft is not set/,
  ],
  [
    "hours against people",
    "design: {grid: {staff.team.fte: [1]}}\nconstraints: [{sum: [staff.team.fte], at_least: 2h}]",
    /CH705 .*cannot be/,
  ],
  ["too many points", "design: {random: {points: 2000, over: ranges}, grid: {seed: 1..2000/1}}", /CH703 /],
  ["a zip of unequal lists", "design: {zip: {seed: [1], staff.team.fte: [1, 2]}}", /CH514 /],
  ["bounds of two units", "design: {random: {points: 2, over: {work.interview.notice: [1 week, 9 days]}}}", /CH303 /],
  [
    "a path without a range",
    "design: {random: {points: 2, over: [staff.team.fte]}}",
    /CH303 staff\.team\.fte has no range/,
  ],
] as const)
  test(`said plainly: ${name}`, () => assert.match(said(load(text)).join("\n"), expected));

test("a value drawn jointly with others cannot be set by a design", () => {
  const joint = `${hub}draws: {file: d.csv, columns: {a: work.interview.effort.lognormal.mean}}\n`;
  const loading = load("design: {grid: {work.interview.effort.lognormal.mean: [5h, 6h]}}", {
    "hub.yaml": joint,
    "d.csv": "a\n5h\n7h\n",
  });
  assert.match(said(loading).join("\n"), /s\.yaml:4 CH704 /);
});

test.run();
