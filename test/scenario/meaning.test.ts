import { suite } from "uvu";
import * as assert from "uvu/assert";
import { after, changed, loadText, said, small } from "./in-memory.ts";

const test = suite("what a scenario means");

type Replacement = readonly [from: string, to: string];

/** Name, what is replaced in the small scenario, where the problem is (after which text), what is said. */
const wrong: readonly (readonly [
  name: string,
  replacements: readonly Replacement[],
  lead: string,
  expected: string,
])[] = [
  [
    "a period that ends before it starts",
    [["end: 2024-04-30", "end: 2023-04-30"]],
    "start: 2023-05-01, end: ",
    "CH503 the period ends before it starts",
  ],
  [
    "a working day past midnight",
    [["hours_per_day: 7.4h", "hours_per_day: 7.4h, opens: 20"]],
    "hours_per_day: ",
    "CH504 a day that opens at 20 cannot have 7.4 working hours: midnight comes first [write opens: 16 or earlier]",
  ],
  [
    "years without known bank holidays",
    [["end: 2024-04-30", "end: 2051-04-30"]],
    "start: 2023-05-01, end: ",
    "CH505 bank holidays are known for 2018 to 2050 [end the period by 2050-12-31, or write nation: none and list the closed days]",
  ],
  [
    "a published value below nothing",
    [["targets:", "observed: {exits: {measure: exits, values: {values: {2023-06-30: 12, 2023-07-31: -3}}}}\ntargets:"]],
    "observed: {exits: {measure: exits, values: {values: {2023-06-30: 12, 2023-07-31: ",
    "CH305 exits is 0 or more, not -3",
  ],
  [
    "staff held to less than nobody",
    [["vacancies: {refilled_after: 16 weeks}", "vacancies: {held_to: {at: {values: {2023-05-01: -1}}, then: hold}}"]],
    "vacancies: {held_to: {at: {values: {2023-05-01: ",
    "CH305 a number of staff is 0 or more, not -1",
  ],
  [
    "more days away than spells of that length leave room for",
    [["    training: 9 weeks", "    away: {leave: 200 days/year}"]],
    "    vacancies: {refilled_after: 16 weeks}\n    ",
    "CH520 leave and sickness come to 200 of 252.9 working days a year: in spells of 3, with a day at work between them, the most is 189.6 [write fewer days, or longer spells: spell: 4]",
  ],
  [
    "ranges that reach more days away than there are",
    [
      [
        "    training: 9 weeks",
        "    away: {leave: 25 days/year, sickness: {value: 8 days/year, range: [5 days/year, 240 days/year]}}",
      ],
    ],
    "    vacancies: {refilled_after: 16 weeks}\n    ",
    "CH520 leave and sickness come to 265 of 252.9 working days a year: in spells of 3, with a day at work between them, the most is 189.6 (drawn from the ranges) [write fewer days: a pool that is never at work is best left out]",
  ],
  [
    "outcomes over 100%",
    [["refuse: 40%", "refuse: 50%"]],
    "standard: {share: rest, route: [interview, decision], ",
    "CH502 the shares sum to 110%, more than 100%",
  ],
  [
    "outcomes under 100%",
    [["refuse: 40%", "refuse: 30%"]],
    "standard: {share: rest, route: [interview, decision], ",
    "CH502 the shares sum to 90%, not 100% [write rest for one of them]",
  ],
  [
    "stages waited for that do not sum",
    [["decision: 30%", "decision: 20%"]],
    "count: 1000, ",
    "CH502 the shares sum to 90%, not 100% [write rest for one of them]",
  ],
  [
    "two rests",
    [["share: {value: 20%, range: [10%, 30%], source: guess}", "share: rest"]],
    "cases:\n  legacy_before: 2022-06-28\n  ",
    "CH502 only one share can be the rest",
  ],
  [
    "an unknown stage to wait for",
    [["waiting_for: {interview: 70%", "waiting_for: {interviews: 70%"]],
    "waiting_for: {",
    "CH501 there is no stage called interviews [did you mean interview?]",
  ],
  [
    "an unknown site",
    [["site: stoke", "site: stok"]],
    "site: ",
    "CH501 there is no site called stok [did you mean stoke?]",
  ],
  [
    "an unknown pool of mentors",
    [["fte: 0,", "fte: 0, mentoring: {hours: 6h/week, from: in_post, lasting: 3 months},"]],
    "mentoring: {hours: 6h/week, from: ",
    "CH501 there is no pool called in_post [did you mean in-post?]",
  ],
  [
    "an unknown word for the next case",
    [["targets:", "next_case: [oldst]\ntargets:"]],
    "next_case: [",
    "CH501 there is no stage, case type or order called oldst [did you mean oldest?]",
  ],
  [
    "an unknown measure",
    [["measure: legacy_backlog", "measure: legacy_backlogs"]],
    "measure: ",
    "CH501 there is no measure called legacy_backlogs [did you mean legacy_backlog?]",
  ],
  [
    "a measure by stage without one",
    [["measure: legacy_backlog", "measure: waiting"]],
    "measure: ",
    "CH507 waiting is measured by stage [add group: interview]",
  ],
  [
    "a measure by outcome without one",
    [["measure: legacy_backlog", "measure: decisions_by_outcome"]],
    "measure: ",
    "CH507 decisions_by_outcome is measured by outcome [add group: grant]",
  ],
  [
    "a measure by outcome where no type states any",
    [
      [", outcome: {grant: 60%, refuse: 40%}", ""],
      ["measure: legacy_backlog", "measure: decisions_by_outcome, group: grant"],
    ],
    "measure: ",
    "CH507 decisions_by_outcome is measured by outcome, and no case type states outcomes [state those of each type, as in outcome: {grant: 60%, refuse: rest}]",
  ],
  [
    "an outcome that is none",
    [["measure: legacy_backlog", "measure: decisions_by_outcome, group: grnt"]],
    "group: ",
    "CH501 there is no group of decisions_by_outcome called grnt [did you mean grant?]",
  ],
  [
    "a group that is none",
    [["measure: legacy_backlog", "measure: exits, group: lgacy"]],
    "group: ",
    "CH501 there is no group of exits called lgacy [did you mean legacy?]",
  ],
  ["a target without a bound", [["at_most: 0, ", ""]], "targets:\n  ", "CH506 a target has at_most or at_least"],
  [
    "a target with two bounds",
    [["at_most: 0", "at_most: 0, at_least: 0"]],
    "targets:\n  ",
    "CH506 a target has one of at_most and at_least, not both",
  ],
  [
    "a stage of nothing",
    [["decision: {needs: deciding, effort: 9h}", "decision: {principal: true}"]],
    "cv: 0.6}}, notice: 14 days}\n  ",
    "CH508 it is not stated how decision is done [give it needs and effort (staff), or elapsed (time)]",
  ],
  [
    "staff without effort",
    [["needs: deciding, effort: 9h", "needs: deciding"]],
    "cv: 0.6}}, notice: 14 days}\n  ",
    "CH508 decision needs deciding, but has no effort [write effort: 2h, or a distribution]",
  ],
  [
    "effort without staff",
    [["needs: deciding, effort: 9h", "elapsed: 3 days, effort: 9h"]],
    "cv: 0.6}}, notice: 14 days}\n  ",
    "CH508 decision has an effort, but no skill that it needs [write needs: and the skill]",
  ],
  [
    "a distribution that cannot be",
    [["effort: 9h", "effort: {uniform: {low: 9h, high: 3h}}"]],
    "needs: deciding, ",
    "CH309 uniform: low must be below high, but low is 9 and high is 3",
  ],
  [
    "half a distribution",
    [["effort: {lognormal: {mean: {value: 6h, range: [4h, 9h]}, cv: 0.6}}", "effort: {lognormal: {mean: 6h}}"]],
    "effort: {",
    "CH309 lognormal takes mu and sigma, or mean and cv",
  ],
  [
    "a skill that nobody has",
    [["skills: [interviewing, deciding]", "skills: [interviewing, decide]"]],
    "decision: {needs: ",
    "CH513 no pool has the skill deciding, so decision is never done [known here: interviewing, decide]",
  ],
  [
    "a skill that nobody has for one type",
    [["skills: [interviewing, deciding]", "skills: {interviewing: [standard], deciding: [standard]}"]],
    "decision: {needs: ",
    "CH513 no pool has the skill deciding for easy, so decision is never done",
  ],
  [
    "tenure bands out of order",
    [
      [
        "attrition: {value: 25%/year, range: [15%/year, 46%/year]}",
        "attrition: [{within: 2 years, rate: 40%/year}, {within: 1 year, rate: 20%/year}, {rate: 10%/year}]",
      ],
    ],
    "{within: 2 years, rate: 40%/year}, {within: ",
    "CH514 bands of tenure follow one another",
  ],
  [
    "ages that no legacy case can have",
    [["count: 1000,", "count: 1000, ages: {bands: [{from: 0 days, to: 6 months, cases: 1}]},"]],
    "count: 1000, ",
    "CH514 no case of these ages is legacy when the period starts: the cut-off was 307 days before",
  ],
];

