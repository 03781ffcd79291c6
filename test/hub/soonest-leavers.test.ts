/** Posts that are cut: who goes, and how long it takes to find them. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Calendar } from "../../src/engine/calendar.ts";
import { nameKey } from "../../src/engine/random/key.ts";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { Attrition } from "../../src/hub/staff/posts/attrition.ts";
import { SoonestLeavers } from "../../src/hub/staff/posts/soonest-leavers.ts";
import { Spells } from "../../src/hub/staff/spells/spells.ts";
import type { PoolStatement } from "../../src/hub/staff/terms.ts";
import { officeHours, period, run, type Written } from "./small.ts";

const test = suite("those who would leave soonest");

test("the person in post with the least time left goes first, under hazards by tenure that change, whoever has left meanwhile", () => {
  const days = 900;
  const calendar = Calendar.continuous(days);
  const early = { amount: 200, working: false };
  const terms = [
    [
      { within: early, rate: 0.01 },
      { within: undefined, rate: 0.001 },
    ],
    [
      { within: early, rate: 0.002 },
      { within: undefined, rate: 0.006 },
    ],
  ];
  const spells = new Spells();
  const attrition = new Attrition(spells, calendar, terms[0]);
  const soonest = new SoonestLeavers(spells, attrition);
  const streams = new RandomStreams(5, 0);
  const key = nameKey("cut");
  const inPost: number[] = [];
  const join = (day: number, fte: number) => {
    const spell = spells.add();
    spells.inPost(spell, 0, day, {} as PoolStatement, calendar, { fte });
    attrition.enter(spell, day, -Math.log(streams.uniform(key, spell, 0, 0)));
    soonest.enter(spell);
    inPost.push(spell);
  };
  const leave = (spell: number, day: number) => {
    spells.until[spell] = day;
    inPost.splice(inPost.indexOf(spell), 1);
  };
  let cut = 0;
  for (let day = 0; day < days; day++) {
    if (day === 450) attrition.change(terms[1], day, () => inPost);
    for (const spell of attrition.leavers(day)) leave(spell, day);
    if (day < 600) for (let n = day % 5; n > 0; n--) join(day, n === 2 ? 0.5 : 1);
    for (let n = day % 7 === 0 ? 3 : 0; n > 0 && inPost.length > 0; n--) {
      const most = day % 2 === 0 ? 0.5 : 1;
      const among = inPost.filter((spell) => spells.fte[spell] <= most);
      const budgets = among.map((spell) => attrition.remaining(spell, day + 1));
      const expected = among[budgets.indexOf(Math.min(...budgets))];
      const taken = soonest.take(day, most);
      assert.is(taken, expected, `on day ${day}`);
      if (taken !== undefined) leave(taken, day);
      cut++;
    }
  }
  assert.ok(cut > 300, `${cut} were cut`);
});

test("a large workforce held to a falling number takes about as long to set up as one that stays", () => {
  // Someone goes on most days: looked for among all of them each time it would take some twenty times as long.
  const seconds = (last: number) => {
    const scenario: Written = {
      period: period("2028-12-31"),
      calendar: officeHours,
      cases: { types: { plain: { route: ["decision"] } }, in_progress: [{ count: 10 }] },
      work: { decision: { needs: "deciding", effort: "1h" } },
      staff: {
        deciders: {
          fte: 8000,
          skills: ["deciding"],
          vacancies: { held_to: { at: { values: { "2024-01-01": 8000, "2028-12-31": last } } } },
        },
      },
    };
    const begun = performance.now();
    assert.is(run(scenario).daily("staff_in_post").at(-1), last);
    return (performance.now() - begun) / 1000;
  };
  seconds(8000);
  const [steady, falling] = [seconds(8000), seconds(4000)];
  assert.ok(falling < 4 * steady + 0.5, `${falling} s falling, ${steady} s steady`);
});

test.run();
