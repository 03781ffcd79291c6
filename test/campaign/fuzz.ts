/**
 * Mutated scenarios: `npm run campaign:fuzz`, 50,000 of them, or 3,000 with `-- --short`. What `check` passes must not fault when it
 * is run, must end, and must give no number that is none. `-- --seed WORD` makes others; `-- --only N` judges one, and prints it.
 * Failures are told with the number and the input that made them; the last line is `N passed, N failed`.
 */
import { availableParallelism } from "node:os";
import { fuzz } from "./fuzz/watch.ts";
import { inputOf, judgeInput } from "./fuzz/worker.ts";

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const seed = option("seed") ?? "1";
const only = option("only");
const shown = 20;

if (only !== undefined) {
  const { verdict, error } = await judgeInput(seed, Number(only));
  for (const [name, text] of Object.entries(inputOf(seed, Number(only)))) console.log(`== ${name}\n${text}`);
  console.log(`${verdict}${error ? `\n${error}` : ""}`);
  process.exitCode = verdict === "failed" ? 1 : 0;
} else {
  const count = Number(option("count") ?? (process.argv.includes("--short") ? 3000 : 50_000));
  let told = 0;
  const { counts, failures } = await fuzz(
    seed,
    Number(option("from") ?? 0),
    count,
    Math.min(4, availableParallelism()),
    (failure) => {
      // Said at once: a campaign that is ended early has then told what it found.
      if (failure) console.log(`input ${failure.n} fails: ${failure.error.split("\n")[0]}`);
      if (++told % 1000 === 0) console.log(`${told} of ${count}`);
    },
  );
  for (const { n, error } of failures.slice(0, shown)) {
    console.log(`\ninput ${n} (again: npm run campaign:fuzz -- --seed ${seed} --only ${n}):\n${error}`);
    for (const [name, text] of Object.entries(inputOf(seed, n))) console.log(`${name}: ${text}`);
  }
  const { refused, stopped, large, ran } = counts;
  console.log(
    `\n${ran} ran, ${refused} were refused by check, ${stopped} were stopped at run as bad input, ${large} were right but too large to try`,
  );
  // A fuzzer that hardly gets past check tests nothing.
  const tooFew = ran < count / 20 ? 1 : 0;
  if (tooFew) console.log("fewer than 1 in 20 were run");
  console.log(`${count - counts.failed} passed, ${counts.failed + tooFew} failed`);
  process.exitCode = counts.failed + tooFew > 0 ? 1 : 0;
}