for (const [name, replacements, lead, expected] of wrong)
  test(`an error: ${name}`, () => {
    const text = changed(...replacements);
    assert.ok(said(loadText(text)).includes(`${after(text, lead)} ${expected}`), said(loadText(text)).join("\n"));
  });

test("an unknown stage is reported once in each route that has it", () => {
  const text = changed(
    ["route: [interview, decision]", "route: [interview, decison]"],
    ["route: [decision]", "route: [{decison: 20%}, decision]"],
  );
  assert.equal(
    said(loadText(text)).map((problem) => problem.slice(problem.indexOf(" ") + 1)),
    Array(2).fill("CH501 there is no stage called decison [did you mean decision?]"),
  );
});

test("legacy cases need a cut-off", () => {
  const found = said(loadText(changed(["  legacy_before: 2022-06-28\n", ""])));
  assert.equal(
    found.map((problem) => problem.split(" ")[1]),
    ["CH509", "CH509"],
  );
});

test("arrivals are a rate or a series", () => {
  const both = changed(["rate: 1/day", "rate: 1/day, series: {daily: {values: {2023-05-01: 1}}, then: hold}"]);
  assert.match(said(loadText(both))[0], /CH511 arrivals are a rate or a series, not both/);
  assert.match(said(loadText(changed(["rate: 1/day", "as: poisson"])))[0], /CH511 arrivals are a rate or a series/);
  assert.match(
    said(loadText(changed(["rate: 1/day", "series: {then: hold}"])))[0],
    /CH511 a series is one of quarterly, monthly, weekly, daily/,
  );
});

