import { suite } from "uvu";
import * as assert from "uvu/assert";
import { countOf } from "../../src/scenario/text/problem.ts";
import { problemsText } from "../../src/scenario/text/problem-text.ts";
import { isHiding, visible } from "../../src/scenario/text/visible.ts";
import { changed, loadedFrom, loadFiles, loadText, said, small } from "./in-memory.ts";

const test = suite("text that hides, swells or is somebody else's");

/** What may come to a terminal: no control, format or invisible character but the end of a line. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/u;

/** As a terminal shows the problems. */
function shown(files: Readonly<Record<string, string>>, overrides: readonly string[] = []): string {
  const { problems, sources } = loadFiles(files, overrides);
  return problemsText(problems, sources);
}

const hiding: readonly (readonly [what: string, raw: string, expected: string])[] = [
  ["an escape", "\u001b[31mred", "␛[31mred"],
  ["a bell and a backspace", "a\u0007b\u0008", "a␇b␈"],
  ["delete", "a\u007f", "a␡"],
  ["C1", "a\u009b31m", "a\\u{9b}31m"],
  ["a turn of direction", "a\u202eb", "a\\u{202e}b"],
  ["an isolate", "a\u2066b", "a\\u{2066}b"],
  ["no width", "a\u200bb\u200db\u2060", "a\\u{200b}b\\u{200d}b\\u{2060}"],
  ["a soft hyphen", "a\u00adb", "a\\u{ad}b"],
  ["a filler", "a\u3164b", "a\\u{3164}b"],
  ["a tag", "a\u{e0041}b", "a\\u{e0041}b"],
  ["a separator of lines", "a\u2028b", "a\\u{2028}b"],
  ["half a character", "a\ud800b", "a\\u{d800}b"],
  ["a carriage return", "a\rb", "a␍b"],
];

for (const [what, raw, expected] of hiding)
  test(`invisible characters are written out: ${what}`, () => {
    assert.is(visible(raw), expected);
    assert.is(visible(expected), expected);
  });

test("letters of any script, line ends and tabs stay as they are", () => {
  const text = "Zürich, Ελλάδα, العربية, 漢字, 🙂 – “quoted”\n\tnext";
  assert.is(visible(text), text);
  assert.not.ok(isHiding("\ufeffdate,n\r\n2023-01-01,1\r\n"));
  assert.ok(isHiding("date,n\n2023-01-01,1\u200b\n"));
});

test("the texts of a scenario hold no invisible characters", () => {
  const text = changed(["title: Small hub", 'title: "\\e[31mSmall\\e]0;hub\\a \\u202e hub"\nseed: "\\u001b[2J"']);
  const { scenario, resolvedText } = loadedFrom(loadText(text));
  assert.is(scenario.title, "␛[31mSmall␛]0;hub␇ \\u{202e} hub");
  assert.is(scenario.seed, "␛[2J");
  assert.not.ok(unseen.test(resolvedText));
});

test("no problem shows invisible characters, wherever they are", () => {
  const evil = "\\u001b[31m\\u202e\\u0085";
  const places = [
    `${small}\n"${evil}": 1\n`,
    changed(["fte: 50", `fte: "${evil}"`]),
    changed(["needs: deciding", `needs: "${evil}"`]),
    changed(["start: 2023-05-01", `start: "${evil}"`]),
    changed(["route: [decision]", `route: ["${evil}"]`]),
    `${small}\n# \u001b[31m\u202e\nnope: 1\n`.replace("title:", "\u001b[31mtitle:"),
    `extends: "${evil}"`,
    `${small}${"\u009b31m"}`,
  ];
  for (const text of places) {
    const problems = shown({ "main.yaml": text });
    assert.ok(problems.length > 0);
    assert.not.ok(unseen.test(problems), JSON.stringify(problems));
  }
  assert.not.ok(unseen.test(shown({ "main.yaml": small }, ["\u001b[31m\u202e", "staff.\u009b=1", "title=\u001b"])));
});

