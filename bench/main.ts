/**
 * The reference models as scenarios, beside the reference in C where there is a compiler: one run, turn and turn about, medians of the
 * turns. Times are CPU time, user and system; only the ratios carry over to another machine. Nothing passes or fails here.
 *
 *     npm run bench [-- --quick]
 *
 * `--quick` takes a tenth of each model and leaves out what needs the whole one.
 */
import { existsSync } from "node:fs";
import { ColdEngine, coldCommand, coldRun, type Usage } from "./cold.ts";
import { median } from "./median.ts";
import { type Model, r1, r2, r3, stokeHub } from "./models.ts";
import { Reference } from "./reference.ts";
import { sweepCosts } from "./sweep.ts";
import { speedUp } from "./two-threads.ts";
import { Warm } from "./warm.ts";

const quick = process.argv.includes("--quick");
const turns = quick ? 5 : 7;
const warmUps = 3;
/** Replications one after the other in a turn, of each of the two: what other programs left in the caches is then a small part. */
const perTurn = 5;
const scale = quick ? 0.1 : 1;

/** CPU seconds of cimba 3.0's release build over the reference's, on R3, each a process for one replication: what a cold process is to beat. */
const coldTarget = 0.59 / 0.032;

const print = (line = "") => console.log(line);
const cell = (text: string | number, width: number) => String(text).padStart(width);
const times = (ratio: number | undefined) => (ratio === undefined ? "-" : `${ratio.toFixed(1)}x`);
const nanoseconds = (seconds: number) => (seconds * 1e9).toFixed(0);
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

interface Timing {
  /** CPU seconds per event of casehub and of the reference. */
  readonly ours: number;
  readonly theirs?: number;
  /** Our least time over the reference's least: what is left when the machine's other guests are quiet, which the reference hardly feels. */
  readonly best?: number;
  readonly perReplication: number;
  readonly cases: number;
  readonly bytesPerCase: number;
  readonly arrays: number;
  /** CPU seconds of the fluid limit. */
  readonly fluid: number;
}

async function timed(model: Model, reference: Reference | undefined, replications = perTurn): Promise<Timing> {
  const warm = new Warm(model);
  for (let i = 0; i < warmUps; i++) await warm.time();
  const ours: number[] = [];
  const theirs: number[] = [];
  const whole: number[] = [];
  let cases = 0;
  for (let turn = 0; turn < turns; turn++) {
    const readings = reference?.run(model, turn + 1, replications) ?? [];
    theirs.push(...readings.map(({ cpu, events }) => cpu / events));
    for (let i = 0; i < replications; i++) {
      const one = await warm.time();
      ours.push(one.cpu / one.events);
      whole.push(one.cpu);
      cases = one.cases;
    }
  }
  const fluids: number[] = [];
  for (let i = 0; i < warmUps + turns; i++) fluids.push(await warm.fluid());
  const fluid = median(fluids.slice(warmUps));
  const held = await warm.weigh();
  warm.close();
  return {
    ours: median(ours),
    theirs: theirs.length > 0 ? median(theirs) : undefined,
    best: theirs.length > 0 ? Math.min(...ours) / Math.min(...theirs) : undefined,
    perReplication: median(whole),
    cases,
    bytesPerCase: held.bytes / cases,
    arrays: held.arrays,
    fluid,
  };
}

function header(reference: Reference | undefined): void {
  print(`Warm: CPU per event, medians of ${turns} turns of ${perTurn}${quick ? ", a tenth of each model" : ""}`);
  if (!reference) print("There is no C compiler here: casehub alone.");
  print("model            cases  C ns  casehub ns  ratio  at best  at most  events/s B/case");
}

function row(name: string, { ours, theirs, best, cases, bytesPerCase }: Timing, target?: number): void {
  print(
    name.padEnd(12) +
      cell(cases, 10) +
      cell(theirs === undefined ? "-" : nanoseconds(theirs), 6) +
      cell(nanoseconds(ours), 12) +
      cell(times(theirs && ours / theirs), 7) +
      cell(times(best), 9) +
      cell(target === undefined ? "" : `${target}x`, 9) +
      cell(`${(1 / ours / 1e6).toFixed(2)} M`, 10) +
      cell(bytesPerCase.toFixed(0), 7),
  );
}

