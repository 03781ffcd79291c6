/** Routes that visit a stage more than once, and how many stages and types a scenario can have. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Loading } from "../../src/scenario/load.ts";
import { readVisit, visitName } from "../../src/scenario/visit.ts";
import { changed, loadText, said } from "./in-memory.ts";

const test = suite("visits in a scenario");

const route = "route: [interview, decision], outcome";

/** Errors alone: where stock stands is asked about elsewhere. */
const errors = (loading: Loading) => said(loading).filter((problem) => !problem.includes(" CH641 "));

/** The one error of the small scenario with some text put in the place of other text, without its place. */
function error(...replacements: readonly (readonly [from: string, to: string])[]): string {
  const problems = errors(loadText(changed(...replacements)));
  assert.is(problems.length, 1, problems.join("\n"));
  return problems[0].replace(/^\d+:\d+ /, "");
}

test("a route may name a stage twice, plain or with a share", () => {
  for (const twice of ["[interview, {interview: 30%}, decision]", "[interview, decision, {interview: 30%}]"])
    assert.equal(said(loadText(changed([route, `route: ${twice}, outcome`]))), []);
});

test("a stage that a route names twice and that decides must say at which visit", () => {
  assert.is(
    error(
      [route, "route: [decision, interview, decision], outcome"],
      ["decision: {needs: deciding,", "decision: {needs: deciding, decides: true,"],
    ),
    "CH540 decision comes twice in the route of standard: it is not stated which visit decides " +
      "[write decides: {visit: last}, {visit: first} or the number of the visit]",
  );
  for (const visit of ["first", "last", "1"])
    assert.equal(
      errors(
        loadText(
          changed(
            [route, "route: [decision, interview, decision], outcome"],
            ["decision: {needs: deciding,", `decision: {needs: deciding, decides: {visit: ${visit}},`],
          ),
        ),
      ),
      [],
    );
});

test("a visit that decides must be on every route that has the stage", () => {
  assert.is(
    error(
      [route, "route: [decision, interview, decision], outcome"],
      ["decision: {needs: deciding,", "decision: {needs: deciding, decides: {visit: 2},"],
    ),
    "CH540 decision decides at visit 2, but comes once in the route of easy " +
      "[write decides: {visit: last}, or add the visit to the route]",
  );
});

test("stock waits for a visit that a route makes", () => {
  const twice = [route, "route: [interview, decision, interview], outcome"] as const;
  assert.equal(said(loadText(changed(twice, ["interview: 70%", "interview visit 2: 70%"]))), []);
  assert.is(
    error(twice, ["interview: 70%", "interview visit 3: 70%"]),
    "CH540 no route visits interview 3 times [write interview visit 2]",
  );
  assert.is(
    error(["interview: 70%", "interview visit 2: 70%"]),
    "CH540 no route visits interview twice [write interview]",
  );
  assert.is(
    error(["interview: 70%", "intervew visit 2: 70%"]),
    "CH501 there is no stage called intervew [did you mean interview?]",
  );
});

test("the order of work can name a later visit that exists", () => {
  const order = (word: string) => ["targets:", `next_case: [${word}]\ntargets:`] as const;
  const twice = [route, "route: [interview, decision, interview], outcome"] as const;
  assert.equal(said(loadText(changed(twice, order("interview visit 2")))), []);
  assert.match(
    error(order("interview visit 2")),
    /^CH501 there is no stage, case type or order called interview visit 2/,
  );
});

test("a visit is read as it is written", () => {
  for (const [stage, visit] of [
    ["interview", 1],
    ["interview", 2],
    ["toString", 12],
  ] as const)
    assert.equal(readVisit(visitName(stage, visit)), { stage, visit });
});

/** As many more stages of work as said, on no route. */
const more = (count: number) =>
  ["work:\n", `work:\n${Array.from({ length: count }, (_, n) => `  s${n}: {elapsed: 1 day}\n`).join("")}`] as const;

test("31 stages are accepted; one more is refused, checks and later visits counted", () => {
  assert.equal(said(loadText(changed(more(29)))), []);
  const refused =
    "CH541 32 stages, later visits and checks with a skill of their own included; a scenario has at most 31 " +
    "[put stages together that the same staff do one after the other, and add up their effort]";
  assert.is(error(more(30)), refused);
  assert.is(error(more(29), [route, "route: [interview, {interview: 30%}, decision], outcome"]), refused);
  assert.is(
    error(more(29), ["effort: 9h}", "effort: 9h, check: {of: 10%, sent_back: 10%, needs: deciding, effort: 1h}}"]),
    refused,
  );
});

test("cases need a type", () => {
  const text = `format: 1
title: none
period: {start: 2024-01-01, end: 2024-01-31}
calendar: continuous
cases: {types: {}, arrivals: {rate: 5/day}}
work: {decision: {needs: deciding, effort: 1h}}
staff: {one: {fte: 1, skills: [deciding]}}
`;
  const { loaded, problems } = loadText(text);
  assert.is(loaded, undefined);
  assert.ok(problems.some(({ code, path }) => code === "CH542" && path === "cases.types"));
});

test("the no-shows that withdraw a case are a whole number from 1", () => {
  const noShow = (limit: string) =>
    ["notice: 14 days}", `notice: 14 days, no_show: {share: 10%, withdrawn_after: ${limit}}}`] as const;
  assert.equal(said(loadText(changed(noShow("2")))), []);
  assert.match(error(noShow("0.5")), /CH305 0.5 is less than is possible here: the least is 1/);
  assert.match(error(noShow("0")), /CH305/);
  assert.match(error(noShow("1.5")), /CH305 1.5 is not a whole number/);
});

test.run();
