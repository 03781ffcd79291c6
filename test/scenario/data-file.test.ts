import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, loadedFrom, loadFiles } from "./in-memory.ts";

const test = suite("data files");

const reference = "{file: facts/claims.csv, date: quarter_end, column: claims}";
const series = (points: string, rest = ", then: hold") =>
  changed(["arrivals: {rate: 1/day}", `arrivals: {series: {quarterly: ${points}${rest}}}`]);
const claims = "quarter_end,claims,people,nation\n2023-03-31,90,120,uk\n2023-06-30,91,,uk\n";

function load(points: string, csv: string, rest?: string) {
  return loadFiles({ "main.yaml": series(points, rest), "facts/claims.csv": csv });
}

function told(points: string, csv: string, rest?: string): string[] {
  return load(points, csv, rest).problems.map(
    ({ file, line, code, message, hint }) => `${file}:${line} ${code} ${message}${hint ? ` [${hint}]` : ""}`,
  );
}

test("a series is read from its columns", () => {
  const loaded = loadedFrom(load(reference, claims));
  assert.equal(loaded.scenario.cases.arrivals?.series?.quarterly, {
    values: { "2023-03-31": 90, "2023-06-30": 91 },
    source: "facts/claims.csv, column claims",
  });
  assert.equal(loaded.files, [{ path: "facts/claims.csv", text: claims }]);
  assert.equal(loaded.places.get("cases.arrivals.series.quarterly.values.2023-06-30"), {
    file: "facts/claims.csv",
    line: 3,
    column: 1,
  });
});

test("a file is found beside the scenario that names it, or beside the scenario itself if an override names it", () => {
  const files = {
    "main.yaml": "extends: parts/base.yaml\n",
    "parts/base.yaml": series(reference),
    "parts/facts/claims.csv": claims,
    "other.csv": claims.replace(",91,", ",99,"),
  };
  assert.ok(loadedFrom(loadFiles(files)));
  const loaded = loadedFrom(loadFiles(files, ["cases.arrivals.series.quarterly.file=other.csv"]));
  const points = loaded.scenario.cases.arrivals?.series?.quarterly;
  assert.ok(points && "values" in points && points.values["2023-06-30"] === 99);
});

test("rows without a value count as not published; quoted cells, blank lines and any order are read", () => {
  const loaded = loadedFrom(
    load(reference, 'quarter_end,claims,note\n2023-06-30,91,"two\nlines"\n\n2023-03-31,"90",\n2023-09-30,,late\n'),
  );
  const points = loaded.scenario.cases.arrivals?.series?.quarterly;
  assert.ok(points && "values" in points);
  assert.equal(Object.entries(points.values), [
    ["2023-03-31", 90],
    ["2023-06-30", 91],
  ]);
});

test("where selects rows", () => {
  const csv = "quarter_end,claims,nation\n2023-03-31,90,uk\n2023-03-31,5,elsewhere\n2023-06-30,91,uk\n";
  assert.ok(load(`${reference.slice(0, -1)}, where: {nation: uk}}`, csv).loaded);
  assert.equal(told(reference, csv), [
    "facts/claims.csv:3 CH405 2023-03-31 has a row already, on line 2 [add the rows of a date up with sum: true, or choose rows with where:, such as {nation: uk}]",
  ]);
  assert.match(
    told(`${reference.slice(0, -1)}, where: {nation: us}}`, csv)[0],
    /^main.yaml:14 CH404 facts\/claims.csv has no row with a value in claims where the columns are as asked/,
  );
});

const bad: readonly (readonly [name: string, csv: string, expected: string])[] = [
  [
    "a missing column",
    claims.replace("claims", "claim"),
    'main.yaml:14 CH401 facts/claims.csv has no column "claims" [did you mean claim?]',
  ],
  [
    "a date that does not exist",
    claims.replace("2023-06-30", "2023-06-31"),
    'facts/claims.csv:3 CH402 "2023-06-31" in column quarter_end is not a date that exists',
  ],
  [
    "a date written another way",
    claims.replace("2023-06-30", "30/06/2023"),
    'facts/claims.csv:3 CH402 "30/06/2023" in column quarter_end is in an order that must be declared [say dates: day-month-year]',
  ],
  [
    "a text for a number",
    claims.replace("91", "about 91"),
    'facts/claims.csv:3 CH403 "about 91" in column claims is not a number',
  ],
  [
    "a number with a comma",
    claims.replace("91", '"1,091"'),
    'facts/claims.csv:3 CH403 "1,091" in column claims has a comma in its thousands [write 1091, or say thousands: comma]',
  ],
  ["an empty file", "", "facts/claims.csv:1 CH404 the data file is empty"],
  ["a header only", "quarter_end,claims\n", "main.yaml:14 CH404 facts/claims.csv has no row with a value in claims"],
  [
    "rows of different length",
    "quarter_end,claims\n2023-03-31\n",
    "facts/claims.csv:2 CH406 the row has 1 cell and the header 2 [put a text that holds the separator in double quotes]",
  ],
  [
    "a gap",
    claims.replace("2023-06-30", "2023-09-30"),
    "facts/claims.csv:3 CH512 after 2023-03-31 the next quarterly value is that of 2023-06-30, not 2023-09-30",
  ],
  [
    "a date within a quarter",
    claims.replace("2023-06-30", "2023-06-01"),
    "facts/claims.csv:3 CH512 a quarterly value is dated by the last day of its quarter, not 2023-06-01",
  ],
  ["a count below nothing", claims.replace(",91,", ",-1,"), "facts/claims.csv:3 CH305 a count is 0 or more, not -1"],
];

