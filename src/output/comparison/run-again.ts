/** What a comparison says of a plan that comes from a result folder and was run otherwise there. */
import type { RunFacts } from "../results/recorded-facts.ts";

/**
 * Sentences; empty where the result was made with the same seed, values held and build.
 * @param options what every plan is run with here
 */
export function runAgainNotes(
  name: string,
  recorded: RunFacts,
  { seed, fixed }: Pick<RunFacts, "seed" | "fixed">,
  build: { readonly version: string; readonly hash: string },
): string[] {
  const unlike = [
    ...(recorded.seed === seed ? [] : [`with seed ${recorded.seed}`]),
    ...(recorded.fixed === fixed
      ? []
      : [recorded.fixed ? "with every value at its best estimate" : "with uncertain values drawn"]),
    ...(recorded.build === build.hash
      ? []
      : [`by another build (version ${recorded.version}, ${recorded.build.slice(0, 8)})`]),
  ];
  if (unlike.length === 0) return [];
  const here = recorded.seed === seed ? "" : ` Plans are compared with one seed, here ${seed}: choose it with --seed.`;
  return [
    `the result of "${name}" was made ${unlike.join(" and ")}, so the plan was run again from its scenario and its figures here differ from those in its folder.${here}`,
  ];
}
