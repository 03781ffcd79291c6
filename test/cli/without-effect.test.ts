import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { switches } from "../../src/cli/arguments/switches.ts";
import { inFolder } from "../fixtures/folder.ts";
import { casehub } from "../fixtures/in-process.ts";

const test = suite("what is asked for has an effect, or is refused");

const hub = `format: 1
title: Hub
period: {start: 2024-01-01, end: 2024-02-29}
calendar: {nation: none, hours_per_day: 8h}
replications: 2
cases: {types: {standard: {route: [decision]}}, in_progress: [{count: 60}], arrivals: {rate: 2/day}}
work: {decision: {needs: casework, effort: {exponential: {mean: {value: 5h, range: [4h, 6h]}}}}}
staff: {team: {fte: 3, skills: [casework], away: {other: 10%}}}
targets: {few: {measure: total_backlog, at_most: 20, by: 2024-02-29, in: 50%}}
`;

/** Runs a command in a folder with the hub, its joint draws and a sweep of some design. */
function inHub(design: string, ...args: string[]) {
  return inFolder(async (folder) => {
    const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
    file("hub.yaml", hub);
    file("d.csv", "a\n5%\n20%\n");
    file("joint.yaml", "extends: hub.yaml\ndraws: {file: d.csv, columns: {a: staff.team.away.other}}\n");
    file(
      "s.yaml",
      `format: 1\ntitle: Sweep\nscenario: hub.yaml\nreplications: 2\nmeasures: ["total_backlog@2024-02-29"]\n${design}`,
    );
    const { code, err, out } = await casehub(
      ...args.map((arg) => (/\.yaml$/.test(arg) ? join(folder, arg) : arg)),
      ...(args[0] === "check" ? [] : ["--quiet", "--out", folder]),
    );
    return { code, err: err.replaceAll(/\s+/g, " "), out };
  });
}

test("each seed of a sweep gives the random numbers of a sweep with that seed", () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, "hub.yaml"), hub);
    const decisions = async (name: string, text: string) => {
      const file = join(folder, `${name}.yaml`);
      const common = `format: 1\ntitle: Sweep\nscenario: hub.yaml\nreplications: 2\nmeasures: ["total:decisions"]\n`;
      writeFileSync(file, common + text);
      const { code, err, out } = await casehub("sweep", file, "--quiet", "--out", folder, "--threads", "1");
      assert.is(code, 0, err);
      const [header, ...rows] = readFileSync(join(out.trim(), "points.csv"), "utf8").trim().split("\n");
      const at = header.split(",").findIndex((column) => column.startsWith("total:decisions"));
      return rows.map((row) => row.split(",")[at]);
    };
    const bySeed = await decisions("seeds", "seed: 9\ndesign: {grid: {seed: [1, 2, one]}}\n");
    assert.is(new Set(bySeed).size, 3, bySeed.join());
    const [, three] = await decisions("two", "seed: 2\ndesign: {grid: {staff.team.fte: [2, 3]}}\n");
    assert.is(bySeed[1], three);
  }));

