/** How long each test file took when it was last run here (seconds), kept where no commit sees it. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const place = "node_modules/.cache/test-durations.json";

export type Durations = ReadonlyMap<string, number>;

/** Those known; none before the first run. */
export function lastDurations(): Durations {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(place, "utf8")) as Record<string, number>));
  } catch {
    return new Map();
  }
}

/** Keeps the durations of a run beside those of the files it left out. */
export function rememberDurations(took: Durations): void {
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, JSON.stringify(Object.fromEntries([...lastDurations(), ...took])));
}

/** What is not known goes first, as it might be long; among equals the order stays. */
export function longestFirst(files: readonly string[], durations: Durations): string[] {
  const longest = Number.MAX_VALUE;
  return [...files].sort((a, b) => (durations.get(b) ?? longest) - (durations.get(a) ?? longest));
}
