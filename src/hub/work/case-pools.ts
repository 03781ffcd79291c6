/** Which pools are counted as caseworkers. */
import { canDo } from "./groups.ts";
import type { Rules } from "./rules.ts";

/** Pools that do principal or deciding work, in the order of the file. */
export function casePools({ scenario, stages, typeNames, decidesAt }: Rules): boolean[] {
  const principal = stages.principal.map((is, stage) => is || decidesAt.includes(stage));
  return Object.values(scenario.staff).map(({ skills }) =>
    principal.some((is, stage) => is && typeNames.some((type) => canDo(skills, stages.skills[stage], type))),
  );
}
