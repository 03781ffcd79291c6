/** The work that new claims bring to each stage, and the warning where the staff cannot keep up with it. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile } from "../../src/hub/compile.ts";
import { simulate } from "../../src/hub/simulate.ts";
import { loadedFrom, loadText } from "./in-memory.ts";

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

/** A queue that too much comes to: the share of the cases that leave undone, those waiting, and the days halfway there. */
const settling = (message: string) =>
  /in the long run (?:about|at least) (\d+)% of the cases that come leave before it is done, with about ([\d,]+) waiting \(halfway there in (\d+ (?:days|years))\)/
    .exec(message)
    ?.slice(1);

test("where cases withdraw, too much work is warned of from the first hour on, with what comes of it", () => {
  const work = "nurse: {needs: nursing, effort: 8h}, doctor: {needs: doctoring, effort: 5h}";
  const told = (withdrawal: string, rate: string) => {
    const all = warnings(work, { withdrawal: `, withdrawal: ${withdrawal}`, rate });
    assert.is(all.length, rate === "2.9/day" ? 0 : 1, all.join("\n"));
    return all.length === 0 ? undefined : settling(all[0]);
  };
  // Three a day are served. Of six a day half leave, at 10% a year of those waiting: 3 / (10% / 365.25) = 10,958 of them.
  assert.equal(told("10%/year", "6/day"), ["50", "11,000", "7 years"]);
  assert.equal(told("1 per 20 days", "6/day"), ["50", "60", "14 days"]);
  assert.equal(told("1 per 20 days", "15/day"), ["80", "240", "14 days"]);
  assert.equal(told("1 per 20 days", "3.3/day"), ["9", "6", "14 days"]);
  assert.is(told("1 per 20 days", "2.9/day"), undefined);
  assert.match(
    warnings(work, { withdrawal: ", withdrawal: 1 per 20 days", rate: "3.01/day" }).join(),
    "less than 1% of",
  );
});

test("cases that do not withdraw make a queue grow for ever only where they alone are too many", () => {
  const told = (patient: string) =>
    loadText(`format: 1
title: load
period: {start: 2024-01-01, end: 2024-12-31}
calendar: continuous
cases: {types: {p: {share: ${patient}, route: [x]}, q: {share: rest, route: [x], withdrawal: 1 per 20 days}}, arrivals: {rate: 6/day}}
work: {x: {needs: x, effort: 8h}}
staff: {a: {fte: 1, skills: [x]}}
`).problems.map(({ message }) => message);
  assert.match(told("60%").join(), "its queue must grow");
  // Three of six are served. Of five that may leave two must stay: 20 days times ln(5/2), in which both wait alike.
  assert.equal(settling(told("16.6666667%").join())?.[0], "50");
  // A stage at which nobody may withdraw, and a check, keep all that comes.
  const kept = "nurse: {needs: nursing, effort: 8h, withdrawal: false}, doctor: {needs: doctoring, effort: 5h}";
  assert.equal(warnings(kept, { withdrawal: ", withdrawal: 1 per 20 days" }), [queue("nurse", "48", 24)]);
  const checked = "nurse: {needs: nursing, effort: 2h, check: {of: 100%, sent_back: 0%, needs: doctoring, effort: 5h}}";
  assert.equal(warnings(checked, { route: "[nurse]", withdrawal: ", withdrawal: 1 per 20 days" }), [
    queue("nurse check", "30", 24, "work.nurse.check"),
  ]);
});

test("the share that the warning names is the share that leaves in the simulation", () => {
  // One replication of two years and 500 to 3,000 cases leaving: four standard errors of a binomial share, and 1.5 points for the
  // fluid limit and for the rounding of the message. At four standard errors a false alarm comes once in 16,000 tests.
  const cases: [types: string, rate: string][] = [
    ["p: {route: [x], withdrawal: 1 per 20 days}", "36/day"],
    ["p: {route: [x], withdrawal: 1 per 20 days}", "60/day"],
    ["p: {route: [x], withdrawal: 1 per 10 days, administrative: 1 per 20 days}", "150/day"],
    ["p: {share: 20%, route: [x]}, q: {share: rest, route: [x], withdrawal: 1 per 20 days}", "60/day"],
    [
      "p: {share: 50%, route: [x], withdrawal: 1 per 60 days}, q: {share: rest, route: [x], withdrawal: 1 per 10 days}",
      "60/day",
    ],
  ];
  for (const [types, rate] of cases) {
    const loading = loadText(`format: 1
title: load
seed: 5
period: {start: 2024-01-01, end: 2025-12-31}
calendar: continuous
cases: {types: {${types}}, arrivals: {rate: ${rate}}}
work: {x: {needs: x, effort: {exponential: {mean: 8h}}}}
staff: {a: {fte: 10, skills: [x], vacancies: {held_at: 10}}}
next_case: [oldest]
`);
    const [share] = settling(loading.problems.map(({ message }) => message).join()) ?? [];
    const plan = compile(loadedFrom(loading));
    const { daily } = simulate(plan, { seed: 5, replication: 0, fixed: true });
    const days = plan.days;
    const total = (name: string) => {
      const column = plan.columns.findIndex(({ measure, group }) => measure === name && group === "");
      assert.ok(column >= 0, name);
      let sum = 0;
      // From half a year on: the queue has settled.
      for (let day = 183; day < days; day++) sum += daily[column * days + day];
      return sum;
    };
    const left = total("withdrawals") + total("administrative_outcomes");
    const came = total("arrivals");
    const found = left / came;
    const error = 4 * Math.sqrt((found * (1 - found)) / came) + 0.015;
    assert.ok(Math.abs(found - Number(share) / 100) < error, `${types} at ${rate}: ${share}% said, ${found} simulated`);
  }
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
