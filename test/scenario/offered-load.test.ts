/** The work that new claims bring to each stage, and the warning where the staff cannot keep up with it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { loadText } from "./in-memory.ts";

const test = suite("offered load");

/** Six claims a day, round the clock: one person gives 24 hours a day. */
function warnings(
  work: string,
  { route = "[nurse, doctor]", rate = "6/day", withdrawal = "", staff = "" } = {},
): string[] {
  const text = `format: 1
title: load
period: {start: 2024-01-01, end: 2024-12-31}
calendar: continuous
cases: {types: {patient: {route: ${route}${withdrawal}}}, arrivals: {rate: ${rate}}}
work: {${work}}
staff: ${staff || "{nurse: {fte: 1, skills: [nursing]}, doctor: {fte: 1, skills: [doctoring]}}"}
`;
  return loadText(text).problems.map(({ code, path, message }) => `${code} ${path} ${message}`);
}

const queue = (stage: string, hours: string, given: number, path = `work.${stage}`) =>
  `CH606 ${path} new claims need ${hours} effective hours of ${stage} a calendar day, those who can do it give ${given}: its queue must grow`;

test("the load of a stage behind a bottleneck is the output of the bottleneck", () => {
  // 48 hours of nursing a day for 24: three a day go on, and cost the doctor 15 hours.
  assert.equal(warnings("nurse: {needs: nursing, effort: 8h}, doctor: {needs: doctoring, effort: 5h}"), [
    queue("nurse", "48", 24),
  ]);
  assert.equal(warnings("nurse: {needs: nursing, effort: 8h}, doctor: {needs: doctoring, effort: 9h}"), [
    queue("nurse", "48", 24),
    queue("doctor", "27", 24),
  ]);
});

test("appointments missed are work, up to the one that withdraws the case", () => {
  const nurse = (more: string) =>
    warnings(
      `nurse: {needs: nursing, effort: 2h, no_show: {share: 90%${more}}}, doctor: {needs: doctoring, effort: 1h}`,
    );
  // Nine missed for one kept: ten times two hours.
  assert.equal(nurse(""), [queue("nurse", "120", 24)]);
  assert.equal(nurse(", costs: 0h"), []);
  // One or two appointments: 10% + 9% come, 90% + 81% are missed.
  assert.equal(nurse(", withdrawn_after: 2"), []);
  assert.equal(
    warnings(
      "nurse: {needs: nursing, effort: 8h, no_show: {share: 90%, withdrawn_after: 2}}, doctor: {needs: doctoring, effort: 1h}",
    ),
    [queue("nurse", "91", 24)],
  );
  assert.equal(
    warnings("nurse: {needs: nursing, effort: 1h, no_show: {share: 100%}}, doctor: {needs: doctoring, effort: 1h}"),
    [queue("nurse", "without end", 24)],
  );
});

test("checkers can have too much to do, and rework counts with its checks", () => {
  const check = "check: {of: 100%, sent_back: 50%, needs: doctoring, effort: 3h}";
  // Two pieces for each claim, the second at half the effort: 6 (2 + 1) hours of work, and 12 checks of 3 hours.
  assert.equal(warnings(`nurse: {needs: nursing, effort: 2h, rework_effort: 50%, ${check}}`, { route: "[nurse]" }), [
    queue("nurse check", "36", 24, "work.nurse.check"),
  ]);
  assert.equal(
    warnings(`nurse: {needs: nursing, effort: 3h, rework_effort: 100%, ${check.replace("3h", "1h")}}`, {
      route: "[nurse]",
    }),
    [queue("nurse", "36", 24)],
  );
});

test("second visits count", () => {
  const work = "nurse: {needs: nursing, effort: 3h}, doctor: {needs: doctoring, effort: 1h}";
  assert.equal(warnings(work), []);
  assert.equal(warnings(work, { route: "[nurse, doctor, {nurse: 50%}]" }), [queue("nurse", "27", 24)]);
});

