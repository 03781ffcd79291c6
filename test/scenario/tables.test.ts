/** Layouts of tables as people have them: each is read right, or refused with what to do. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { workbookText } from "../../src/scenario/data/workbook.ts";
import { changed, loadedFrom, loadFiles } from "./in-memory.ts";

const test = suite("tables as people have them");

type Form = "quarterly" | "monthly" | "weekly";

function load(form: Form, reference: string, csv: string, file = "t.csv") {
  const series = `arrivals: {series: {${form}: {file: ${file}, ${reference}}, then: hold}}`;
  return loadFiles({ "main.yaml": changed(["arrivals: {rate: 1/day}", series]), [file]: csv });
}

/** The values read, by date. */
function read(form: Form, reference: string, csv: string, file?: string): Record<string, number> {
  const points = loadedFrom(load(form, reference, csv, file)).scenario.cases.arrivals?.series?.[form];
  return points && "values" in points ? points.values : {};
}

/** What is wrong, with what to do. */
function told(form: Form, reference: string, csv: string, file?: string): string[] {
  return load(form, reference, csv, file)
    .problems.filter(({ code }) => !code.startsWith("CH6"))
    .map(
      ({ line, code, message, hint, more }) => `${line} ${code} ${message}${more ? ` +${more.count}` : ""} [${hint}]`,
    );
}

const quarters = { "2023-03-31": 1000, "2023-06-30": 1001, "2023-09-30": 1002 };
const months = { "2023-03-31": 1000, "2023-04-30": 1001, "2023-05-31": 1002 };
const columns = "date: D, column: N";
const rows = (dates: readonly string[], separator = ",") =>
  [`D${separator}N`, ...dates.map((date, i) => `${date}${separator}${1000 + i}`)].join("\n");

const quarterForms: readonly (readonly string[])[] = [
  ["2023-03-31", "2023-06-30", "2023-09-30"],
  ["2023 Q1", "2023 Q2", "2023 Q3"],
  ["2023Q1", "2023Q2", "2023-Q3"],
  ["Q1 2023", "Q2 2023", "Q3 2023"],
  ["Jan to Mar 2023", "Apr-Jun 2023", "July to September 2023"],
  ["31 March 2023", "30 June 2023", "30 Sept 2023"],
  ["31-Mar-23", "30-Jun-23", "30-Sep-23"],
  ["Friday 31st March 2023", "30th June 2023", '"September 30, 2023"'],
  ["2023-03-31 00:00:00", "2023-06-30T00:00:00Z", "2023-09-30 00:00"],
  ["2023/03/31", "2023/06/30", "2023/09/30"],
  ["Mar-23", "Jun-23", "Sep-23"],
  ["2023 Q1 [p]", "2023 Q2 [note 3]", "2023 Q3 [r]"],
];

for (const dates of quarterForms)
  test(`quarters dated as ${dates.join(", ")}`, () => {
    assert.equal(read("quarterly", columns, rows(dates)), quarters);
  });

for (const dates of [
  ["Mar-23", "Apr-23", "May-23"],
  ["March 2023", "April 2023", "May 2023"],
  ["2023 Mar", "2023 Apr", "2023 May"],
  ["2023-03", "2023-04", "2023/05"],
  ["Mar 23", "Apr 23", "May 23"],
])
  test(`months dated as ${dates.join(", ")}`, () => {
    assert.equal(read("monthly", columns, rows(dates)), months);
  });

test("days, months and years in figures are read in the order that is declared", () => {
  const csv = rows(["31/03/2023", "30/06/2023", "30/09/2023"]);
  assert.equal(read("quarterly", `${columns}, dates: day-month-year`, csv), quarters);
  const american = rows(["3/31/2023", "6/30/23", "9/30/2023"]);
  assert.equal(read("quarterly", `${columns}, dates: month-day-year`, american), quarters);
  assert.equal(told("quarterly", columns, csv), [
    '2 CH402 "31/03/2023" in column D is in an order that must be declared +2 [say dates: day-month-year]',
  ]);
  assert.equal(told("quarterly", columns, american), [
    '2 CH402 "3/31/2023" in column D is in an order that must be declared +2 [say dates: month-day-year]',
  ]);
  assert.equal(told("quarterly", columns, rows(["03/04/2023"])), [
    '2 CH402 "03/04/2023" in column D does not say which number is the day [say which comes first: dates: day-month-year, or dates: month-day-year]',
  ]);
  assert.match(told("quarterly", columns, rows(["31/13/2023"]))[0], /CH402 .* is not a date that exists/);
  assert.match(told("quarterly", `${columns}, dates: month-day-year`, csv)[0], /is not a date that exists/);
});

