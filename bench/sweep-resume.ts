/** Resuming a finished sweep of 10,000 points: its parts are made up, so that they need not be simulated, and then read as ever. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readText } from "../src/cli/files/files.ts";
import { thisBuild } from "../src/execution/identity.ts";
import { openSweep, scheduleOf, takeKnown } from "../src/execution/sweep/open-sweep.ts";
import { loadSweep } from "../src/experiment/sweep/design/load.ts";
import { simulate } from "../src/hub/simulate.ts";
import { writeSweepResult } from "../src/output/sweep/result.ts";

const replications = 100;
const blockSize = 10;

/** Time from reading the sweep to the written result, over the time that its replications take to simulate, one after the other. */
export async function resumeCost(folder: string): Promise<number> {
  const file = join(folder, "resume.yaml");
  writeFileSync(
    file,
    `format: 1\ntitle: Resumed\nscenario: ${resolve("test/fixtures/tiny-hub.yaml")}\nreplications: ${replications}\ndesign: {grid: {staff.team.fte: 1..100/1, work.interview.notice: 1 day..100 days/1 day}}\n`,
  );
  const out = join(folder, "resume");
  const build = thisBuild();
  const open = () => {
    const { sweep } = loadSweep(file, readText);
    if (!sweep) throw new Error("the sweep cannot be read");
    return openSweep(sweep, build, out);
  };
  const made = open();
  const prepared = made.plans.prepare(0);
  for (const { index } of made.sweep.points) {
    for (let from = 0; from < replications; from += blockSize) {
      const rows = Float64Array.from(
        { length: blockSize * made.store.width },
        (_, i) => (index * 31 + from + i * 7) % 300,
      );
      made.store.add({ point: made.keyOf(index), from, count: blockSize, facts: prepared.facts, rows });
    }
    // As a sweep does every second.
    if (index % 10 === 9) made.store.flush();
  }
  made.store.flush();

  const started = performance.now();
  const opened = open();
  const points = opened.sweep.points.map(({ index }) => index);
  const schedule = scheduleOf(opened, points, { onPoint: () => {} });
  opened.store.scan();
  takeKnown(opened, schedule, points);
  if (!schedule.isOver) throw new Error("something is missing");
  writeSweepResult(
    out,
    {
      sweep: opened.sweep,
      identity: opened.identity,
      build,
      statusOf: () => "done",
      rowsOf: (point) => opened.rowsOf(point, replications),
      failures: schedule.failed,
      replications: { run: 0, reused: schedule.replications.done },
    },
    () => ({ started: new Date(), finished: new Date(), threads: 1 }),
  );
  const seconds = (performance.now() - started) / 1000;
  opened.store.close();
  made.store.close();

  const { plan } = prepared.point;
  const request = (replication: number) => ({ seed: 1, replication, fixed: false });
  for (let i = 0; i < 5; i++) simulate(plan, request(i));
  const before = performance.now();
  for (let i = 5; i < 15; i++) simulate(plan, request(i));
  const each = (performance.now() - before) / 1000 / 10;
  return seconds / (each * points.length * replications);
}
