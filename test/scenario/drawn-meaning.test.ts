import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, loadFiles, loadText, said } from "./in-memory.ts";

const test = suite("what every draw of a scenario means");

type Replacement = readonly [from: string, to: string];

/** Right as they are stated, and impossible for some draw from their ranges. */
const impossible: readonly (readonly [name: string, replacements: readonly Replacement[], expected: RegExp])[] = [
  [
    "outcomes that pass 100% together",
    [["grant: 60%, refuse: 40%", "grant: {value: 60%, range: [50%, 70%]}, refuse: {value: 40%, range: [30%, 50%]}"]],
    /CH502 the shares sum to 120%, more than 100% \(drawn from the ranges\) \[state narrower ranges, or write rest/,
  ],
  [
    "outcomes that do not reach 100%",
    [["grant: 60%, refuse: 40%", "grant: {value: 60%, range: [50%, 60%]}, refuse: 40%"]],
    /CH502 the shares sum to 90%, not 100% \(drawn from the ranges\) \[write rest/,
  ],
  [
    "a stock's stages",
    [
      [
        "waiting_for: {interview: 70%, decision: 30%}",
        "waiting_for: {interview: {value: 70%, range: [60%, 80%]}, decision: 30%}",
      ],
    ],
    /CH502 the shares sum to 110%/,
  ],
  [
    "an Erlang of half a phase",
    [["effort: 9h", "effort: {erlang: {shape: {value: 2, range: [1, 4]}, mean: 5h}}"]],
    /CH309 erlang: shape must be a whole number, 1 or above, not 2\.85/,
  ],
  [
    "a low above the high",
    [["effort: 9h", "effort: {uniform: {low: {value: 2h, range: [1h, 6h]}, high: {value: 7h, range: [5h, 9h]}}}"]],
    /CH309 uniform: low must be below high, but low is 6 and high is 5 \(drawn/,
  ],
  [
    "bounds that leave nothing of a distribution",
    [["effort: 9h", "effort: {exponential: {mean: 5h, at_least: {value: 1h, range: [1h, 9h]}, at_most: 8h}}"]],
    /CH309 truncated: at_least must not be above at_most, but they are 9 and 8/,
  ],
  [
    "an effort that reaches nothing",
    [["effort: 9h", "effort: {exponential: {mean: {value: 5h, range: [0h, 9h]}}}"]],
    /CH309 exponential: mean must be above 0, not 0/,
  ],
  [
    "learners and trainees that are more than all",
    [
      [
        "fte: 50",
        "fte: 50\n    in_training: {value: 30%, range: [10%, 70%]}\n    learning: 40%\n    ramp: {from: 30%, over: 12 months}",
      ],
    ],
    /CH502 in_training and learning sum to 110%/,
  ],
  [
    "bands of tenure that cross",
    [
      [
        "attrition: {value: 25%/year, range: [15%/year, 46%/year]}",
        "attrition: [{within: {value: 1 year, range: [6 months, 3 years]}, rate: 30%/year}, {within: 2 years, rate: 20%/year}, {rate: 10%/year}]",
      ],
    ],
    /CH514 bands of tenure follow one another/,
  ],
  [
    "a band of ages that ends before it begins",
    [
      [
        "count: 500",
        "count: 500, ages: {bands: [{from: {value: 1 month, range: [1 month, 9 months]}, to: 6 months, cases: 1}]}",
      ],
    ],
    /CH514 the band ends before it begins/,
  ],
  [
    "a working day past midnight",
    [["hours_per_day: 7.4h", "hours_per_day: {value: 7.4h, range: [7h, 9h]}, opens: 16"]],
    /CH504 a day that opens at 16 cannot have 9 working hours/,
  ],
  [
    "a warm-up longer than the period",
    [["calendar:", "warm_up: {value: 3 months, range: [1 month, 2 years]}\ncalendar:"]],
    /CH503 the warm-up is longer than the period/,
  ],
  [
    "no day at work between spells away",
    [["fte: 50", "fte: 50\n    away: {leave: {value: 25 days/year, range: [20 days/year, 240 days/year]}}"]],
    /CH520 leave and sickness come to 240 of /,
  ],
];

for (const [name, replacements, expected] of impossible)
  test(`refused before anything runs: ${name}`, () => {
    const { problems, ...rest } = loadText(changed(...replacements));
    const found = said({ ...rest, problems: problems.filter(({ severity }) => severity === "error") });
    assert.is(found.length, 1, found.join("\n"));
    assert.match(found[0], expected);
  });

test("ranges of a change are checked from its date on", () => {
  const change = `${changed()}changes: [{on: 2023-09-01, set: {"work.decision.effort": {triangular: {low: 1h, mode: {value: 2h, range: [1h, 5h]}, high: 4h}}}}]\n`;
  assert.match(said(loadText(change)).join(), /CH309 triangular: mode must lie between .*\(drawn from the ranges\)/);
});

test("each row of draws is checked as a whole, not the lowest and highest of its columns", () => {
  const draws =
    "draws: {file: d.csv, columns: {g: cases.types.standard.outcome.grant, r: cases.types.standard.outcome.refuse}}\n";
  const draw = (csv: string) => loadFiles({ "main.yaml": `${changed()}${draws}`, "d.csv": csv }).problems;
  assert.equal(draw("g,r\n60%,40%\n70%,30%\n50%,50%\n"), []);
  const [problem, ...others] = draw("g,r\n60%,40%\n70%,40%\n70%,30%\n50%,60%\n");
  assert.equal(others, []);
  assert.is(
    `${problem.file}:${problem.line} ${problem.code} ${problem.message}`,
    "d.csv:3 CH502 with this draw, cases.types.standard.outcome: the shares sum to 110%, more than 100%; so with 1 other row",
  );
});

test("a joint draw that breaks a distribution is named by its row", () => {
  const effort: Replacement = ["effort: 9h", "effort: {erlang: {shape: 2, mean: 5h}}"];
  const text = `${changed(effort)}draws: {file: d.csv, columns: {k: work.decision.effort.erlang.shape}}\n`;
  const draw = (csv: string) =>
    loadFiles({ "main.yaml": text, "d.csv": csv }).problems.map(
      ({ file, line, message }) => `${file}:${line} ${message}`,
    );
  assert.equal(draw("k\n1\n3\n2\n"), []);
  assert.equal(
    draw("k\n1\n2.5\n"),
    ["d.csv:3 with this draw, work.decision.effort: erlang: shape must be a whole number, 1 or above, not 2.5."].map(
      (line) => line.slice(0, -1),
    ),
  );
});

test("a whole number is not drawn from a range, but from a list of whole numbers", () => {
  const noShow = (after: string): Replacement => [
    "notice: 14 days",
    `notice: 14 days, no_show: {share: 10%, withdrawn_after: ${after}}`,
  ];
  const ranged = said(loadText(changed(noShow("{value: 2, range: [1, 4]}"))));
  assert.match(ranged.join(), /CH307 what is drawn from a range is not a whole number/);
  assert.match(said(loadText(changed(noShow("1.5")))).join(), /CH305 1\.5 is not a whole number/);
  assert.match(said(loadText(changed(noShow("0")))).join(), /CH305 0 is less than is possible here: the least is 1/);
  const draws = "draws: {file: d.csv, columns: {n: work.interview.no_show.withdrawn_after}}\n";
  const draw = (csv: string) =>
    loadFiles({ "main.yaml": changed(noShow("2")) + draws, "d.csv": csv }).problems.map(({ message }) => message);
  assert.equal(draw("n\n1\n3\n"), []);
  assert.equal(draw("n\n1\n2.5\n"), [
    "2.5 in column n is not a whole number, as work.interview.no_show.withdrawn_after is",
  ]);
});

test.run();
