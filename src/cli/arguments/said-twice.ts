/** Seed and number of replications have options of their own: set by another way as well, one of the two would have no effect. */
import { BadInput } from "../exit-code.ts";

interface Said {
  readonly set: readonly string[];
  readonly seed?: string;
  readonly replications?: string;
}

/** @param byScenario what the command takes from the scenario when it is not asked for otherwise @throws BadInput */
export function refuseSaidTwice(given: Said, byScenario: readonly ("seed" | "replications")[]): void {
  for (const name of ["seed", "replications"] as const) {
    if (!given.set.some((text) => text.split("=")[0].trim() === name)) continue;
    if (given[name] !== undefined)
      throw new BadInput(`--set ${name}=… has no effect beside --${name}: leave one of them out`);
    if (!byScenario.includes(name)) throw new BadInput(`--set ${name}=… has no effect here: write --${name} instead`);
  }
}