test("stages that one team shares are added up", () => {
  const work =
    "nurse: {needs: nursing, effort: 3h}, doctor: {needs: doctoring, effort: 3h}, clerk: {needs: filing, effort: 1h}";
  const staff = "{all: {fte: 1, skills: [nursing, doctoring]}, clerk: {fte: 1, skills: [filing]}}";
  assert.equal(warnings(work, { staff, route: "[nurse, doctor, clerk]" }), [
    "CH606 work.nurse new claims need 36 effective hours of nurse, doctor a calendar day, those who can do them give 24: their queues must grow",
  ]);
});

test("a skill limited to case types counts for those types alone", () => {
  const warned = (staff: string, types = "p: {share: 50%, route: [x]}, q: {share: rest, route: [x]}") =>
    loadText(`format: 1
title: load
period: {start: 2024-01-01, end: 2024-12-31}
calendar: continuous
cases: {types: {${types}}, arrivals: {rate: 10/day}}
work: {x: {needs: x, effort: 1h}}
staff: ${staff}
`)
      .problems.filter(({ code }) => code.startsWith("CH6"))
      .map(({ message }) => message);
  const grows = (types: string, hours: string, given: string) =>
    `new claims need ${hours} effective hours of x for ${types} a calendar day, those who can do it give ${given}: its queue must grow`;
  // Five claims a day of each type at an hour; a person gives 24 hours a day.
  assert.equal(warned("{a: {fte: 3, skills: {x: [p]}}, b: {fte: 0.025, skills: {x: [q]}}}"), [grows("q", "5", "0.6")]);
  assert.equal(warned("{a: {fte: 3, skills: {x: [p]}}, b: {fte: 1, skills: {x: [q]}}}"), []);
  // Who can do both makes up for the few of one type; and for those of the other alone, nobody does.
  assert.equal(warned("{a: {fte: 3, skills: [x]}, b: {fte: 0.025, skills: {x: [q]}}}"), []);
  assert.equal(warned("{a: {fte: 3, skills: {x: [q]}}, b: {fte: 0.025, skills: [x]}}"), [grows("p", "5", "0.6")]);
  // Types that the same people do go by one number.
  const four =
    "p: {share: 25%, route: [x]}, q: {share: 25%, route: [x]}, r: {share: 25%, route: [x]}, s: {share: rest, route: [x]}";
  assert.equal(warned("{a: {fte: 0.125, skills: {x: [p, q, r]}}, b: {fte: 1, skills: {x: [s]}}}", four), [
    grows("p, q, r", "7.5", "3"),
  ]);
});

test("withdrawals end a queue's growth, unless cases are patient and most would leave by it", () => {
  const work = "nurse: {needs: nursing, effort: 8h}, doctor: {needs: doctoring, effort: 5h}";
  assert.equal(warnings(work, { withdrawal: ", withdrawal: 10%/year" }), []);
  assert.equal(warnings(work, { withdrawal: ", withdrawal: 10%/year", rate: "15/day" }), [queue("nurse", "120", 24)]);
  assert.equal(warnings(work, { withdrawal: ", withdrawal: 1 per 20 days", rate: "15/day" }), []);
});

test("bank holidays, closed days and the hours of a site are no time for work", () => {
  const told = (calendar: string, sites = "{}") =>
    loadText(`format: 1
title: load
period: {start: 2024-01-01, end: 2024-12-31}
calendar: ${calendar}
sites: ${sites}
cases: {types: {plain: {route: [decision]}}, arrivals: {rate: 100/day}}
work: {decision: {needs: deciding, effort: 8h}}
staff: {desk: {fte: 100, skills: [deciding]${sites === "{}" ? "" : ", site: here"}}}
`)
      .problems.filter(({ code }) => code === "CH606")
      .map(({ message }) => /give (\d+)/.exec(message)?.[1]);
  // 800 hours a working day: 5 in 7 days, less 8 bank holidays in 365.25 days, less 25 closed days in 366.
  assert.equal(told("{nation: none, hours_per_day: 8h}"), ["571"]);
  assert.equal(told("{nation: england-and-wales, hours_per_day: 8h}"), ["554"]);
  assert.equal(told("{nation: none, hours_per_day: 8h, closed: [2024-07-01..2024-08-04]}"), ["517"]);
  assert.equal(told("{nation: none, hours_per_day: 8h}", "{here: {hours_per_day: 4h}}"), ["286"]);
});

test.run();
