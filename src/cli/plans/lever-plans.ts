/** The plans of a scenario with levers put at values: loaded and compiled as for `--set`, each once. */
import { modelText } from "../../experiment/compare/same-model.ts";
import type { Lever, Setting } from "../../experiment/solve/lever.ts";
import { compile } from "../../hub/compile.ts";
import type { Plan } from "../../hub/plan.ts";
import { longDate } from "../../output/words/wording.ts";
import { loadScenario } from "../../scenario/load.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";
import { problemsText } from "../../scenario/text/problem-text.ts";
import { BadInput } from "../exit-code.ts";
import { readText } from "../files/files.ts";

/** @param overrides those of `--set`, over which the levers are laid */
export function leverPlans(scenario: string, overrides: readonly string[]): (settings: readonly Setting[]) => Plan {
  const plans = new Map<string, Plan>();
  return (settings) => {
    const levers = settings.map(({ path, value }) => `${path}=${value}`);
    const key = levers.join("\n");
    const plan = plans.get(key) ?? planOf(scenario, [...overrides, ...levers], levers);
    plans.set(key, plan);
    return plan;
  };
}

/** @throws BadInput when the scenario is no scenario with the levers at these values */
function planOf(scenario: string, overrides: readonly string[], levers: readonly string[]): Plan {
  const { loaded, problems, sources } = loadScenario(scenario, { readText, overrides });
  if (loaded) return compile({ ...loaded, name: `${loaded.name} with ${levers.join(", ")}` });
  const errors = problems.filter(({ severity }) => severity === "error");
  throw new BadInput(
    `the scenario cannot be used with ${levers.join(" and ")}:\n${problemsText(errors, sources).trimEnd()}`,
  );
}

/**
 * Tries the levers at the ends of their ranges, before anything is run.
 * @throws BadInput when an end is no value of the scenario, or when a lever would not move what is simulated
 */
export function checkLevers(levers: readonly Lever[], planAt: (settings: readonly Setting[]) => Plan): void {
  const plansAt = (end: 0 | -1) => planAt(levers.map(({ path, values }) => ({ path, value: values.at(end) ?? "" })));
  const low = plansAt(0);
  plansAt(-1);
  levers.forEach(({ path, values }, moved) => {
    const other = planAt(
      levers.map((lever, i) => ({ path: lever.path, value: lever.values.at(i === moved ? -1 : 0) ?? "" })),
    );
    if (path === "seed")
      throw new BadInput("a seed only changes the random numbers: set it with --seed, and vary what a plan can set");
    if (path === "replications")
      throw new BadInput("replications is how often each value is tried: set it with --replications");
    if (modelText(low) === modelText(other))
      throw new BadInput(
        `${path} has no effect: from ${values[0]} to ${values.at(-1)} the simulation is the same, since it is only text, or something else sets the same value`,
      );
  });
}

/** Sentences about what may surprise: a dated change that sets the same value later. */
export function leverNotes(levers: readonly Lever[], { scenario }: LoadedScenario): string[] {
  return levers.flatMap(({ path }) =>
    scenario.changes
      .filter(({ set }) => Object.keys(set).some((other) => other === path || path.startsWith(`${other}.`)))
      .map(({ on }) => `from ${longDate(on)} on, ${path} is what a dated change sets, not what is varied here.`),
  );
}