test("a bad value of 300,000 characters is cut, and the rest of the sentence is kept", () => {
  for (const [from, to] of [
    ["fte: 50", `fte: ${"a".repeat(300_000)}`],
    ["needs: deciding", `needs: ${"a".repeat(300_000)}`],
    ["format: 1", `format: ${"9".repeat(300_000)}`],
    ["route: [decision]", `route: [${"b ".repeat(150_000)}]`],
  ] as const) {
    const text = shown({ "main.yaml": changed([from, to]) });
    assert.ok(text.length < 4_000, `${text.length}`);
    assert.match(text, /…/);
  }
});

test("50,000 wrong values of one kind give one message with their number and first places", () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `day ${i},${i}`);
  const text = changed([
    "arrivals: {rate: 1/day}",
    "arrivals: {series: {quarterly: {file: a.csv, date: d, column: n}, then: hold}}",
  ]);
  const loading = loadFiles({ "main.yaml": text, "a.csv": `d,n\n${rows.join("\n")}` });
  const [wrong, ...others] = loading.problems.filter(({ file }) => file === "a.csv");
  assert.is(others.length, 0);
  assert.is(countOf([wrong]), 50_000);
  assert.equal(wrong.more, { count: 49_999, lines: [3, 4, 5, 6, 7, 8] });
  const shownText = problemsText(loading.problems, loading.sources);
  assert.match(shownText, /"day 0" in column d is not a date/);
  assert.match(shownText, /and 49999 more of this kind, on lines 3, 4, 5, 6, 7, 8, …/);
  assert.ok(shownText.length < 2_000);
});

test("25,000 unknown keys give twenty messages and a number", () => {
  const keys = Array.from({ length: 25_000 }, (_, i) => `unknown-${i}: 1`);
  const { problems } = loadText(`${small}${keys.join("\n")}\n`);
  const unknown = problems.filter(({ code }) => code === "CH301");
  assert.is(unknown.length, 20);
  assert.is(countOf(unknown), 25_000);
});

/** What such inputs take in time and memory is measured by `npm run campaign:hostile`. */
const codesOf = (files: Readonly<Record<string, string>>): string[] =>
  loadFiles(files).problems.map(({ code }) => code);

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10));

test("changes on 3,000 dates are refused with the limit", () => {
  const changes = daysFrom("2023-05-02", 3_000).map(
    (on, i) => `  - {name: c${i}, on: ${on}, set: {work.decision.effort: 8h}}`,
  );
  const codes = codesOf({
    "main.yaml": `${changed(["2024-04-30", "2033-04-30"])}changes:\n${changes.join("\n")}\n`,
  });
  assert.ok(codes.includes("CH522"), codes.join());
});

test("1,001 changes on ten dates are refused with the limit, and 1,000 are not", () => {
  const text = (count: number) =>
    `${changed(["2024-04-30", "2033-04-30"])}changes:\n${Array.from({ length: count }, (_, i) => `  - {name: c${i}, on: 2023-05-${10 + (i % 10)}, set: {work.decision.effort: 8h}}`).join("\n")}\n`;
  assert.ok(codesOf({ "main.yaml": text(1_001) }).includes("CH522"));
  assert.not(codesOf({ "main.yaml": text(1_000) }).includes("CH522"));
});

test("200,000 dated values are refused with the limit", () => {
  const rows = daysFrom("1700-01-01", 200_000).map((on) => `${on},1`);
  const text = changed([
    "arrivals: {rate: 1/day}",
    "arrivals: {series: {daily: {file: a.csv, date: d, column: n}, then: hold}}",
  ]);
  const codes = codesOf({ "main.yaml": text, "a.csv": `d,n\n${rows.join("\n")}\n` });
  assert.ok(codes.includes("CH522"), codes.join());
});

