/** What cases are decided as: by a stream of their own, counted by outcome, and told of the watched case. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nameKey } from "../../src/engine/random/key.ts";
import { RandomStreams } from "../../src/engine/random/random-streams.ts";
import { arrivalKey } from "../../src/hub/cases/arrivals.ts";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { columnIndex } from "../../src/hub/plan.ts";
import { livesOf, officeHours, period, planOf, type Result, run, type Written } from "./small.ts";

const test = suite("decision outcomes");

const grants = { grant: "60%", refuse: "rest" };

function hub(types: Record<string, Written>, more: Written = {}): Written {
  return {
    period: period("2024-03-31"),
    calendar: officeHours,
    cases: { types, arrivals: { rate: "20/day" } },
    work: { decision: { needs: "deciding", effort: "2h", decides: true } },
    staff: { team: { fte: 12, skills: ["deciding"] } },
    ...more,
  };
}

const one = (outcome: unknown, more?: Written) => hub({ all: { route: ["decision"], outcome } }, more);

/** Whether the case of a number among the claims is granted at a share, by the address of its stream. */
function isGranted(streams: RandomStreams, number: number, share: number): boolean {
  return streams.uniform(arrivalKey, number, nameKey("outcome"), 0) < share;
}

const decidedAs = (life: readonly { what: string }[]) =>
  life
    .map(({ what }) => /^decided: (.*); out of the backlog$/.exec(what)?.[1])
    .find((outcome) => outcome !== undefined);

test("a case is decided by its own uniform, and its life says so", () => {
  const numbers = Array.from({ length: 40 }, (_, i) => i);
  const lives = livesOf(one(grants), numbers, { seed: 5, replication: 2 });
  const streams = new RandomStreams(5, 2);
  const told = lives.map(decidedAs);
  assert.equal(
    told,
    numbers.map((number) => (isGranted(streams, number, 0.6) ? "grant" : "refuse")),
  );
  assert.is(new Set(told).size, 2);
});

test("a day's decisions by outcome are those of the cases decided on it", () => {
  const scenario = one(grants, { period: period("2024-01-14") });
  const result = run(scenario);
  const claims = result.total("arrivals");
  const lives = livesOf(
    scenario,
    Array.from({ length: claims }, (_, i) => i),
  );
  for (const outcome of ["grant", "refuse"]) {
    const counted = new Array(result.days).fill(0);
    for (const life of lives)
      for (const { moment, what } of life)
        if (what.startsWith(`decided: ${outcome}`)) counted[Math.floor(moment / 24)]++;
    assert.equal(result.daily("decisions_by_outcome", outcome), counted);
  }
  assert.ok(result.total("decisions_by_outcome", "refuse") > 0);
});

test("outcomes follow the shares of each type, in its own order of them, and sum to the decisions", () => {
  const types = {
    a: { share: "50%", route: ["decision"], outcome: { grant: "90%", refuse: "10%" } },
    b: { share: "30%", route: ["decision"], outcome: { refuse: "80%", other: "5%", grant: "rest" } },
    c: { share: "rest", route: ["decision"] },
  };
  const scenario = hub(types, { period: period("2026-12-31") });
  const plan = planOf(scenario);
  const outcomes = plan.columns.filter(({ measure }) => measure === "decisions_by_outcome").map(({ group }) => group);
  assert.equal(outcomes, ["grant", "refuse", "other", "decided"]);
  const result = run(scenario);
  const of = (outcome: string) => result.total("decisions_by_outcome", outcome);
  const [a, b, c] = ["a", "b", "c"].map((type) => result.total("decisions", type));
  assert.is(of("decided"), c);
  assert.is(of("grant") + of("refuse") + of("other"), a + b);
  // Four standard deviations of binomial counts.
  const near = (found: number, parts: readonly (readonly [count: number, share: number])[]) => {
    const mean = parts.reduce((sum, [count, share]) => sum + count * share, 0);
    const variance = parts.reduce((sum, [count, share]) => sum + count * share * (1 - share), 0);
    assert.ok(Math.abs(found - mean) < 4 * Math.sqrt(variance), `${found} of about ${mean}`);
  };
  near(of("grant"), [
    [a, 0.9],
    [b, 0.15],
  ]);
  near(of("refuse"), [
    [a, 0.1],
    [b, 0.8],
  ]);
  near(of("other"), [[b, 0.05]]);
});