test("the days of a series written in place are days", () => {
  const text = changed(["rate: 1/day", "series: {monthly: {values: {2023-04-31: 5}}, then: hold}"]);
  assert.equal(
    said(loadText(text)).map((problem) => problem.split(" ")[1]),
    ["CH306"],
  );
});

/** Name, what is replaced, what the warning begins with. */
const doubtful: readonly (readonly [name: string, replacements: readonly Replacement[], expected: RegExp])[] = [
  [
    "a target after the end",
    [["by: 2023-12-31", "by: 2024-12-31"]],
    /CH601 the target's date lies after the end of the period/,
  ],
  [
    "a stage without staff on no route",
    [["  decision: {needs", "  audit: {needs: auditing, effort: 1h}\n  decision: {needs"]],
    /CH602 no pool has the skill auditing; no route visits audit/,
  ],
  [
    "a pool with nothing to do",
    [["  hub: {", "  clerks: {skills: [filing], fte: 2}\n  hub: {"]],
    /CH603 no stage needs what clerks can do/,
  ],
  [
    "a type without cases",
    [["    easy: {", "    rare: {like: standard, share: 0%}\n    easy: {"]],
    /CH604 no case is of the type rare/,
  ],
  [
    "a pool that shrinks without a word",
    [["    vacancies: {refilled_after: 16 weeks}\n", ""]],
    /CH605 in-post loses people and never replaces them/,
  ],
  [
    "a stock younger than the notice that counts as over",
    [["{id: flow, count: 500}", "{id: flow, count: 500, ages: {bands: [{from: 5 days, to: 60 days, cases: 1}]}}"]],
    /CH612 the youngest of these cases are 5 days old, and the notice of interview takes 14 days: it counts as over for all of them on the first day/,
  ],
  [
    "more work than staff",
    [
      ["rate: 1/day", "rate: 60/day"],
      ["withdrawal: 12%/year", "people_per_case: 1.3"],
    ],
    /CH606 new claims need 828 effective hours a calendar day by the end of the period, the staff give 307: the backlog must grow/,
  ],
  [
    "one stage with more work than those who can do it",
    [
      ["rate: 1/day", "rate: 9/day"],
      ["withdrawal: 12%/year", "people_per_case: 1.3"],
      ["    skills: [interviewing, deciding]", "    skills: [interviewing]"],
      ["fte: 0,", "fte: 0, skills: [deciding],"],
    ],
    /CH606 new claims need 81 effective hours of decision a calendar day, those who can do it give 51: its queue must grow/,
  ],
];

