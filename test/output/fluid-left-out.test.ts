/** Every lever of the scenario format is in the fluid estimate, or the estimate says that it is not. */
import { readFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { measuresWithoutFluid } from "../../src/hub/fluid/not-modelled.ts";
import { columnIndex } from "../../src/hub/plan.ts";
import { leftOut, leftOutLevers } from "../../src/output/words/fluid-left-out.ts";
import { officeHours, period, planOf, type Written } from "../hub/small.ts";

const test = suite("what the fluid estimate leaves out");

/** Levers that the fluid takes as the simulation does, as far as an expectation can. What lies below one of them is one with it. */
const modelled = `period calendar sites cases.legacy_before cases.types cases.in_progress cases.arrivals
  work.*.needs work.*.effort work.*.effort_by_type work.*.rework_effort work.*.elapsed work.*.no_reply work.*.notice work.*.no_show.share
  work.*.no_show.costs work.*.no_show.then work.*.check work.*.decides work.*.closes work.*.principal work.*.withdrawal
  staff.*.site staff.*.fte staff.*.fte_each staff.*.joiners staff.*.training staff.*.ramp staff.*.in_training staff.*.learning
  staff.*.in_hand staff.*.new_starter_for staff.*.mentoring staff.*.away.leave staff.*.away.sickness staff.*.away.other staff.*.overtime
  staff.*.attrition staff.*.vacancies quota changes targets thresholds draws`.split(/\s+/);

/** What moves no number of a daily measure. */
const withoutEffect =
  `format extends title question description seed replications cases.people_per_case work.*.label work.*.source staff.*.label staff.*.source
  staff.*.grade staff.*.like observed accepted_warnings`.split(/\s+/);

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Paths of the scenario format, down to those that a test of `isKnown` stops at. */
function unknownPaths(isKnown: (path: string) => boolean): string[] {
  const root = JSON.parse(readFileSync("scenario.schema.json", "utf8")) as Schema;
  const found = new Set<string>();
  const look = (schema: Schema, path: string): void => {
    if (isKnown(path)) return;
    const below: [string, Schema][] = Object.entries(schema.properties ?? {});
    if (typeof schema.additionalProperties === "object") below.push(["*", schema.additionalProperties]);
    const alike = [
      ...(schema.anyOf ?? []),
      ...(schema.items ? [schema.items] : []),
      ...(schema.$ref ? [root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? {}] : []),
    ];
    for (const one of alike) look(one, path);
    for (const [name, one] of below) look(one, path === "" ? name : `${path}.${name}`);
    // A value that nothing was said of; a value with its range and source is one.
    const isValue = below.length === 0 || below.some(([name]) => name === "value");
    const isHolder = alike.length > 0 || [...known].some((lever) => lever.startsWith(`${path}.`));
    if (path !== "" && isValue && !isHolder) found.add(path);
  };
  look(root, "");
  return [...found];
}

const known = new Set([...modelled, ...withoutEffect, ...Object.keys(leftOutLevers)]);

test("each lever of the schema is modelled, said to be left out, or moves nothing", () => {
  assert.equal(
    unknownPaths((path) => known.has(path)),
    [],
    "say of a new lever whether core/fluid models it, and if not, add it to src/output/words/fluid-left-out.ts",
  );
});

test("a lever that nobody knows is found", () => {
  const without = (lever: string) => unknownPaths((path) => path !== lever && known.has(path));
  for (const lever of ["quota", "staff.*.away.spell", "work.*.notice", "warm_up"])
    assert.ok(
      without(lever).some((path) => path.startsWith(lever)),
      lever,
    );
});

const hub = (more: Written = {}, stage: Written = {}, pool: Written = {}) =>
  planOf({
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] }, other: { route: ["decision"], share: "50%" } }, in_progress: [] },
    work: { decision: { needs: "working", effort: "2h", ...stage } },
    staff: { desk: { fte: 10, skills: ["working"], ...pool } },
    ...more,
  });

test("each lever that is left out is named for a scenario that pulls it, and not for one that does not", () => {
  const types = { plain: { share: "50%", route: ["decision"] }, other: { share: "rest", route: ["decision"] } };
  const cases = { types, in_progress: [{ count: 10, ages: { bands: [{ from: "0 days", to: "9 days", cases: 1 }] } }] };
  const pulled: Record<string, Parameters<typeof hub>> = {
    next_case: [{ cases, next_case: ["oldest"] }],
    "next_case after oldest": [{ cases, next_case: ["oldest", "plain"] }],
    "staff.*.leaver": [{ cases }, {}, { leaver: "hands_back" }],
    "staff.*.away.spell": [{ cases }, {}, { away: { leave: "20 days/year", spell: 3 } }],
    "staff.*.skills": [{ cases, staff: { a: { fte: 1, skills: ["working"] }, b: { fte: 1, skills: ["working"] } } }],
    "work.*.no_show.withdrawn_after": [{ cases }, { no_show: { share: "10%", then: "rebook", withdrawn_after: 9 } }],
    warm_up: [{ cases, warm_up: "7 days" }],
  };
  assert.equal(Object.keys(pulled).sort(), Object.keys(leftOutLevers).sort());
  const none = leftOut(hub({ cases }));
  for (const [lever, { words }] of Object.entries(leftOutLevers)) {
    assert.ok(leftOut(hub(...pulled[lever])).includes(words), lever);
    assert.not.ok(none.includes(words), lever);
  }
});

test("a measure is left out if and only if its column has no value", () => {
  const plan = planOf({
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1000 }], arrivals: { rate: "2/day" } },
    work: { decision: { needs: "working", effort: "2h" } },
    staff: { desk: { fte: 1, skills: ["working"] } },
  });
  const { daily } = fluid(plan);
  for (const { measure, group } of plan.columns) {
    const at = columnIndex(plan, measure, group) * plan.days;
    const hasNone = daily.subarray(at, at + plan.days).every(Number.isNaN);
    assert.is(hasNone, measuresWithoutFluid.includes(measure), `${measure} ${group}`);
  }
});

test("a target on a wait is not judged", () => {
  const plan = planOf({
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 1000 }] },
    work: { decision: { needs: "working", effort: "2h" } },
    staff: { desk: { fte: 1, skills: ["working"] } },
    targets: { young: { measure: "backlog_median_age", at_most: 100, by: "2024-01-20", in: "90%" } },
  });
  assert.ok(leftOut(plan).some((words) => /nothing is said of young/.test(words)));
});

test.run();