test("a line of more columns than a sheet can have is refused before its rows are read", () => {
  const text = changed([
    "arrivals: {rate: 1/day}",
    "arrivals: {series: {daily: {file: a.csv, date: d, column: n}, then: hold}}",
  ]);
  const columns = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`).join(",");
  const messages = (count: number) =>
    loadFiles({ "main.yaml": text, "a.csv": `d,n,${columns(count)}\n2024-01-01,1\n` }).problems.map(
      ({ message }) => message,
    );
  assert.equal(messages(16_383), ["the line has more than 16384 columns, the most that are read"]);
  assert.not.match(messages(16_382).join(), "the most that are read");
});

test("a chain of more than 100 parents is refused, and 100 are read", () => {
  const chain = (count: number) => ({
    "main.yaml": "extends: p0.yaml\n",
    ...Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`p${i}.yaml`, i + 1 < count ? `extends: p${i + 1}.yaml\n` : small]),
    ),
  });
  assert.not(codesOf(chain(100)).includes("CH201"));
  assert.ok(codesOf(chain(101)).includes("CH201"));
});

test("few problems of a kind are all listed, and the same one of two regimes once", () => {
  const text = changed(["fte: 50", "fte: 50, a: 1, b: 2"], ["fte: 0,", "fte: 0, a: 1,"]);
  assert.is(
    said(loadText(text)).length,
    said(loadText(`${text}changes: [{on: 2023-09-01, set: {staff.hub.fte: 2}}]\n`)).length,
  );
});

const secret = "root:$6$salt$verysecret:19000:0:99999:7:::";

test("a file that is not a scenario is named by extends:, and not quoted", () => {
  for (const text of [
    `${secret}\ndaemon:*:1::::::\n`,
    `- ${secret}`,
    `"${secret}`,
    `secret: ${secret}\n`,
    "{verysecret",
  ]) {
    const found = shown({ "main.yaml": `${small}extends: /etc/secrets\n`, "/etc/secrets": text });
    assert.match(found, /CH202 extends: names \/etc\/secrets, which is not\s+a\s+scenario/);
    assert.not.match(found, /verysecret/);
  }
});

test("a data file that is not a table is named, and not quoted", () => {
  const forms = [
    "arrivals: {series: {quarterly: {file: /etc/secrets, date: d, column: n}, then: hold}}",
    "arrivals: {rate: 1/day}\ndraws: {file: /etc/secrets, columns: {a: work.interview.effort.mean}}",
  ];
  for (const form of forms)
    for (const text of [`${secret}\n`, `${secret}\n"${secret}`, `"${secret}\n"x"y\n`, `${secret},${secret}\n`]) {
      const found = shown({ "main.yaml": changed(["arrivals: {rate: 1/day}", form]), "/etc/secrets": text });
      assert.match(found, /CH40[146]|CH303/);
      assert.not.match(found, /verysecret/);
    }
});

test("a parent of the user's own is quoted where it is wrong", () => {
  const found = shown({ "main.yaml": "extends: base.yaml\n", "base.yaml": `${small}nope: 1\n` });
  assert.match(found, /base.yaml:\d+:1 CH301 nope is not known here\n +\d+ \| nope: 1/);
});

test("a table of the user's own is quoted where it is wrong", () => {
  const text = changed([
    "arrivals: {rate: 1/day}",
    "arrivals: {series: {quarterly: {file: a.csv, date: d, column: claims}, then: hold}}",
  ]);
  assert.match(shown({ "main.yaml": text, "a.csv": "d,claims\n2023-03-31,many\n" }), /\| 2023-03-31,many/);
  assert.match(shown({ "main.yaml": text, "a.csv": "d,claim\n2023-03-31,1\n" }), /did you mean claim\?/);
});

test("a YAML directive is reported at its place and not followed, and Node shows no warning", async () => {
  const warnings: string[] = [];
  const hear = (warning: Error) => warnings.push(warning.message);
  process.on("warning", hear);
  try {
    for (const directive of ["%YAML 9.9", "%YAML 1.1", "%FOO bar", "%TAG ! tag:x:", "%"])
      assert.equal(said(loadText(`${directive}\n---\n${small}`)), [
        "1:1 CH109 directives such as %YAML are not used here [leave the line out]",
      ]);
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("warning", hear);
  }
  assert.equal(warnings, []);
});

test.run();