for (const [name, csv, expected] of bad)
  test(`reported at its place: ${name}`, () =>
    assert.ok(told(reference, csv).includes(expected), told(reference, csv).join("\n")));

test("a missing data file is reported where it is named", () => {
  const [problem] = loadFiles({ "main.yaml": series(reference) }).problems;
  assert.equal([problem.file, problem.line, problem.code], ["main.yaml", 14, "CH101"]);
});

test("a series says how it continues, and starts early enough", () => {
  assert.match(told(reference, claims, "")[0], /CH510 the series ends on 2023-06-30, before the period does/);
  assert.match(
    told(reference, "quarter_end,claims\n2023-09-30,90\n")[0],
    /CH510 the series begins on 2023-07-01, after the period starts/,
  );
  assert.equal(told(reference, claims, ", then: {repeat: last 2 quarters, scale: 90%}"), []);
  assert.match(
    told(reference, claims, ", then: {repeat: last 4 quarters}")[0],
    /CH305 the series has 2 values to repeat/,
  );
  assert.match(
    told(reference, claims, ", then: {repeat: last 2 months}")[0],
    /CH511 a quarterly series repeats its last quarters/,
  );
});

test("an empirical distribution is read from a column, with its unit", () => {
  const text = changed(["effort: 9h", "effort: {empirical: {file: times.csv, column: minutes, unit: min}}"]);
  const { scenario } = loadedFrom(loadFiles({ "main.yaml": text, "times.csv": "minutes\n30\n90\n" }));
  assert.equal(
    scenario.work.decision.effort?.values?.map(({ value, path }) => [value, path]),
    [
      [0.5, "work.decision.effort.empirical.0"],
      [1.5, "work.decision.effort.empirical.1"],
    ],
  );
  assert.is(scenario.work.decision.effort?.file, undefined);
});

test("joint draws are read in canonical units", () => {
  const text = `${changed()}draws: {file: draws.csv, columns: {notice: work.interview.notice, leaving: staff.hub.attrition, effort: work.interview.effort.lognormal.mean}}\n`;
  const loaded = loadedFrom(
    loadFiles({ "main.yaml": text, "draws.csv": "effort,leaving,notice\n5,30,2 weeks\n300 min,0.4/year,10\n" }),
  );
  assert.equal(loaded.draws, {
    paths: ["work.interview.notice", "staff.in-post.attrition", "work.interview.effort.lognormal.mean"],
    rows: [
      [14, 0.3 / 365.25, 5],
      [10, 0.4 / 365.25, 5],
    ],
  });
  assert.ok(
    loaded.uncertain.some(({ path }) => path === "work.interview.notice"),
    "what is drawn jointly is uncertain",
  );
});

test("a column of joint draws gives its value to all paths that it names", () => {
  const text = `${changed()}draws: {file: draws.csv, columns: {time: [work.interview.notice, staff.hub.training]}}\n`;
  const { draws } = loadedFrom(loadFiles({ "main.yaml": text, "draws.csv": "time\n2 weeks\n21 days\n" }));
  assert.equal(draws?.paths, ["work.interview.notice", "staff.in-post.training"]);
  assert.equal(draws?.rows, [
    [14, 14],
    [21, 21],
  ]);
});

test("joint draws of a value that is not a quantity, and cells that are not", () => {
  const draw = (columns: string, csv: string) =>
    loadFiles({
      "main.yaml": `${changed()}draws: {file: draws.csv, columns: {${columns}}}\n`,
      "draws.csv": csv,
    }).problems.map(({ file, line, code }) => `${file}:${line} ${code}`);
  assert.equal(draw("a: work.interview.needs", "a\n1\n"), ["main.yaml:28 CH407"]);
  assert.equal(draw("a: work.interview.notice", "a\n3h\n"), ["draws.csv:2 CH403"]);
  assert.equal(draw("b: work.interview.notice", "a\n3\n"), ["main.yaml:28 CH401"]);
});

test.run();
