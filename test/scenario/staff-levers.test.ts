/** What is said of staff and does nothing, or not what it seems to: joiners who vanish, mentors who are not there. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { loadText, said } from "./in-memory.ts";

const test = suite("what is said of staff");

/** A year of a small hub with some pools, each a line of YAML; a pool `team` of ten keeps the work going. */
function hub(pools: Readonly<Record<string, string>>, more = ""): string {
  const lines = Object.entries(pools).map(([name, pool]) => `  ${name}: {skills: [deciding], ${pool}}`);
  return [
    "format: 1",
    "title: small",
    "period: {start: 2024-01-01, end: 2024-12-31}",
    "calendar: {nation: england-and-wales, hours_per_day: 7.4h}",
    "cases: {types: {plain: {route: [decision]}}, in_progress: [{count: 10}]}",
    "work: {decision: {needs: deciding, effort: 1h}}",
    "staff:",
    "  team: {skills: [deciding], fte: 10}",
    ...lines,
    more,
  ].join("\n");
}

const notes = (text: string) => said(loadText(text)).map((line) => line.replace(/^\S+ /, ""));
const heads = (text: string) => notes(text).map((line) => line.replace(/ \[.*/, ""));

test("joiners dated before the start are an error that says to count them in post", () => {
  const hint =
    "[count those in post on 2024-01-01 in staff.new.fte (in_training and learning say how far along they are), and only those who come later as joiners]";
  assert.equal(notes(hub({ new: "joiners: {count: 50, from: 2023-12-31}" })), [
    `CH521 50 people join from 2023-12-31 on, before the period starts: they would never be in post ${hint}`,
  ]);
  assert.equal(notes(hub({ new: "joiners: {dated: {2023-12-31: 1, 2024-02-01: 3}}" })), [
    `CH521 1 person joins on 2023-12-31, before the period starts: they would never be in post ${hint}`,
  ]);
  assert.equal(notes(hub({ new: "joiners: {count: 50, from: 2024-01-01}" })), []);
});

test("joiners dated after the end, and cohorts not complete by then, are warned of", () => {
  assert.equal(heads(hub({ new: "joiners: {count: 5, from: 2025-01-01}" })), [
    "CH651 5 people join after the period ends: they have no effect",
  ]);
  assert.equal(heads(hub({ new: "joiners: {dated: {2025-01-01: 5, 2024-02-01: 3}}" })), [
    "CH651 5 people join after the period ends: they have no effect",
  ]);
  assert.equal(heads(hub({ new: "joiners: {count: 100, from: 2024-10-01, cohorts: {of: 10, every: 4 weeks}}" })), [
    "CH651 only about 40 of the 100 people come before the period ends: that takes 10 cohorts, until 2025-06-10",
  ]);
  assert.equal(heads(hub({ new: "joiners: {count: 40, from: 2024-10-01, cohorts: {of: 10, every: 4 weeks}}" })), []);
});

test("joiners of a pool held at a number are warned of, while it is held", () => {
  const held =
    "CH651 new is held at a number (vacancies): its joiners do not add to it, since as many others leave on the day they arrive";
  const joiners = "joiners: {count: 5, from: 2024-06-03}";
  for (const vacancies of ["held_at: 10", "held_to: {at: {values: {2024-01-01: 5, 2024-12-31: 9}}}"])
    assert.equal(heads(hub({ new: `fte: 10, vacancies: {${vacancies}}, ${joiners}` })), [held]);
  const freed = (on: string) =>
    heads(
      hub(
        { new: `fte: 10, vacancies: {held_at: 10}, ${joiners}` },
        `changes: [{on: ${on}, name: a, set: {staff.new.vacancies: unfilled}}]`,
      ),
    );
  assert.equal(freed("2024-06-03"), []);
  assert.equal(freed("2024-06-04"), [held]);
});

test("offers that fall through without cohorts lose nobody, and say so", () => {
  assert.equal(heads(hub({ new: "joiners: {count: 50, from: 2024-02-01, fall_through: 10%}" })), [
    "CH651 without cohorts this loses nobody: offers that fall through are made again the next day, until all 50 people have come",
  ]);
  assert.equal(
    heads(hub({ new: "joiners: {count: 50, from: 2024-02-01, fall_through: 10%, cohorts: {of: 25, every: 1 week}}" })),
    [],
  );
  assert.match(
    heads(hub({ new: "joiners: {count: 5, from: 2024-02-01, fall_through: 100%}" })).join(),
    "nobody ever joins",
  );
});

test("a pool that nobody is ever in is warned of unless it says fte: 0", () => {
  assert.equal(heads(hub({ new: "training: 9 weeks" })), [
    "CH651 nobody is ever in post in new: fte is 0 unless stated, and nobody joins",
  ]);
  assert.equal(heads(hub({ new: "fte: 0, training: 9 weeks" })), []);
  const change = "changes: [{on: 2024-03-01, name: a, set: {staff.new.vacancies: {held_at: 5}}}]";
  assert.equal(heads(hub({ new: "training: 9 weeks" }, change)), []);
});

test("mentoring from a pool that nobody is in, or of nobody, is warned of", () => {
  const mentoring = (from: string) => `mentoring: {hours: 4h/week, from: ${from}, lasting: 3 months}`;
  const joiners = "joiners: {count: 5, from: 2024-02-01}";
  assert.equal(heads(hub({ new: `${joiners}, ${mentoring("[team, none]")}`, none: "fte: 0" })), [
    "CH651 nobody is ever in post in none: nobody mentors from there, and no hours are taken",
  ]);
  assert.equal(heads(hub({ new: `fte: 5, ${mentoring("team")}` })), [
    "CH651 mentoring has no effect in new: nobody joins who could be mentored",
  ]);
  assert.equal(heads(hub({ new: `${joiners}, ${mentoring("team")}` })), []);
});

const nobodyNew = "nobody joins, and nobody is in training or learning at the start";

test("training, ramp and time as a new starter of a pool without new starters are warned of", () => {
  assert.equal(heads(hub({ new: "fte: 5, training: 9 weeks" })), [
    "CH651 training has no effect in new: nobody joins, and nobody is in training at the start",
  ]);
  assert.equal(heads(hub({ new: "fte: 5, ramp: {from: 30%, over: 6 months}" })), [
    `CH651 ramp has no effect in new: ${nobodyNew}`,
  ]);
  assert.equal(heads(hub({ new: "fte: 5, ramp: {from: 30%, over: 6 months}, learning: 20%" })), []);
  assert.equal(
    heads(hub({ new: "fte: 5, training: 9 weeks, attrition: 20%/year, vacancies: {refilled_after: 6 weeks}" })),
    [],
  );
  assert.equal(heads(hub({ new: "fte: 5, training: 9 weeks, vacancies: {held_at: 8}" })), []);
});

test("time as a new starter that no check or mentoring uses is warned of", () => {
  const pool = { new: "joiners: {count: 5, from: 2024-02-01}, new_starter_for: 6 months" };
  const nothing = [
    "CH651 new_starter_for has no effect in new: checks treat new starters like everyone else, and nobody mentors from this pool",
  ];
  assert.equal(heads(hub(pool)), nothing);
  const checked = (others: string) =>
    hub(pool).replace("effort: 1h", `effort: 1h, check: {of: {new_starters: 50%, others: ${others}}, sent_back: 10%}`);
  assert.equal(heads(checked("50%")), nothing);
  assert.equal(heads(checked("5%")), []);
});

test("other levers without effect are warned of, but not those that a pool takes over with like", () => {
  assert.equal(heads(hub({ new: "fte: 5, away: {spell: 5, other: 10%}" })), [
    "CH651 away.spell has no effect in new: there is no leave or sickness",
  ]);
  assert.equal(heads(hub({ new: "fte: 5, vacancies: {refilled_after: 6 weeks}, leaver: hands_back" })), [
    "CH651 vacancies.refilled_after has no effect in new: nobody leaves (there is no attrition)",
    "CH651 leaver has no effect in new: nobody leaves (there is no attrition)",
  ]);
  assert.equal(heads(hub({ new: "joiners: {count: 5, from: 2024-02-01}, in_hand: 50%" })), [
    "CH651 in_hand has no effect in new: nobody is in post there at the start, so nobody has work in hand",
  ]);
  const base = "fte: 5, in_hand: 50%, training: 9 weeks, learning: 10%, ramp: {from: 30%, over: 6 months}";
  const like = hub({ base: `${base}, joiners: {count: 5, from: 2024-02-01}`, more: "like: base, fte: 0" });
  assert.equal(heads(like), []);
});

test.run();
