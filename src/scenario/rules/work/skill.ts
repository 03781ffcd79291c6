/** Whether the staff can do the work: each skill that a stage needs, and something to do for each pool. */

import { own } from "../../own.ts";
import type { Scenario } from "../../schema/scenario.ts";
import { suggestion } from "../../text/nearest.ts";
import { flag, type Rule } from "../rule.ts";

type Pool = Scenario["staff"][string];

/** Whether a pool has a skill, for one case type or (without one) for any. */
export function canDo(pool: Pool, skill: string, type?: string): boolean {
  if (Array.isArray(pool.skills)) return pool.skills.includes(skill);
  const limited = own(pool.skills, skill);
  return limited !== undefined && (type === undefined || limited.includes(type));
}

/** Stages that cases of a type visit, those that close its file included. */
export function stagesOf({ route, withdrawal, administrative }: Scenario["cases"]["types"][string]): string[] {
  const closing = [withdrawal?.by_work?.stage, administrative?.by_work?.stage].filter((stage) => stage !== undefined);
  return [...route.flatMap((item) => (typeof item === "string" ? [item] : Object.keys(item))), ...closing];
}

export const staffCanWork: Rule = (context) => {
  const { work, cases } = context.scenario;
  const pools = context.ever.flatMap(({ staff }) => Object.entries(staff));
  const skills = new Set(
    pools.flatMap(([, pool]) => (Array.isArray(pool.skills) ? pool.skills : Object.keys(pool.skills))),
  );
  for (const [name, stage] of Object.entries(work)) {
    const needed = [
      { skill: stage.needs, path: ["work", name, "needs"] },
      { skill: stage.check?.needs, path: ["work", name, "check", "needs"] },
    ];
    const visitors = Object.entries(cases.types).filter(([, type]) => stagesOf(type).includes(name));
    for (const { skill, path } of needed) {
      if (skill === undefined) continue;
      const nobody = visitors
        .filter(([type]) => !pools.some(([, pool]) => canDo(pool, skill, type)))
        .map(([type]) => type);
      if (nobody.length > 0)
        flag(
          context,
          "CH513",
          path,
          `no pool has the skill ${skill}${skills.has(skill) ? ` for ${nobody.join(", ")}` : ""}, so ${name} is never done`,
          skills.has(skill) ? undefined : suggestion(skill, skills),
        );
      else if (visitors.length === 0 && !skills.has(skill))
        flag(
          context,
          "CH602",
          path,
          `no pool has the skill ${skill}; no route visits ${name}`,
          suggestion(skill, skills),
        );
    }
  }
  const needed = new Set(
    Object.values(work)
      .flatMap(({ needs, check }) => [needs, check?.needs])
      .filter((skill) => skill !== undefined),
  );
  const mentors = new Set(pools.flatMap(([, { mentoring }]) => mentoring?.from ?? []));
  for (const name of Object.keys(context.scenario.staff)) {
    const own = pools
      .filter(([pool]) => pool === name)
      .flatMap(([, pool]) => (Array.isArray(pool.skills) ? pool.skills : Object.keys(pool.skills)));
    if (!own.some((skill) => needed.has(skill)) && !mentors.has(name))
      flag(
        context,
        "CH603",
        ["staff", name, "skills"],
        `no stage needs what ${name} can do`,
        own.map((skill) => suggestion(skill, needed)).find((hint) => hint !== undefined),
      );
  }
};
