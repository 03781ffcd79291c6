/** What two results differ in beside the values of their scenarios: how each was run. */
import type { RecordedFacts, RunFacts } from "../results/recorded-facts.ts";
import { plainNumber } from "../words/wording.ts";

/** Something that two runs were not given alike, before and after, and what it does to their figures. */
export interface Circumstance {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly does: string;
}

/** How one of the two was run; `recorded` where it is a result. */
export interface RunSide {
  readonly facts: RunFacts;
  readonly recorded?: RecordedFacts;
}

const held = (fixed: boolean) => (fixed ? "held at their best estimates" : "drawn from their ranges");

/** In the order: seed, replications, uncertain values, version, build. */
export function circumstances({ facts: a }: RunSide, { facts: b }: RunSide): Circumstance[] {
  const all = [
    { what: "seed", before: `${a.seed}`, after: `${b.seed}`, does: "other random numbers" },
    {
      what: "replications",
      before: plainNumber(a.replications),
      after: plainNumber(b.replications),
      does: "more of them make the figures more precise, and move them by chance only",
    },
    {
      what: "uncertain values",
      before: held(a.fixed),
      after: held(b.fixed),
      does: "figures at best estimates leave out what is not known",
    },
    { what: "version", before: a.version, after: b.version, does: "the changelog says which numbers changed" },
    {
      what: "build",
      before: a.build.slice(0, 8),
      after: b.build.slice(0, 8),
      does: "other code or other versions of its packages, which can change numbers",
    },
  ];
  return all.filter(({ before, after }) => before !== after);
}

export const circumstanceLine = ({ what, before, after, does }: Circumstance): string =>
  `${what}: ${before} → ${after} (${does})`;
