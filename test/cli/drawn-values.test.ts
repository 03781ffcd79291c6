import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";

const test = suite("drawn values used again");

/** Every kind of value, each with a range and in a unit that is not the one that results have. */
const everyKind = `format: 1
title: Every kind of value
period: {start: 2024-01-01, end: 2024-02-29}
calendar: {nation: none, hours_per_day: 8h}
replications: 8
cases:
  types:
    standard: {route: [questionnaire, interview, decision], withdrawal: {value: 12% within a year, range: [8% within a year, 20% within a year]}}
  in_progress: [{id: waiting, count: {value: 60, range: [50, 70]}}]
  arrivals: {rate: {value: 10 per 2 weeks, range: [8 per 2 weeks, 13 per 2 weeks]}}
work:
  questionnaire: {elapsed: {value: 5 working days, range: [3 working days, 9 working days]}}
  interview: {needs: casework, effort: {lognormal: {mean: {value: 240 min, range: [180 min, 300 min]}, cv: {value: 0.6, range: [0.4, 0.9]}}}, notice: {value: 2 weeks, range: [1 week, 3 weeks]}}
  decision: {needs: casework, effort: 3h}
staff:
  team:
    fte: {value: 6, range: [5, 8]}
    skills: [casework]
    training: 1 week
    joiners: {count: 3, from: 2024-01-08}
    mentoring: {hours: {value: 6h/week, range: [2h/week, 9h/week]}, from: team, lasting: 4 weeks}
    away: {leave: {value: 25 days/year, range: [20 days/year, 30 days/year]}, other: {value: 35%, range: [25%, 45%]}}
    attrition: {value: 20%/year, range: [10%/year, 30%/year]}
    vacancies: unfilled
changes:
  - {on: 2024-02-01, name: "less notice, more risk", set: {work.interview.notice: {value: 4 days, range: [1 day, 6 days]}}}
`;

function recordsIn(file: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(file, "utf8").trim().split("\n");
  // A name with a comma is quoted.
  const names = [...header.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  return rows.map((row) => Object.fromEntries(row.split(",").map((cell, i) => [names[i], cell])));
}

const drawnNames = (record: Record<string, string>) =>
  Object.keys(record).filter((name) => /^(cases|work|staff|changes)\./.test(name));

/** Runs a scenario, and gives its table of replications. */
async function run(folder: string, name: string, text: string, count: number): Promise<string> {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  const { code, out, err } = await casehub("run", file, "--quiet", "--out", folder, "--replications", String(count));
  assert.is(code, 0, err);
  return join(out.trim(), "replications.csv");
}

test("a result's replications are draws again: every kind of value, to the last bit", () =>
  inFolder(async (folder) => {
    const drawn = await run(folder, "first", everyKind, 8);
    const first = recordsIn(drawn);
    const names = drawnNames(first[0]);
    assert.is(names.length, 13, names.join(" "));
    const draws = { file: relative(folder, drawn), columns: Object.fromEntries(names.map((name) => [name, name])) };
    const again = `extends: first.yaml\nseed: another\ndraws: ${JSON.stringify(draws)}\n`;
    const second = recordsIn(await run(folder, "second", again, 12));
    const values = (rows: Record<string, string>[]) => rows.map((row) => names.map((name) => row[name]));
    assert.equal(values(second.slice(0, 8)), values(first));
    assert.equal(values(second.slice(8)), values(first.slice(0, 4)), "past the last draw comes the first");
  }));

const oneValue = (columns: string) => `extends: first.yaml\ndraws: {file: drawn.csv, columns: {${columns}}}\n`;

async function checked(drawn: string, columns: string): Promise<string> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, "first.yaml"), everyKind);
    writeFileSync(join(folder, "drawn.csv"), drawn);
    writeFileSync(join(folder, "main.yaml"), oneValue(columns));
    const { code, err, out } = await casehub("check", join(folder, "main.yaml"));
    assert.is(code === 0, err === "", out);
    // One line, the frame left out.
    return err
      .replaceAll(/\n +\d* \|.*/g, "")
      .replaceAll(/\s+/g, " ")
      .replace(/^.*?(?=drawn\.csv|main\.yaml)/, "")
      .trim();
  });
}

const refused: readonly (readonly [name: string, drawn: string, columns: string, said: RegExp])[] = [
  [
    "numbers of a result without its columns replication and draw",
    "a\n0.42\n0.37\n0.33\n",
    "a: staff.team.away.other",
    /^drawn\.csv:2:1 CH408 0\.42, read as 0\.42%, in column a is outside the range of staff\.team\.away\.other: 25% to 45%; so are 2 rows more write the units/,
  ],
  [
    "numbers without a unit far from a value without a range",
    "a\n0.02\n0.03\n",
    "a: work.decision.effort",
    /^drawn\.csv:2:1 CH403 the numbers in column a have no unit; work\.decision\.effort is 3h and none of them is near it write the unit, as in 0\.02h/,
  ],
  [
    "a share over 100%",
    "a\n40%\n150%\n",
    "a: staff.team.away.other",
    /^drawn\.csv:3:1 CH408 150% in column a is not possible for staff\.team\.away\.other: the least is 0%, the most is 100%/,
  ],
  ["less than no time", "a\n-14 days\n", "a: work.interview.notice", /CH408 -14 days in column a is not possible/],
  ["less than no effort", "a\n-3h\n", "a: work.decision.effort", /CH408 -3h in column a is not possible/],
  ["a negative rate", "a\n-2/day\n", "a: cases.arrivals.rate", /CH408 -2\/day in column a is not possible/],
  [
    "a rate a little below none",
    "a\n-0.5/day\n",
    "a: cases.arrivals.rate",
    /CH408 -0\.5\/day in column a is not possible/,
  ],
  [
    "less than no attrition",
    "a\n-10%/year\n",
    "a: staff.team.attrition",
    /CH408 -10%\/year in column a is not possible/,
  ],
  [
    "a value outside its range",
    "a\n9\n",
    "a: staff.team.fte",
    /CH408 9 in column a is outside the range of staff\.team\.fte: 5 to 8/,
  ],
  [
    "other days than the scenario's",
    "a\n5 days\n",
    "a: work.questionnaire.elapsed",
    /CH403 5 days in column a is not a value for .* write a number with its unit, as in 10 working days/,
  ],
  ["an empty cell", "a,b\n,1\n", "a: staff.team.fte", /CH403 an empty cell in column a is not a value/],
  ["not a number at all", "a\nNaN\n", "a: staff.team.fte", /CH403 NaN in column a is not a value/],
  ["a number past all bounds", "a\n1e999\n", "a: work.interview.effort.lognormal.cv", /CH40[38]/],
  [
    "one value given twice",
    "a,b\n6,6\n",
    "a: staff.team.fte, b: staff.team.fte",
    /CH407 the columns a and b both give staff\.team\.fte/,
  ],
  [
    "two rows of one draw that differ",
    "replication,draw,a\n0,0,6\n1,0,7\n",
    "a: staff.team.fte",
    /^drawn\.csv:3:1 CH405 draw 0 has 7 in column a here and 6 on line 2/,
  ],
];

for (const [name, drawn, columns, said] of refused)
  test(`refused: ${name}`, async () => assert.match(await checked(drawn, columns), said));

test("numbers without a unit are in the unit of the value, where its range or the value itself agrees", async () => {
  assert.is(await checked("a,b\n26,2.5\n44,4\n", "a: staff.team.away.other, b: work.decision.effort"), "");
});

test.run();
