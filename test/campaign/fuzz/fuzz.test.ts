import { suite } from "uvu";
import * as assert from "uvu/assert";
import { judge } from "./judge.ts";
import { fuzz } from "./watch.ts";
import { inputOf } from "./worker.ts";

const test = suite("mutated scenarios");

test("what check passes does not fault when it is run", async () => {
  const { counts, failures } = await fuzz("npm test", 0, 120, 1);
  assert.equal(failures, []);
  assert.ok(counts.ran > 20, `only ${counts.ran} of them were run`);
});

test("the same seed makes the same inputs", () => {
  assert.equal(inputOf("a", 7), inputOf("a", 7));
  assert.not.equal(inputOf("a", 7), inputOf("b", 7));
});

test("an input that is right is run, and one that is wrong is refused", async () => {
  const right = {
    format: 1,
    title: "Right",
    period: { start: "2024-01-01", end: "2024-01-31" },
    calendar: "continuous",
    cases: { types: { one: { route: ["work"] } }, arrivals: { rate: "2/day" } },
    work: { work: { needs: "skill", effort: "2h" } },
    staff: { pool: { fte: 1, skills: ["skill"] } },
  };
  assert.is(await judge({ "main.yaml": JSON.stringify(right) }, true), "ran");
  const wrong = { ...right, staff: { pool: { fte: -1, skills: ["skill"] } } };
  assert.is(await judge({ "main.yaml": JSON.stringify(wrong) }, true), "refused");
  const large = { ...right, cases: { ...right.cases, arrivals: { rate: "900/day" } } };
  assert.is(await judge({ "main.yaml": JSON.stringify(large) }, true), "large");
});

test.run();
