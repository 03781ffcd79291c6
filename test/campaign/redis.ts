/**
 * The whole table of losses on a real Redis with real processes: `npm run campaign:redis [-- TIMES [WORDS]]`, with `-- --short` each of
 * them once; with words (one|another) those alone whose names hold one of them. Every play must end in the bytes of a single thread. Prints the table that
 * the documentation shows.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Built, build } from "../fixtures/built.ts";
import { sweepText } from "../fixtures/cluster.ts";
import { losses } from "../fixtures/cluster-losses.ts";
import { playLoss } from "../fixtures/play-loss.ts";
import { hasRedis } from "../fixtures/redis.ts";

const [asked = "3", only] = process.argv.slice(2);
const times = asked === "--short" ? 1 : Number(asked);

/** Seconds that the sweep of a play takes one thread: it must not be over before the last of what goes wrong, however fast the machine. */
const longEnough = 6;
const points = 8;

/** Replications a point of a sweep that takes as long, in whole blocks of ten; measured without what it takes to start. */
function replicationsHere(built: Built): number {
  const folder = mkdtempSync(join(tmpdir(), "casehub-test-"));
  try {
    const seconds = (replications: number) => {
      const file = join(folder, `${replications}.yaml`);
      writeFileSync(file, sweepText("Measured", "", replications));
      const from = performance.now();
      spawnSync(process.execPath, [built.main, "sweep", file, "--out", join(folder, "out"), "--threads", "1"]);
      return (performance.now() - from) / 1000;
    };
    const one = (seconds(60) - seconds(1)) / (points * 59);
    return Math.max(100, 10 * Math.ceil(longEnough / (points * 10 * Math.max(one, 1e-4))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!hasRedis) {
  console.log("There is no redis-server here: nothing is tried.");
} else {
  const built = build();
  const replications = replicationsHere(built);
  let failed = 0;
  console.log("| What goes wrong | Tried | Points lost | Same bytes |\n|---|---|---|---|");
  try {
    for (const loss of losses.filter(
      ({ name }) => only === undefined || only.split("|").some((part) => name.includes(part)),
    )) {
      let good = 0;
      for (let i = 0; i < times; i++) {
        const wrong = await playLoss(loss, built, replications);
        if (wrong === undefined) good++;
        else console.error(`${loss.name}: ${wrong}`);
      }
      if (good < times) failed++;
      console.log(`| ${loss.name} | ${times} | ${good === times ? "none" : "see above"} | ${good} of ${times} |`);
    }
  } finally {
    built.remove();
  }
  console.log(failed === 0 ? "nothing was lost" : `${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