test("first days of quarters, months and weeks are read when declared, and asked about when not", () => {
  const first = `${columns}, dated: first day`;
  assert.equal(read("quarterly", first, rows(["2023-01-01", "2023-04-01", "2023-07-01"])), quarters);
  assert.equal(read("monthly", first, rows(["2023-03-01", "2023-04-01", "2023-05-01"])), months);
  assert.equal(read("weekly", first, rows(["2023-05-01", "2023-05-08"])), { "2023-05-07": 1000, "2023-05-14": 1001 });
  assert.match(told("monthly", columns, rows(["2023-03-01", "2023-04-01"]))[0], /CH413.*say dated: first day/);
  const weeks = rows(["2023-05-01", "2023-05-08"]).replace("D,", "Week commencing,");
  assert.match(told("weekly", "date: Week commencing, column: N", weeks)[0], /CH413.*say dated: first day/);
  assert.equal(Object.keys(read("weekly", "date: Week commencing, column: N, dated: first day", weeks)), [
    "2023-05-07",
    "2023-05-14",
  ]);
  assert.match(
    told("quarterly", first, rows(["2023-02-01"]))[0],
    /CH402 "2023-02-01".* is not the first day of a quarter/,
  );
});

test("anything that is not a date is refused with how to write one", () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ["45016", /spreadsheet's number.*this would be 2023-03-31/],
    ["2022/23 Q4", /financial year.*calendar quarter/],
    ["2023-03-31 14:30", /time of day/],
    ["about March", /is not a date.*write 2023-03-31, 31 March 2023/],
    ["2023-02-30", /is not a date that exists/],
    ["2023-13", /is not a month/],
  ];
  for (const [date, expected] of cases) assert.match(told("quarterly", columns, rows([date]))[0], expected);
});

for (const [name, separator] of [
  ["semicolons", ";"],
  ["tabs", "\t"],
] as const)
  test(`columns separated by ${name}`, () => {
    assert.equal(read("quarterly", columns, rows(quarterForms[0], separator)), quarters);
  });

test("a spreadsheet's line that names the separator is no header", () => {
  assert.equal(read("quarterly", columns, `sep=;\r\n${rows(quarterForms[0], ";")}`), quarters);
});

test("title rows are skipped when declared, and found and shown when they are plain", () => {
  const csv = `Table 1: Claims in the UK\n,\n${rows(quarterForms[0])}\n,\nEnd of table,\nSource: Home Office\n`;
  assert.equal(read("quarterly", `${columns}, header_row: 3`, csv), quarters);
  assert.equal(read("quarterly", columns, csv), quarters);
  const [warning] = load("quarterly", columns, csv).problems;
  assert.equal([warning.code, warning.line, warning.hint], ["CH620", 3, "say header_row: 3 where the file is named"]);
  assert.match(told("quarterly", "date: D, column: Claims", csv)[0], /line 3 looks like the header: say header_row: 3/);
  assert.match(told("quarterly", `${columns}, header_row: 40`, csv)[0], /CH412/);
});

test("shorthand is a value not published, a note beside a number is a note", () => {
  const csv = "D,N\n2023-03-31,1000 [note 1]\n2023-06-30,1001 [r]\n2023-09-30,1002\n2023-12-31,[c]\n";
  assert.equal(read("quarterly", columns, csv), quarters);
  for (const mark of ["[c]", "[x]", "[z]", ":", "..", "*", ""])
    assert.match(
      told("quarterly", columns, `D,N\n2023-03-31,1000\n2023-06-30,${mark}\n2023-09-30,1002\n`)[0],
      /^3 CH414 2023-06-30 has no value/,
      mark,
    );
  assert.match(told("quarterly", columns, "D,N\n2023-03-31,[low]\n")[0], /too small to print/);
});

test("levels may have gaps", () => {
  const csv = "D,N\n2023-03-31,1237.6\n2023-06-30,[x]\n2024-06-30,1280.25\n";
  const held = "vacancies: {held_to: {at: {file: t.csv, date: D, column: N}, then: hold}}";
  const text = changed(["vacancies: {refilled_after: 16 weeks}", held]);
  const vacancies = loadedFrom(loadFiles({ "main.yaml": text, "t.csv": csv })).scenario.staff["in-post"].vacancies;
  assert.equal(vacancies, {
    held_to: {
      at: { values: { "2023-03-31": 1237.6, "2024-06-30": 1280.25 }, source: "t.csv, column N" },
      then: "hold",
    },
  });
});

