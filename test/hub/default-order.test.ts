/** Who goes first where the scenario does not say: later stages, so that what was begun is brought to its end. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { stagesLeft } from "../../src/scenario/stages-left.ts";
import { officeHours, period, run, type Written } from "./small.ts";

const test = suite("the default order");

const stage = { needs: "working", effort: "8h" };

/** One caseworker for everything, a day a piece; `count` cases wait from the start. */
function hub(types: Written, count: number, more: Written = {}): Written {
  return {
    period: period("2024-01-31"),
    calendar: officeHours,
    cases: { types, in_progress: [{ count }] },
    work: { interview: { ...stage, principal: true }, decision: stage },
    staff: { desk: { fte: 1, skills: ["working"] } },
    ...more,
  };
}

const plain = { plain: { route: ["interview", "decision"] } };

test("a case that was started is finished before the next one is started", () => {
  // A day a piece, Monday to Friday: an interview, its decision, the next interview.
  assert.equal(run(hub(plain, 100)).daily("decisions").slice(0, 5), [0, 1, 0, 1, 0]);
});

test("first_come goes by how long a case has waited, whatever the stage", () => {
  const result = run(hub(plain, 100, { next_case: ["first_come"] }));
  assert.is(result.total("decisions"), 0);
  assert.is(result.total("interviews"), 23);
});

test("ties that the stated words leave go to later stages first", () => {
  assert.equal(
    run(hub(plain, 100, { next_case: ["flow"] }))
      .daily("decisions")
      .slice(0, 5),
    [0, 1, 0, 1, 0],
  );
  // A word for a stage is heeded: interviews first.
  assert.is(run(hub(plain, 100, { next_case: ["interview"] })).total("decisions"), 0);
});

test("a check comes before the next piece of work of the stage that it checks", () => {
  const check = { of: "100%", sent_back: "0%", needs: "working", effort: "8h" };
  const checked = hub({ plain: { route: ["decision"] } }, 100, { work: { decision: { ...stage, check } } });
  assert.equal(run(checked).daily("decisions").slice(0, 5), [0, 1, 0, 1, 0]);
});

/** Stages that follow, of routes written as lists of names. */
function left(...routes: (string | Record<string, number>)[][]): (title: string) => number {
  const names = new Set(routes.flat().map((item) => (typeof item === "string" ? item : Object.keys(item)[0])));
  return stagesLeft({
    cases: { types: Object.fromEntries(routes.map((route, n) => [`t${n}`, { route }])) },
    work: Object.fromEntries([...names].map((name) => [name, {}])),
  });
}

test("over several types a stage ranks by the longest route left after it", () => {
  const of = left(["a", "b", "c"], ["b"], ["d", "a"]);
  assert.equal(["a", "b", "c", "d"].map(of), [2, 1, 0, 3]);
  // y comes after x wherever both stand, though more follows y on one route than follows x on the other.
  const other = left(["x", "y"], ["y", "p", "q"]);
  assert.equal(["x", "y", "p", "q"].map(other), [3, 2, 1, 0]);
});

test("stages that two types take in opposite orders rank equally", () => {
  const of = left(["a", "b", "c"], ["b", "a", "c"]);
  assert.equal(["a", "b", "c"].map(of), [1, 1, 0]);
});

test("each visit has a rank of its own", () => {
  const of = left(["a", "b", { a: 0.3 }]);
  assert.equal(["a", "b", "a visit 2"].map(of), [2, 1, 0]);
});

test("a stage on no route has nothing left after it", () => {
  assert.is(left(["a", "b"])("closing"), 0);
});

test.run();
