/** `casehub run --fluid`, and the cross-check beside a run. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "../../src/cli/parse.ts";
import { checkFluid } from "../../src/experiment/run/fluid-check.ts";
import { fluid } from "../../src/hub/fluid/fluid.ts";
import { outcomeIndex } from "../../src/hub/plan.ts";
import { fluidCheckSentences } from "../../src/output/words/fluid-words.ts";
import { casehub } from "../fixtures/in-process.ts";
import { loadShipped } from "../fixtures/shipped.ts";

const tiny = "test/fixtures/tiny-hub.yaml";

async function called(args: string[]): Promise<{ code: number; out: string }> {
  let out = "";
  const print = (text: string) => {
    out += text;
  };
  const io = { print, error: () => {}, errorIsTerminal: false };
  return { code: await parse(args, io as never), out };
}

test("--fluid prints words, chart and months within 80 columns and writes nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "casehub-fluid-"));
  const results = join(folder, "results");
  const { code, out } = await called(["run", tiny, "--fluid", "--out", results]);
  assert.is(code, 0);
  assert.match(out, /The\s+legacy\s+backlog\s+is\s+cleared\s+on/);
  assert.match(out, /^May 2023 /m);
  assert.ok(out.split("\n").every((line) => line.length <= 80));
  assert.not(existsSync(results));
  rmSync(folder, { recursive: true });
});

test("--fluid --json is the same estimate; a missed target is an exit code when asked for; options about chance are refused", async () => {
  const { plan } = loadShipped(tiny);
  const { code, out } = await called(["run", tiny, "--fluid", "--json", "--enforce-targets"]);
  const json = JSON.parse(out);
  const target = plan.targets[0];
  assert.is(
    json.targets[0].at_deadline,
    Number(fluid(plan).daily[target.column * plan.days + target.by].toPrecision(7)),
  );
  assert.is(code, json.targets[0].met ? 0 : 1);
  try {
    await called(["run", tiny, "--fluid", "--replications", "5"]);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, "--replications");
  }
});

test("the cross-check says how far apart the two are, in the right direction", () => {
  const { plan } = loadShipped(tiny);
  const result = fluid(plan);
  const [target] = plan.targets;
  const level = result.daily[target.column * plan.days + target.by];
  const spread = (value: number) => ({ mean: value, median: value, q05: value, q95: value });
  const day = result.outcomes[0];
  const estimates = {
    backlog: [spread(1000)],
    clearance: plan.thresholds.at.map((threshold) => ({ threshold, median: day + 5, q05: day + 4, q95: day + 6 })),
    targets: [{ target, atDeadline: spread(level / 1.1) }],
    atEnd: spread(0),
  };
  const check = checkFluid(plan, result, estimates as never);
  const words = fluidCheckSentences({ plan, fixed: true, seed: 1, replications: 1 }, check).join(" ");
  assert.match(words, "5 days earlier than the median");
  assert.match(words, "+10.0%");
  assert.not(check.agrees);
});

test("a cross-check that agrees is one line", () => {
  const { plan } = loadShipped(tiny);
  const result = fluid(plan);
  const { column } = plan.thresholds;
  const spread = (value: number) => ({ mean: value, median: value, q05: value, q95: value });
  const at = (name: string) => result.outcomes[outcomeIndex(plan, name)];
  const cleared = plan.thresholds.at.map((threshold) => at(`cleared:${plan.columns[column].measure}:${threshold}`));
  const estimates = (daysOff: number) => ({
    backlog: [spread(1000)],
    clearance: plan.thresholds.at.map((threshold, i) => ({ threshold, ...spread(cleared[i] + daysOff) })),
    targets: plan.targets.map((target) => ({ target, atDeadline: spread(at(`at:${target.name}`) + 9) })),
    atEnd: spread(result.daily[column * plan.days + plan.days - 1]),
  });
  const point = { plan, fixed: true, seed: 1, replications: 1 };
  // A week off a median and 1% of the largest backlog off a level still agree; a day more does not.
  const lines = fluidCheckSentences(point, checkFluid(plan, result, estimates(7) as never));
  assert.is(lines.length, 1);
  assert.match(lines[0], /^Cross-check: the fluid estimate agrees: cleared on \d+ \w+ 2023\.$/);
  assert.ok(lines[0].length <= 80);
  assert.not(checkFluid(plan, result, estimates(8) as never).agrees);
});

test("an estimate that would take too many steps is refused, with its limit and the sizes that make it so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "casehub-fluid-"));
  const named = <T>(count: number, letter: string, value: T) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${letter}${i}`, value]));
  const work = named(16, "s", { needs: "all", effort: "1h" });
  const route = Object.keys(work);
  const scenario = {
    format: 1,
    title: "Many types and pools",
    period: { start: "2024-01-01", end: "2024-12-31" },
    calendar: { nation: "england-and-wales", hours_per_day: "7.4h" },
    cases: {
      types: { ...named(119, "t", { route, share: "0.5%" }), other: { route, share: "rest" } },
      arrivals: { rate: "5/day" },
    },
    work,
    staff: named(120, "p", { fte: 1, skills: ["all"] }),
  };
  const file = join(folder, "large.yaml");
  writeFileSync(file, JSON.stringify(scenario));
  const { code, err } = await casehub("run", file, "--fluid");
  assert.is(code, 2, err);
  const said = err.replaceAll(/\s+/g, " ");
  assert.match(said, "366 days, 16 stages, 120 case types, 120 pools it would take more than 50,000,000 steps");
  assert.match(said, "simulate without --fluid");
  rmSync(folder, { recursive: true });
});

test.run();
