import { suite } from "uvu";
import * as assert from "uvu/assert";
import { editDistance, nearest } from "../../src/scenario/text/nearest.ts";
import { problemText } from "../../src/scenario/text/problem-text.ts";
import { after, changed, loadText, said } from "./in-memory.ts";

const test = suite("the shape of a scenario");

/** Lead, right, wrong, what is said at the place after the lead. */
const wrong: readonly (readonly [lead: string, right: string, bad: string, expected: string])[] = [
  ["\n", "title: Small hub", "titel: Small hub", "CH301 titel is not known here [did you mean title?]"],
  ["in-post:\n    ", "fte: 50", "ftes: 50", "CH301 ftes is not known here [did you mean fte?]"],
  [
    "vacancies: {",
    "refilled_after: 16 weeks",
    "refiled_after: 16 weeks",
    "CH301 refiled_after is not known here [did you mean refilled_after?]",
  ],
  [
    "effort: {",
    "lognormal: {mean",
    "lognormall: {mean",
    "CH301 lognormall is not known here [did you mean lognormal?]",
  ],
  [
    "effort: {lognormal: {mean: {value: 6h, range: [4h, 9h]}, ",
    "cv: 0.6",
    "vc: 0.6",
    "CH301 vc is not known here [did you mean cv?]",
  ],
  [
    "nation: ",
    "england-and-wales",
    "wales",
    'CH310 nation is one of england-and-wales, scotland, northern-ireland, none, not "wales"',
  ],
  [
    "skills: ",
    "[interviewing, deciding]",
    "interviewing",
    'CH303 skills should be a list or a map of names, not "interviewing"',
  ],
  ["decision: {needs: ", "deciding", "[deciding]", "CH303 needs should be a text, not a list"],
  ["fte: ", "50", "[50]", "CH303 fte should be a value such as 1280, not a list"],
  [
    "vacancies: ",
    "{refilled_after: 16 weeks}",
    "never",
    'CH303 vacancies should be a map with refilled_after, a map with held_at, a map with held_to or unfilled, not "never"',
  ],
  [
    "easy: {like: standard, share: {value: 20%, range: [10%, 30%], source: guess}, route: ",
    "[decision]",
    "[]",
    "CH305 route needs at least 1 item",
  ],
  ["start: ", "2023-05-01", "2023-02-30", 'CH306 "2023-02-30" is not a date that exists, written YYYY-MM-DD'],
  ["start: ", "2023-05-01", "1 May 2023", 'CH306 "1 May 2023" is not a date that exists, written YYYY-MM-DD'],
  ["start: ", "2023-05-01", "2023", "CH303 start should be a value such as 2023-06-22, not 2023"],
  [
    "work:\n  ",
    "interview: {needs",
    "2nd interview: {needs",
    "CH308 2nd interview cannot be a name [a name starts with a letter and has only letters, digits, - and _]",
  ],
];

for (const [lead, right, bad, expected] of wrong)
  test(`${bad} in place of ${right}`, () => {
    const text = changed([lead + right, lead + bad]);
    assert.ok(said(loadText(text)).includes(`${after(text, lead)} ${expected}`), said(loadText(text)).join("\n"));
  });

test("missing keys are reported at the map that needs them", () => {
  const text = changed(
    ["period: {start: 2023-05-01, end: 2024-04-30}", "period: {start: 2023-05-01}"],
    ["    skills: [interviewing, deciding]\n", ""],
  );
  assert.equal(said(loadText(text)), [
    "3:1 CH302 end is missing [expected a value such as 2023-06-22]",
    "19:3 CH302 skills is missing [expected a list or a map of names]",
    "24:3 CH302 skills is missing [expected a list or a map of names]",
  ]);
});

test("a boolean is true or false", () => {
  const text = changed(["effort: 9h", "effort: 9h, decides: yes"]);
  assert.equal(said(loadText(text)), [
    `${after(text, "decides: ")} CH303 decides should be true or false or a map with visit, not "yes"`,
  ]);
});

test("an unknown weekday", () => {
  const text = changed(["hours_per_day: 7.4h", "hours_per_day: 7.4h, weekdays: [mon, tues]"]);
  assert.equal(said(loadText(text)), [
    `${after(text, "[mon, ")} CH310 item 2 of weekdays is one of mon, tue, wed, thu, fri, sat, sun, not "tues" [did you mean tue?]`,
  ]);
});

test("a problem is shown with its line and a mark under the place", () => {
  const text = changed(["    fte: 50", "    ftes: 50"]);
  const { problems, sources } = loadText(text);
  assert.is(
    problemText(problems[0], sources),
    [
      "main.yaml:20:5 CH301 ftes is not known here",
      "   20 |     ftes: 50",
      "      |     ^",
      "    did you mean fte?",
      "",
    ].join("\n"),
  );
});

test("a long line is cut to the text around the place, and no line is wider than 80", () => {
  const text = changed(["notice: 14 days", "notice: 14"]);
  const { problems, sources } = loadText(text);
  const lines = problemText(problems[0], sources).split("\n");
  assert.ok(
    lines.every((line) => line.length <= 80),
    lines.join("\n"),
  );
  const mark = lines[2].indexOf("^");
  assert.is(lines[1].slice(mark, mark + 2), "14");
});

test("nearest names: swaps, case and dashes are near, other words are not", () => {
  assert.is(editDistance("decison", "decision"), 1);
  assert.is(editDistance("abdc", "abcd"), 1);
  assert.is(nearest("In_Post", ["in-post", "hub"]), "in-post");
  assert.is(nearest("xyzzy", ["in-post", "hub"]), undefined);
});

test.run();
