/** Warnings that a scenario says are meant. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readText } from "../../src/cli/files/files.ts";
import { changedLeaves, resolvedTree } from "../../src/scenario/inherit/difference.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { shippedScenarios } from "../fixtures/shipped.ts";
import { changed, loadedFrom, loadFiles, loadText, said, small } from "./in-memory.ts";

const test = suite("accepted warnings");

/** The pool shrinks without saying so: CH605 at staff.in-post.attrition; and a target after the end: CH601. */
const doubtful = changed(
  ["    vacancies: {refilled_after: 16 weeks}\n", ""],
  ["hub: {like: in-post, site", "hub: {like: in-post, vacancies: unfilled, site"],
  ["by: 2023-12-31", "by: 2024-12-31"],
);
const accepting = (entries: string) => `${doubtful}accepted_warnings: {${entries}}\n`;
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

test("a warning that is accepted with a reason is not given, and is told apart; others stay", () => {
  assert.equal(codes(loadText(doubtful).problems), ["CH605", "CH601"]);
  for (const at of ["", "at: staff.in-post.attrition, ", "at: [staff.in-post], "]) {
    const { problems, accepted, loaded } = loadText(accepting(`CH605: {${at}because: a fixed-term team}`));
    assert.equal([codes(problems), codes(accepted)], [["CH601"], ["CH605"]], at);
    assert.ok(loaded);
  }
});

test("a warning that is accepted and does not arise is reported, by code and by place", () => {
  const unused = said(loadText(`${small}accepted_warnings: {CH606: {because: no}}\n`));
  assert.is(unused.length, 1);
  assert.match(unused[0], /CH660 the warning CH606 is accepted and does not arise \[take it out or, .*CH606: null/);
  const elsewhere = said(loadText(accepting("CH605: {at: [staff.in-post, staff.hub], because: fixed}")));
  assert.match(elsewhere.join("\n"), "CH660 the warning CH605 is accepted and does not arise at staff.hub");
  assert.not.match(elsewhere.join("\n"), /^\d+:\d+ CH605/m);
});

test("an override that keeps a warning from arising does not make its acceptance unused", () => {
  const text = accepting("CH605: {because: fixed}, CH601: {because: later}");
  assert.equal(codes(loadText(text, ["staff.in-post.vacancies=unfilled"]).problems), []);
});

test("a child inherits what its parent accepts, and can take it out", () => {
  const parent = accepting("CH605: {because: fixed}, CH601: {because: later}");
  const load = (own: string) =>
    loadFiles({ "main.yaml": `extends: parent.yaml\ntitle: child\n${own}`, "parent.yaml": parent });
  assert.equal(codes(load("").problems), []);
  assert.equal(codes(load("accepted_warnings: {CH605: null}\n").problems), ["CH605"]);
  const whole = "staff: {in-post: {vacancies: unfilled}}\n";
  assert.equal(codes(load(whole).problems), ["CH660"]);
  assert.equal(codes(load(`${whole}accepted_warnings: {CH605: null}\n`).problems), []);
});

test("only warnings can be accepted, and each says why", () => {
  const errors = said(loadText(accepting("CH501: {because: no}, CH699: {because: no}, CH660: {because: no}"))).join(
    "\n",
  );
  assert.match(errors, "CH501 there is no warning called CH501 [only warnings (CH6…) can be accepted]");
  assert.match(errors, "there is no warning called CH699");
  assert.match(errors, "there is no warning called CH660");
  assert.match(said(loadText(accepting("CH605: {}"))).join("\n"), /CH302 .*because/);
  const late = `${doubtful}changes: [{on: 2023-08-01, set: {accepted_warnings.CH605.because: later}}]\n`;
  assert.match(said(loadText(late)).join("\n"), "CH207");
});

test("what is accepted moves no result", () => {
  const [a, b] = ["fixed", "for other reasons"].map((why) =>
    resolvedTree(loadedFrom(loadText(accepting(`CH605: {because: ${why}}`))), "main.yaml"),
  );
  assert.equal(changedLeaves(a, b), []);
});

test("the shipped scenarios have no problems, nor accept a warning that does not arise", () => {
  for (const path of [...shippedScenarios(), "scenarios/parts/two-hubs.yaml"])
    assert.equal(loadScenario(path, { readText }).problems, [], path);
});

test.run();