const refused: readonly (readonly [name: string, design: string, args: string[], said: RegExp])[] = [
  [
    "--set extends",
    "",
    ["check", "hub.yaml", "--set", "extends=other"],
    /CH210 extends cannot be set .* write a file with extends:/,
  ],
  ["--set format", "", ["check", "hub.yaml", "--set", "format=1"], /CH210 format cannot be set/],
  [
    "--set of a value that is drawn jointly",
    "",
    ["check", "joint.yaml", "--set", "staff.team.away.other=5%"],
    /CH704 staff\.team\.away\.other is drawn jointly .* draws\.columns\.a=null/,
  ],
  [
    "--set seed beside --seed",
    "",
    ["run", "hub.yaml", "--set", "seed=4", "--seed", "5"],
    /--set seed=… has no effect beside --seed/,
  ],
  [
    "--set replications beside --replications",
    "",
    ["run", "hub.yaml", "--set", "replications=4", "--replications", "5"],
    /has no effect beside --replications/,
  ],
  [
    "--set replications where a precision asks",
    "",
    ["run", "hub.yaml", "--set", "replications=4", "--precision", "clearance_date ±3 days"],
    /write --replications instead/,
  ],
  [
    "--set replications of a sensitivity analysis",
    "",
    ["sensitivity", "hub.yaml", "--set", "replications=4"],
    /write --replications instead/,
  ],
  [
    "replications that are varied",
    "design: {grid: {replications: [2, 4]}}",
    ["sweep", "s.yaml"],
    /CH706 replications has no effect .* replications: or precision: in the sweep/,
  ],
  [
    "a title that is varied",
    "design: {grid: {title: [a, b]}}",
    ["sweep", "s.yaml"],
    /CH706 title has no effect on what is simulated/,
  ],
  [
    "a source that is varied",
    "design: {zip: {staff.team.fte: [3, 4], staff.team.source: [a, b]}}",
    ["sweep", "s.yaml"],
    /CH706 staff\.team\.source has no effect/,
  ],
  ["format that is varied", "design: {grid: {format: [1, 1]}}", ["sweep", "s.yaml"], /CH210 format cannot be set/],
  [
    "a seed that is stated twice",
    "seed: 3\nset: {seed: 4}\ndesign: {grid: {staff.team.fte: [3, 4]}}",
    ["sweep", "s.yaml"],
    /CH702 seed is set here, and stated for the sweep as well/,
  ],
  ["a seed as a lever", "", ["solve", "hub.yaml", "--vary", "seed=1..9"], /a seed only changes the random numbers/],
  [
    "replications as a lever",
    "",
    ["solve", "hub.yaml", "--vary", "replications=1..9"],
    /replications is how often each value is tried/,
  ],
  ["people in the words of a pool", "", ["solve", "hub.yaml", "--vary", "staff.team.grade=1..9"], /staff\.team\.grade/],
];

for (const [name, design, args, said] of refused)
  test(`refused: ${name}`, async () => {
    const { code, err } = await inHub(design, ...args);
    assert.is(code, 2, err);
    assert.match(err, said);
  });

test("a value can be set once its column is removed from the draws", async () => {
  const { code, err } = await inHub(
    "",
    "check",
    "joint.yaml",
    "--set",
    "draws=null",
    "--set",
    "staff.team.away.other=5%",
  );
  assert.is(code, 0, err);
});

test("a switch accepts yes, on and 1, no, off and 0, and nothing else", async () => {
  const missed = ["run", "hub.yaml", "--fixed", "--set", "targets.few.at_most=0"];
  for (const word of ["", "=yes", "=on", "=1", "=true", "=YES"])
    assert.is((await inHub("", ...missed, `--enforce-targets${word}`)).code, 1, word);
  for (const word of ["=no", "=off", "=0", "=false"])
    assert.is((await inHub("", ...missed, `--enforce-targets${word}`)).code, 0, word);
  for (const word of ["=", "=2", "=ja", "=enable"]) {
    const { code, err } = await inHub("", ...missed, `--enforce-targets${word}`);
    assert.is(code, 2);
    assert.match(err, /--enforce-targets is on or off: write --enforce-targets or --enforce-targets=no, not/);
  }
  assert.match((await inHub("", ...missed, "--enforceTargets=maybe")).err, /is on or off/);
});

test("the list of switches covers all commands", () => {
  const declared = new URL("../../src/cli/declared/", import.meta.url);
  const source = readdirSync(declared)
    .map((file) => readFileSync(new URL(file, declared), "utf8"))
    .join("\n");
  const found = [...source.matchAll(/\b"?([a-z-]+)"?[,:]\s*flag\(/g)].map(([, name]) => name);
  assert.equal([...new Set([...found, "help"])].sort(), [...switches].sort());
});

test.run();
