/**
 * The whole table of losses on a real Redis with real processes: `npm run campaign:redis [-- TIMES [WORDS]]`, with `-- --short` each of
 * them once; with words (one|another) those alone whose names hold one of them. Every play must end in the bytes of a single thread. Prints the table that
 * the documentation shows.
 */
import { build } from "../fixtures/built.ts";
import { losses } from "../fixtures/cluster-losses.ts";
import { playLoss } from "../fixtures/play-loss.ts";
import { hasRedis } from "../fixtures/redis.ts";

const [asked = "3", only] = process.argv.slice(2);
const times = asked === "--short" ? 1 : Number(asked);
const replications = 150;

if (!hasRedis) {
  console.log("There is no redis-server here: nothing is tried.");
} else {
  const built = build();
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
