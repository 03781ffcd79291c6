/** Names that every object of the language has from its prototype are names like any other. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { officeHours, period, planOf, run, type Written } from "../hub/small.ts";
import { loadFiles, said } from "./in-memory.ts";

const test = suite("names that objects inherit");

const inherited = [
  "toString",
  "valueOf",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "toLocaleString",
  "prototype",
];

/** A hub in which everything that can have a name has this one, and the maps that could hold it mostly do not. */
function hub(name: string): Written {
  const work = { needs: name, effort: "2h" };
  return {
    period: period("2024-03-31"),
    calendar: officeHours,
    sites: { [name]: { nation: "none" }, other: {} },
    cases: {
      types: {
        [name]: { share: "50%", route: [name, "decision"], outcome: { [name]: "60%", refuse: "rest" } },
        other: { like: name, share: "rest", route: ["decision", name, "decision"] },
      },
      in_progress: [
        { id: name, count: 60, types: { [name]: "100%" }, waiting_for: { [name]: "100%" } },
        { id: "b", count: 60, types: { other: "100%" } },
      ],
    },
    work: {
      [name]: { ...work, effort_by_type: { other: "3h" }, principal: true },
      decision: { needs: "deciding", effort: "4h", check: { of: "100%", needs: name, effort: "1h", sent_back: "0%" } },
      closing: { needs: "deciding", effort: "1h", closes: "withdrawal" },
    },
    staff: {
      [name]: { site: name, fte: 2, skills: { [name]: [name, "other"], deciding: ["other"] } },
      more: { site: "other", fte: 2, skills: ["deciding"] },
    },
    next_case: ["decision", name],
    changes: [{ on: "2024-02-01", name, set: { [`work.${name}.effort`]: "1h" } }],
    targets: { [name]: { measure: "completed", group: name, at_least: 10, over: "period" } },
    observed: { [name]: { measure: "total_backlog", per: "day", values: { values: { "2024-02-01": 10 } } } },
  };
}

const measures = (name: string): [string, string][] => [
  ["total_backlog", ""],
  ["completed", name],
  ["decisions", name],
  ["decisions", "other"],
  ["hours_worked", name],
];

for (const name of inherited)
  test(`${name} runs like any name`, () => {
    const [plain, odd] = [run(hub("interview")), run(hub(name))];
    for (const [i, [measure, group]] of measures(name).entries())
      assert.equal(odd.daily(measure, group), plain.daily(measure, measures("interview")[i][1]), `${measure} ${group}`);
    assert.is(fluid(planOf(hub(name))).daily.join(), fluid(planOf(hub("interview"))).daily.join());
  });

/** Where a name that is nowhere defined is written, in a scenario that is else right. */
const places: readonly (readonly [where: string, put: (scenario: Written, name: string) => Written, code: string])[] = [
  ["a measure", (of, name) => ({ ...of, targets: { t: { measure: name, at_least: 1, by: "2024-02-01" } } }), "CH501"],
  [
    "a group",
    (of, name) => ({ ...of, targets: { t: { measure: "completed", group: name, at_least: 1, over: "period" } } }),
    "CH501",
  ],
  ["thresholds", (of, name) => ({ ...of, thresholds: { measure: name, at: [0] } }), "CH501"],
  ["the order of work", (of, name) => ({ ...of, next_case: [name] }), "CH501"],
  ["a quota", (of, name) => ({ ...of, quota: { legacy: "50%", at: [name] } }), "CH501"],
  [
    "a skill",
    (of, name) => ({ ...of, work: { ...(of.work as Written), interview: { needs: name, effort: "2h" } } }),
    "CH513",
  ],
  [
    "a site",
    (of, name) => ({ ...of, staff: { ...(of.staff as Written), more: { site: name, fte: 2, skills: ["deciding"] } } }),
    "CH501",
  ],
  [
    "a change",
    (of, name) => ({ ...of, changes: [{ on: "2024-02-01", set: { [`work.${name}.effort`]: "1h" } }] }),
    "CH206",
  ],
  [
    "an effort by type",
    (of, name) => ({
      ...of,
      work: {
        ...(of.work as Written),
        interview: { needs: "interview", effort: "2h", effort_by_type: { [name]: "1h" } },
      },
    }),
    "CH501",
  ],
  ["a key", (of, name) => ({ ...of, [name]: 1 }), "CH301"],
  [
    "joint draws",
    (of, name) => ({ ...of, draws: { file: "draws.csv", columns: { [name]: `work.${name}.effort` } } }),
    "CH407",
  ],
];

for (const [where, put, code] of places)
  test(`a name that is not defined is refused in ${where}`, () => {
    for (const name of inherited) {
      const text = JSON.stringify({ format: 1, title: "small", ...put(hub("interview"), name) });
      const loading = loadFiles({ "main.yaml": text, "draws.csv": `${name}\n2h\n` });
      assert.is(loading.loaded, undefined, name);
      assert.ok(
        said(loading).some((problem) => problem.includes(code)),
        `${name}: ${said(loading).join("\n")}`,
      );
    }
  });

test("a column of joint draws may have such a name", () => {
  for (const name of inherited) {
    const draws = { file: "draws.csv", columns: { [name]: "work.interview.effort" } };
    const text = JSON.stringify({ format: 1, title: "small", ...hub("interview"), draws });
    const { loaded, problems } = loadFiles({ "main.yaml": text, "draws.csv": `${name}\n1h\n3h\n` });
    assert.equal(
      problems.filter(({ severity }) => severity === "error"),
      [],
    );
    assert.equal(loaded?.draws?.rows, [[1], [3]]);
  }
});

test.run();