test("a case is decided by the shares of the day, with the same luck", () => {
  const from = (share: string) =>
    one(grants, { changes: [{ on: "2024-02-01", name: "stricter", set: { "cases.types.all.outcome.grant": share } }] });
  const day = 31;
  const [none, fewer, same] = ["0%", "30%", "60%"].map((share) => run(from(share)));
  const unchanged = run(one(grants));
  for (const outcome of ["grant", "refuse"]) {
    assert.equal(same.daily("decisions_by_outcome", outcome), unchanged.daily("decisions_by_outcome", outcome));
    const [before, after] = [unchanged, none].map((result) =>
      result.daily("decisions_by_outcome", outcome).slice(0, day),
    );
    assert.equal(after, before);
  }
  const later = (result: Result) => result.daily("decisions_by_outcome", "grant").slice(day);
  assert.ok(later(none).every((count) => count === 0));
  // Whoever is granted at 30% is so at 60%.
  assert.ok(later(fewer).every((count, i) => count <= later(unchanged)[i]));
  assert.equal(fewer.daily("decisions"), unchanged.daily("decisions"));
});

test("a change may bring an outcome, and a type without any is decided until it states some", () => {
  const result = run(
    one(undefined, {
      changes: [
        { on: "2024-02-01", name: "told apart", set: { "cases.types.all.outcome": { grant: "50%", refuse: "50%" } } },
      ],
    }),
  );
  const before = (outcome: string) => result.daily("decisions_by_outcome", outcome).slice(0, 31);
  assert.equal(before("decided"), result.daily("decisions").slice(0, 31));
  assert.ok([...before("grant"), ...before("refuse")].every((count) => count === 0));
  assert.ok(
    result
      .daily("decisions_by_outcome", "decided")
      .slice(31)
      .every((count) => count === 0),
  );
  assert.ok(result.total("decisions_by_outcome", "grant") > 0);
});

test("where no type states outcomes there is no such measure, and a case is decided, no more", () => {
  const scenario = one(undefined);
  assert.is(columnIndex(planOf(scenario), "decisions_by_outcome", "decided"), -1);
  assert.is(decidedAs(livesOf(scenario, [0])[0]), "decided");
});

test("outcomes change nothing else", () => {
  const [with_, without] = [run(one(grants)), run(one(undefined))];
  for (const measure of ["decisions", "total_backlog", "backlog_median_age"])
    assert.equal(with_.daily(measure), without.daily(measure));
});

test("cases that were decided before the start, and cases that go on after their decision, are conserved and counted once", () => {
  const result = run({
    ...one(grants),
    cases: {
      types: { all: { route: ["decision", "serving"], outcome: grants } },
      in_progress: [{ count: 300, waiting_for: { decision: "50%", serving: "50%" } }],
    },
    work: {
      decision: { needs: "deciding", effort: "2h", decides: true },
      serving: { needs: "deciding", effort: "1h" },
    },
  });
  const of = (outcome: string) => result.total("decisions_by_outcome", outcome);
  assert.is(of("grant") + of("refuse"), result.total("decisions"));
  assert.is(result.total("completed", "serving"), 300);
  assert.ok(result.total("decisions") < 200);
});

test("the fluid gives their expectation: the decisions of each type by the shares of the day", () => {
  const types = {
    a: { share: "50%", route: ["decision"], outcome: { grant: "90%", refuse: "10%" } },
    b: { share: "rest", route: ["decision"], outcome: { refuse: "80%", grant: "rest" } },
  };
  const plan = planOf(
    hub(types, {
      changes: [
        { on: "2024-02-01", name: "stricter", set: { "cases.types.a.outcome": { grant: "50%", refuse: "50%" } } },
      ],
    }),
  );
  const { daily } = fluid(plan);
  const column = (measure: string, group: string) => {
    const at = columnIndex(plan, measure, group) * plan.days;
    return [...daily.subarray(at, at + plan.days)];
  };
  const [a, b, granted] = [column("decisions", "a"), column("decisions", "b"), column("decisions_by_outcome", "grant")];
  granted.forEach((count, day) => {
    assert.ok(Math.abs(count - a[day] * (day < 31 ? 0.9 : 0.5) - b[day] * 0.2) < 1e-9);
  });
  assert.ok(granted.some((count) => count > 1));
});

test.run();
