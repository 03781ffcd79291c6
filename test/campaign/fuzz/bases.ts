/** Scenarios that inputs are made from: shipped and random ones, small enough to run in an instant. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { startingScenario } from "../../../src/scenario/explain/starting-scenario.ts";
import { randomScenario } from "../../hub/random-scenario.ts";

export type Tree = Record<string, unknown>;

const read = (path: string): Tree => parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));

/** Every kind of uncertainty, change and target on one small hub. */
const full: Tree = parse(`
title: All at once
period: {start: 2024-01-01, end: 2024-04-30}
calendar: {nation: england-and-wales, hours_per_day: 7.4h}
sites: {north: {nation: scotland}}
cases:
  legacy_before: 2023-06-01
  types:
    standard: {share: rest, route: [papers, interview, {interview: 20%}, decision], outcome: {grant: {value: 60%, range: [50%, 70%]}, refuse: rest}, withdrawal: {value: 12%/year, range: [5%/year, 30%/year]}}
    short: {like: standard, share: {value: 20%, range: [10%, 30%]}, route: [decision]}
  in_progress:
    - {id: old, cohort: legacy, count: {value: 60, range: [50, 70]}, ages: {bands: [{from: 8 months, to: 24 months, cases: 3}]}, waiting_for: {interview: 60%, decision: rest}}
    - {id: new, count: 20, entered: 30 days}
  arrivals: {series: {monthly: {values: {"2024-01-31": 20, "2024-02-29": 30}}, scale: {value: 100%, range: [80%, 120%]}, then: hold}}
work:
  papers: {elapsed: 5 working days, no_reply: 5%}
  interview: {needs: asking, effort: {lognormal: {mean: {value: 5h, range: [4h, 7h]}, cv: 0.6}}, notice: {value: 10 days, range: [5 days, 20 days]}, no_show: {share: 10%, costs: 1h, withdrawn_after: 2}}
  decision: {needs: deciding, effort: {gamma: {mean: 4h, cv: 0.5, at_most: 20h}}, effort_by_type: {short: {triangular: {low: 1h, mode: 2h, high: 4h}}}, check: {of: {new_starters: 100%, others: 20%}, needs: checking, effort: 0.5h, sent_back: 20%}}
staff:
  team: {fte: {value: 6, range: [5, 8]}, skills: [asking, deciding, checking], in_hand: 50%, away: {leave: 25 days/year, sickness: 8 days/year, other: {value: 20%, range: [10%, 30%]}}, attrition: [{within: 1 year, rate: 30%/year}, {rate: 10%/year}], vacancies: {refilled_after: 6 weeks}, training: 3 weeks, ramp: {from: 40%, over: 3 months}}
  hub: {like: team, site: north, fte: 0, joiners: {count: 4, from: 2024-02-01, cohorts: {of: 2, every: 2 weeks}}, mentoring: {hours: 4h/week, from: team, lasting: 1 month}, vacancies: {held_at: 4}}
next_case: [decision, legacy, oldest]
quota: {legacy: {value: 60%, range: [50%, 70%]}, at: [interview, decision]}
changes:
  - {on: 2024-03-01, name: shorter, set: {work.interview.effort.lognormal.mean: {value: 3h, range: [2h, 4h]}, staff.team.overtime: 10%}}
targets:
  cleared: {measure: legacy_backlog, at_most: 0, by: 2024-04-15, in: 80%}
  decided: {measure: decisions, at_least: 40, by: 2024-03-31, over: period}
observed: {published: {measure: total_backlog, per: day, tolerance: 10%, values: {values: {"2024-02-29": 90}}}}
`);

/** A textbook queue for two days: it needs no more to break. */
function textbook(name: string): Tree {
  const { warm_up: _, ...tree } = read(`scenarios/textbook/${name}.yaml`);
  const { start } = tree.period as { start: string };
  return { ...tree, period: { start, end: `${start.slice(0, 8)}02` } };
}

const written = [
  full,
  read("test/fixtures/tiny-hub.yaml"),
  parse(startingScenario.replace("6000, range: [5500, 6500]", "60, range: [55, 65]")) as Tree,
  ...["mm1", "mmc", "mg1", "mg1-priority", "erlang-a", "tandem", "rework"].map(textbook),
];

/** The scenario that input `n` is made from: half of them written, half random. */
export function baseOf(n: number): Tree {
  if (n % 2 === 0) return structuredClone(written[(n / 2) % 3 === 0 ? 0 : (n / 2) % written.length]);
  const [random] = fc.sample(randomScenario, { seed: n, numRuns: 1 });
  return JSON.parse(JSON.stringify({ title: "Random", ...random }));
}