function line(what: string, value: string, bound: string): void {
  print(`${what.padEnd(48)}${cell(value, 14)}   ${bound}`);
}

const reference = Reference.compile();
header(reference);
const timings = new Map<string, Timing>();
for (const model of [r1(scale), r2(scale), r3(scale)]) {
  const timing = await timed(model, reference);
  timings.set(model.name, timing);
  row(model.name, timing, model.target);
}
if (existsSync(stokeHub.scenario)) {
  const timing = await timed(stokeHub, undefined);
  timings.set(stokeHub.name, timing);
  row(stokeHub.name, timing);
}
const hub = timings.get("R3") as Timing;
const stoke = timings.get(stokeHub.name);

print();
print("Beside                                                   measured   first step");
if (stoke) {
  const perCase = ({ perReplication, cases }: Timing) => perReplication / cases;
  line("stoke-hub per case, over R3 per case", times(perCase(stoke) / perCase(hub)), "at most 5x");
  line("stoke-hub, typed arrays of a replication", megabytes(stoke.arrays), "under 60 MB");
  line("stoke-hub, its fluid limit over a replication", times(stoke.fluid / stoke.perReplication), "");
}
const grown = await timed(r3(10 * scale), reference, 1);
line("R3 with ten times the cases and staff, per event", times(grown.ours / hub.ours), "about 1x");
if (grown.theirs && hub.theirs) line("  the same of the reference in C", times(grown.theirs / hub.theirs), "");
line("two threads against one, throughput", times(await speedUp(r3(scale), quick ? 3 : 5)), "at least 1.8x");

if (existsSync("dist/cli/main.js")) {
  const helps: number[] = [];
  const nothings: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    nothings.push(coldRun(["-e", "0"]).cpu);
    helps.push(coldRun(["dist/cli/main.js", "--help"]).cpu);
  }
  line("casehub --help, over node -e 0", times(median(helps) / median(nothings)), "at most 3x");
  if (!quick) {
    const engine = new ColdEngine();
    const [alone, runs, theirs]: [Usage[], Usage[], number[]] = [[], [], []];
    for (let turn = 0; turn < 7; turn++) {
      const cpu = reference?.runCold(r3(1), turn + 1);
      if (cpu !== undefined) theirs.push(cpu);
      alone.push(engine.run("bench/r3.yaml", turn));
      runs.push(coldCommand("bench/r3.yaml"));
    }
    engine.remove();
    const ratio = (usages: readonly Usage[]) =>
      theirs.length > 0 ? median(usages.map(({ cpu }) => cpu)) / median(theirs) : undefined;
    const peak = (usages: readonly Usage[]) => megabytes(median(usages.map((usage) => usage.peak)));
    line("R3 cold, a process: scenario file to outcomes", times(ratio(alone)), `at most ${coldTarget.toFixed(0)}x`);
    line("  its peak memory", peak(alone), "");
    line("R3 cold, casehub run: estimates, fluid, files", times(ratio(runs)), "");
    line("  its peak memory", peak(runs), "");
  }
}

if (existsSync("dist/cli/main.js") && existsSync("/proc/self/stat")) {
  // Blocks of ten replications of stoke-hub take 5 s and more; quick ones are shorter, and show more of what is fixed.
  const costs = quick ? await sweepCosts("bench/r3.yaml", 2, 1) : await sweepCosts(stokeHub.scenario, 6, 3);
  const share = (value: number | undefined) => (value === undefined ? "not read" : `${(100 * value).toFixed(1)}%`);
  line("sweep: two threads against one, by the clock", times(costs.gain), "at least 1.9x");
  line("sweep: all but simulating, over simulating", share(costs.overhead), "under 3%");
  line("sweep on Redis: CPU beside the simulation", share(costs.redis), "under 5%");
  line("sweep of 10,000 points: resuming over running", share(costs.resume), "under 1%");
}
reference?.remove();
