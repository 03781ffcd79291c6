/** Warnings that a scenario accepts, with its reason: they are not given, and one that does not arise is itself reported. */
import type { Scenario } from "./schema/scenario.ts";
import { suggestion } from "./text/nearest.ts";
import { keyPlaceOf, type PlacedMap } from "./text/placed.ts";
import { type Problem, type ProblemLog, problemCodes } from "./text/problem.ts";

const key = "accepted_warnings";
const unused = "CH660";

type Accepted = Scenario["accepted_warnings"];

/** Codes that can be accepted. */
const warningCodes = Object.keys(problemCodes).filter((code) => code.startsWith("CH6") && code !== unused);

/** Reports what is accepted and is no warning. */
export function acceptOnlyWarnings(accepted: Accepted, tree: PlacedMap, { report }: ProblemLog): void {
  for (const code of Object.keys(accepted))
    if (!warningCodes.includes(code))
      report("CH501", keyPlaceOf(tree, [key], code), `there is no warning called ${code}`, {
        path: `${key}.${code}`,
        hint:
          Object.hasOwn(problemCodes, code) && code !== unused
            ? "only warnings (CH6…) can be accepted"
            : suggestion(code, warningCodes),
      });
}

const placesOf = ({ at }: Accepted[string]): readonly (string | undefined)[] =>
  at === undefined ? [undefined] : [at].flat();

/** Whether a warning is one of those accepted: at the place named, or below it. */
function isAt({ path = "" }: Problem, place: string | undefined): boolean {
  return place === undefined || path === place || path.startsWith(`${place}.`);
}

/** Problems, and the warnings among them that the scenario accepts. */
export function splitAccepted(
  problems: readonly Problem[],
  accepted: Accepted,
): { problems: Problem[]; accepted: Problem[] } {
  const isAccepted = (problem: Problem) =>
    problem.severity === "warning" &&
    Object.hasOwn(accepted, problem.code) &&
    placesOf(accepted[problem.code]).some((place) => isAt(problem, place));
  return {
    problems: problems.filter((problem) => !isAccepted(problem)),
    accepted: problems.filter(isAccepted),
  };
}

/** Reports each warning that is accepted and does not arise at all, or not at a place that is named. */
export function reportUnused(accepted: Accepted, tree: PlacedMap, log: ProblemLog): void {
  const arisen = log.sorted();
  for (const [code, entry] of Object.entries(accepted))
    for (const place of placesOf(entry)) {
      if (arisen.some((problem) => problem.code === code && isAt(problem, place))) continue;
      const words = place === undefined ? "does not arise" : `does not arise at ${place}`;
      log.report(unused, keyPlaceOf(tree, [key], code), `the warning ${code} is accepted and ${words}`, {
        path: `${key}.${code}`,
        hint: `take it out or, where it is inherited, write ${key}: {${code}: null}`,
      });
    }
}