test("levels whose points may all separate thousands are asked about", () => {
  const held = (csv: string, said = "") =>
    loadFiles({
      "main.yaml": changed([
        "vacancies: {refilled_after: 16 weeks}",
        `vacancies: {held_to: {at: {file: t.csv, date: D, column: N${said}}, then: hold}}`,
      ]),
      "t.csv": csv,
    })
      .problems.filter(({ severity }) => severity === "error")
      .map(({ code, message }) => `${code} ${message}`);
  const csv = "D,N\n2023-03-31,1.237\n2023-06-30,1.280\n2023-09-30,998\n";
  assert.match(held(csv)[0], /CH403 "1.237" and all other values with a point can be read as thousands/);
  assert.equal(held(csv, ", thousands: point"), []);
  assert.equal(held(csv.replace("998", "1.5")), []);
});

test("a dash alone is asked about", () => {
  const csv = "D,N\n2023-03-31,1000\n2023-06-30,-\n2023-09-30,1002\n";
  assert.match(told("quarterly", columns, csv)[0], /CH403 "-".*none, or not published \[say which: dash: nil/);
  assert.equal(read("quarterly", `${columns}, dash: nil`, csv), { ...quarters, "2023-06-30": 0 });
  assert.match(told("quarterly", `${columns}, dash: not published`, csv)[0], /CH414/);
});

test("separators of other countries are asked about, never guessed", () => {
  const one = (cell: string) => `D,N\n2023-03-31,${cell}\n`;
  const cases: readonly (readonly [string, RegExp])[] = [
    ['"20131,5"', /decimal comma, and a count is a whole number \[whole numbers are expected/],
    ['"20,131"', /comma in its thousands \[write 20131, or say thousands: comma\]/],
    ["20 131", /space in its thousands \[write 20131, or say thousands: space\]/],
    ["1.240", /can be read as 1240 or as 1.24 \[.*thousands: point.*fractions: true/],
    ["77.000", /can be read as 77000 or as 77 /],
    ["1240.5", /is not a whole number of cases.*fractions: true/],
    ["12%", /is a percentage/],
    ["n/a", /is not a number \[leave the cell empty, or write \[x\]/],
    ["0x10", /is not a number/],
  ];
  for (const [cell, expected] of cases) assert.match(told("quarterly", columns, one(cell))[0], expected, cell);
  const value = (cell: string, said: string) => read("quarterly", `${columns}, ${said}`, one(cell))["2023-03-31"];
  assert.is(value('"20,131"', "thousands: comma"), 20131);
  assert.is(value("1.240", "thousands: point"), 1240);
  assert.is(value('"1.240,5"', "thousands: point, decimals: comma"), 1240.5);
  assert.is(value("20 131", "thousands: space"), 20131);
  assert.is(value('"20131,5"', "decimals: comma, fractions: true"), 20131.5);
  assert.is(value("1.240", "fractions: true"), 1.24);
});

const twoRows = [
  "D,Nationality,Applicant,N",
  "2023-03-31,Iran,Main,8052",
  "2023-03-31,Iraq,Main,8052",
  "2023-03-31,Iran,Dependant,2013",
].join("\n");

test("rows of one date are an error even when equal, or added up when asked", () => {
  assert.equal(told("quarterly", columns, twoRows), [
    "3 CH405 2023-03-31 has a row already, on line 2 +1 [add the rows of a date up with sum: true, or choose rows with where:, such as {Nationality: Iran} or {Applicant: Main}]",
  ]);
  assert.equal(read("quarterly", `${columns}, sum: true, where: {Applicant: Main}`, twoRows), { "2023-03-31": 16104 });
  assert.equal(read("quarterly", `${columns}, sum: true`, twoRows), { "2023-03-31": 18117 });
  assert.equal(read("quarterly", `${columns}, sum: true, where: {Nationality: [Iran, Syria]}`, twoRows), {
    "2023-03-31": 10065,
  });
  const kept = twoRows.replace("Iraq,Main,8052", "Iraq,Main,[c]");
  assert.match(told("quarterly", `${columns}, sum: true`, kept)[0], /"\[c\]" was not published and cannot be added up/);
});

test("quarters as columns are read by naming the row", () => {
  const csv = "Measure,2023 Q1,2023 Q2,2023 Q3,Note\nClaims,1000,1001,1002,\nDecisions,5,6,7,\n";
  assert.equal(read("quarterly", "row: Claims", csv), quarters);
  assert.match(
    told("quarterly", "date: Measure, column: Claims", csv)[0],
    /its columns are dates: name a row in place of date and column, such as row: Claims/,
  );
  assert.match(told("quarterly", "row: Claim", csv)[0], /CH404 t.csv has no row with a value in row Claim/);
  const twice = csv.replace("Decisions", "Claims");
  assert.match(told("quarterly", "row: Claims", twice)[0], /CH405/);
});

test("a header that occurs twice is an error where it is used", () => {
  assert.match(told("quarterly", columns, "D,N,N\n2023-03-31,1,2\n")[0], /CH411 t.csv has more than one column "N"/);
  assert.equal(read("quarterly", columns, "D,N,note,note\n2023-03-31,1,a,b\n"), { "2023-03-31": 1 });
});

test("thousands of wrong rows give one message for each kind, with a count and the first places", () => {
  const many = Array.from({ length: 7000 }, (_, i) => `row ${i},${i},${i % 2 ? "n/a" : "x"}`).join("\n");
  assert.equal(told("quarterly", "date: D, column: M", `D,N,M\n${many}`), [
    '2 CH402 "row 0" in column D is not a date +6999 [write 2023-03-31, 31 March 2023, Mar 2023 for a month or 2023 Q1 for a quarter]',
    '2 CH403 "x" in column M is not a number +6999 [undefined]',
  ]);
});

test("a row cut short is an error, a note below the table is not", () => {
  assert.match(told("quarterly", columns, "D,N\n2023-03-31\n")[0], /2 CH406 the row has 1 cell and the header 2/);
  assert.match(told("quarterly", columns, "D,N\n2023-03-31,1,2\n")[0], /2 CH406 the row has 3 cells and the header 2/);
  assert.equal(read("quarterly", columns, "D,N\n2023-03-31,1\nSource: Home Office\n"), { "2023-03-31": 1 });
});

const book = workbookText([
  { name: "Notes", rows: [["About"]] },
  {
    name: "Data",
    rows: [
      ["Claims by quarter"],
      [],
      ["D", "N"],
      ["2023-03-31", "1000"],
      ["2023-06-30", "1001"],
      ["2023-09-30", "1002"],
    ],
  },
]);

test("a workbook's sheet is named", () => {
  assert.equal(read("quarterly", `${columns}, sheet: Data, header_row: 3`, book, "t.xlsx"), quarters);
  assert.match(
    told("quarterly", columns, book, "t.xlsx")[0],
    /CH415 t.xlsx has 2 sheets \[say which: sheet: Notes \(or Data\)\]/,
  );
  assert.match(
    told("quarterly", `${columns}, sheet: Date`, book, "t.ods")[0],
    /CH415 t.ods has no sheet Date \[did you mean Data\?\]/,
  );
  assert.match(told("quarterly", `${columns}, sheet: Data`, rows(quarterForms[0]))[0], /CH415 t.csv is not a workbook/);
});

function ages(reference: string, csv: string) {
  const stock = `{id: flow, count: 500, ages: {file: ages.csv, ${reference}}}`;
  const loading = loadFiles({ "main.yaml": changed(["{id: flow, count: 500}", stock]), "ages.csv": csv });
  const bands = loading.loaded?.scenario.cases.in_progress[1].ages?.bands;
  return {
    bands: bands?.map(({ from, to, cases }) => [from.amount.value, to.amount.value, cases.value]),
    told: loading.problems.map(({ code, message, hint }) => `${code} ${message} [${hint}]`),
  };
}

test("ages come from a table with a row, or a column, for each band", () => {
  const month = 365.25 / 12;
  const expected = [
    [0, 3 * month, 10],
    [3 * month, 6 * month, 20],
    [6 * month, 52 * month, 30],
  ];
  const long = "Age,Cases\nUnder 3 months,10\n3 to 6 months,20\nMore than 6 months,30\n";
  assert.equal(ages("band: Age, cases: Cases, open_end: 52 months", long).bands, expected);
  assert.match(ages("band: Age, cases: Cases", long).told[0], /has no upper end \[state one, such as open_end/);
  const wide = "as_at,lt_3m,m3_6,gt_6m\n2023-03-31,10,20,30\n2023-06-30,1,2,3\n";
  const bands = "columns: {lt_3m: under 3 months, m3_6: 3 to 6 months, gt_6m: 6 to 52 months}";
  assert.equal(ages(`${bands}, where: {as_at: 2023-03-31}`, wide).bands, expected);
  assert.match(ages(bands, wide).told[0], /CH405 ages.csv has 2 rows for the ages \[choose one row with where:\]/);
});

test.run();