for (const [name, replacements, expected] of doubtful)
  test(`a warning: ${name}`, () => {
    const loading = loadText(changed(...replacements));
    assert.ok(loading.loaded !== undefined, said(loading).join("\n"));
    assert.ok(
      said(loading).some((problem) => expected.test(problem)),
      said(loading).join("\n"),
    );
    for (const { severity } of loading.problems) assert.is(severity, "warning");
  });

test("no warning of notice where no case is younger than it, where the time of entry is stated, or where cases wait at another stage", () => {
  const young = "ages: {bands: [{from: 5 days, to: 600 days, cases: 1}]}";
  for (const stock of [
    "{id: flow, count: 500, ages: {bands: [{from: 14 days, to: 60 days, cases: 1}]}}",
    `{id: flow, count: 500, ${young}, entered: 60 days}`,
    `{id: flow, count: 500, ${young}, waiting_for: {decision: 100%}}`,
    `{id: flow, count: 500, ${young}, types: {easy: 100%}}`,
    // Lodged before the cut-off, ten months before the start.
    `{id: flow, cohort: legacy, count: 500, ${young}}`,
  ])
    assert.equal(said(loadText(changed(["{id: flow, count: 500}", stock]))), []);
});

test("a skill that some pool has from a date on is no error", () => {
  const text = `${changed(["skills: [interviewing, deciding]", "skills: [interviewing]"])}changes: [{on: 2023-06-01, set: {staff.in-post.skills: [interviewing, deciding]}}]\n`;
  assert.equal(said(loadText(text)), []);
});

test("the figures of the capacity warning follow from the scenario", () => {
  // 60 claims a day: 80% take 6 h + 9 h, 20% take 9 h. 60 people: 7.4 h on 5/7 of the days.
  assert.is(Math.round(60 * (0.8 * 15 + 0.2 * 9)), 828);
  assert.is(Math.round((60 * 7.4 * 5) / 7), 317);
  assert.ok(small.includes("count: 10"));
});

test("a stock that rounds to no case is refused, an empty one is not", () => {
  const told = (count: string) => said(loadText(changed(["count: 500", `count: ${count}`])));
  assert.match(told("0.4").join(), /CH305 a stock is a whole number of cases, and this rounds to 0/);
  assert.equal(told("0"), []);
  assert.equal(told("0.6"), []);
});

test.run();
