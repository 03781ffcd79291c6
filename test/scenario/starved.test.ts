/** A stated order of work that leaves a later stage undone for long is warned of, with how long. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { loadText } from "./in-memory.ts";

const test = suite("starved stages");

/** 8,000 cases of 8 hours at each stage, 5 more a day; ten people round the clock give 240 hours a day. */
function warnings(
  order: string,
  {
    stock = "{count: 8000}",
    skills = "[casework]",
    more = "",
    route = "[interview, decision]",
    interview = "8h",
    extra = "",
  } = {},
): string[] {
  const text = `format: 1
title: order
period: {start: 2024-01-01, end: 2024-12-31}
calendar: continuous
cases: {types: {standard: {route: ${route}}}, in_progress: [${stock}], arrivals: {rate: 5/day}}
work: {interview: {needs: casework, effort: ${interview}}, decision: {needs: ${more ? "deciding" : "casework"}, effort: 8h}}
staff: {team: {fte: 10, skills: ${skills}}${more}}
${order && `next_case: ${order}`}
${extra}
`;
  return loadText(text)
    .problems.filter(({ code }) => code !== "CH606")
    .map(({ code, message }) => `${code} ${message.replace(/, though cases .*/, "")}`);
}

const undone = (order: string, how: string) => [`CH608 next_case: ${order} leaves decision undone ${how}`];
const toTheEnd = "from 2024-01-01 to the end of the period";

test("the stock's interviews and those that come meanwhile go before all decisions", () => {
  // 64,000 hours at 240 - 40 a day.
  assert.equal(warnings("[interview, oldest]"), undone("[interview, oldest]", "for about 320 days from 2024-01-01"));
  assert.equal(warnings("[interview, oldest]", { stock: "{count: 10000}" }), undone("[interview, oldest]", toTheEnd));
});

test("first come, first served, the stock goes through its first stage before anyone who came out of it", () => {
  // 64,000 hours at 240 a day: claims that come meanwhile stand behind. Who comes in one week is
  // taken for coming together, which makes it a day more.
  assert.equal(warnings("[first_come]"), undone("[first_come]", "for about 268 days from 2024-01-01"));
});

test("the least effort first is an order of stages too", () => {
  const least = (interview: string) => warnings("[easiest]", { interview }).length;
  assert.is(least("8h"), 0, "none is less");
  assert.is(least("9h"), 0, "decisions go first");
  assert.is(least("7h"), 1);
});

test("orders that let work come to its end are not warned of", () => {
  for (const order of ["", "[oldest]", "[decision, interview]", "[decision, oldest]", "[oldest, interview]"])
    assert.equal(warnings(order), [], order);
});

test("there is no warning where the stage has work at once, a short wait or staff of its own", () => {
  const order = "[interview, oldest]";
  assert.equal(warnings(order, { stock: "{count: 8000, waiting_for: {decision: 100%}}" }), []);
  assert.equal(warnings(order, { stock: "{count: 2000}" }), []);
  assert.equal(
    warnings(order, { skills: "[casework, deciding]", more: ", deciders: {fte: 1, skills: [deciding]}" }),
    [],
  );
  assert.equal(warnings(order, { route: "[{interview: 10%}, decision]" }), []);
});

test("a change of the order bounds how long it holds", () => {
  // The order holds for 182 days: all of them go into interviews.
  assert.equal(
    warnings("[interview, oldest]", { extra: "changes: [{on: 2024-07-01, set: {next_case: [oldest]}}]" }),
    undone("[interview, oldest]", "for about 182 days from 2024-01-01"),
  );
});

test.run();
