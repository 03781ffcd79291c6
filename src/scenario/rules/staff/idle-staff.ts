/** What a pool says that changes nothing: ramps that nobody is on, mentors who are not there, refills where nobody leaves. */

import type { Scenario } from "../../schema/scenario.ts";
import { find } from "../../text/placed.ts";
import type { Quantity } from "../../values/quantity.ts";
import { flagKey, type Rule } from "../rule.ts";
import { canDo } from "../work/skill.ts";

type Pool = Scenario["staff"][string];

/** What is said of one pool in every regime, and of the hub. */
interface Standing {
  readonly name: string;
  readonly ever: readonly Scenario[];
  readonly pools: readonly Pool[];
}

interface Lever {
  readonly key: string;
  readonly isStated: (pool: Pool) => boolean;
  /** Why it does nothing; undefined when it does something. */
  readonly idle: (standing: Standing) => string | undefined;
}

export const some = (quantity: Quantity | undefined): boolean =>
  quantity !== undefined && (quantity.value > 0 || quantity.range !== undefined);

const most = ({ value, range }: Quantity) => range?.[1] ?? value;
const leaves = ({ attrition }: Pool) => attrition?.some(({ rate }) => some(rate)) ?? false;
const isHeld = ({ vacancies }: Pool) =>
  typeof vacancies === "object" && ("held_at" in vacancies || "held_to" in vacancies);

/** Whether people may come to a pool during the period, on the first morning included. */
function gains(pool: Pool): boolean {
  const { joiners, vacancies, fte } = pool;
  if (joiners) return true;
  if (typeof vacancies !== "object") return false;
  if ("held_to" in vacancies) return true;
  return leaves(pool) || ("held_at" in vacancies && most(vacancies.held_at) > (fte?.value ?? 0));
}

/** Whether anybody is ever in post in a pool. */
export function isPeopled(pool: Pool): boolean {
  const { fte, vacancies, joiners } = pool;
  const held =
    typeof vacancies === "object" && ("held_to" in vacancies || ("held_at" in vacancies && some(vacancies.held_at)));
  return some(fte) || joiners !== undefined || held;
}

const isNew = ({ pools }: Standing) => pools.some((pool) => gains(pool) || (some(pool.fte) && some(pool.in_training)));
const isLearning = (standing: Standing) =>
  isNew(standing) || standing.pools.some((pool) => some(pool.fte) && some(pool.learning));

/** Whether checks treat the work of a pool's new starters otherwise, or the pool mentors, which new starters do not. */
function countsNewStarters({ name, ever, pools }: Standing): boolean {
  const checked = ever.some(({ work }) =>
    Object.values(work).some(
      ({ needs, check }) =>
        check !== undefined &&
        pools.some((pool) => canDo(pool, needs ?? "")) &&
        (check.of.new_starters.value !== check.of.others.value ||
          check.of.new_starters.range !== undefined ||
          check.of.others.range !== undefined),
    ),
  );
  return (
    checked || ever.some(({ staff }) => Object.values(staff).some(({ mentoring }) => mentoring?.from.includes(name)))
  );
}

const nobodyIn = (what: string) => (standing: Standing) =>
  standing.pools.some(({ fte }) => some(fte)) ? undefined : `nobody is in post there at the start, so nobody ${what}`;

const levers: readonly Lever[] = [
  {
    key: "training",
    isStated: ({ training }) => training !== undefined,
    idle: (standing) => (isNew(standing) ? undefined : "nobody joins, and nobody is in training at the start"),
  },
  {
    key: "ramp",
    isStated: ({ ramp }) => ramp !== undefined,
    idle: (standing) =>
      isLearning(standing) ? undefined : "nobody joins, and nobody is in training or learning at the start",
  },
  {
    key: "new_starter_for",
    isStated: ({ new_starter_for }) => new_starter_for !== undefined,
    idle: (standing) => {
      if (!isLearning(standing)) return "nobody joins, and nobody is in training or learning at the start";
      return countsNewStarters(standing)
        ? undefined
        : "checks treat new starters like everyone else, and nobody mentors from this pool";
    },
  },
  {
    key: "mentoring",
    isStated: ({ mentoring }) => mentoring !== undefined,
    idle: (standing) => (isLearning(standing) ? undefined : "nobody joins who could be mentored"),
  },
  { key: "in_training", isStated: ({ in_training }) => some(in_training), idle: nobodyIn("is in training") },
  { key: "learning", isStated: ({ learning }) => some(learning), idle: nobodyIn("is learning") },
  { key: "in_hand", isStated: ({ in_hand }) => some(in_hand), idle: nobodyIn("has work in hand") },
  {
    key: "away.spell",
    isStated: ({ away }) => away?.spell !== undefined,
    idle: ({ pools }) =>
      pools.some(({ away }) => some(away?.leave) || some(away?.sickness)) ? undefined : "there is no leave or sickness",
  },
  {
    key: "vacancies.refilled_after",
    isStated: ({ vacancies }) => typeof vacancies === "object" && "refilled_after" in vacancies,
    idle: ({ pools }) => (pools.some(leaves) ? undefined : "nobody leaves (there is no attrition)"),
  },
  {
    key: "leaver",
    isStated: ({ leaver }) => leaver === "hands_back",
    idle: ({ pools }) =>
      pools.some((pool) => leaves(pool) || isHeld(pool)) ? undefined : "nobody leaves (there is no attrition)",
  },
];

export const staffLeversWork: Rule = (context) => {
  const { scenario, ever, full } = context;
  const standings = Object.keys(scenario.staff).map((name): Standing => {
    const pools = ever.flatMap(({ staff }) => (staff[name] ? [staff[name]] : []));
    return { name, ever, pools };
  });
  const peopled = new Set(standings.filter(({ pools }) => pools.some(isPeopled)).map(({ name }) => name));
  for (const standing of standings) {
    const { name } = standing;
    const pool = scenario.staff[name];
    if (!peopled.has(name)) {
      if (pool.fte === undefined)
        flagKey(
          context,
          "CH651",
          ["staff", name],
          `nobody is ever in post in ${name}: fte is 0 unless stated, and nobody joins`,
          "write fte: 20, or fte: 0 where it is meant",
        );
      continue;
    }
    for (const lever of levers) {
      if (!lever.isStated(pool)) continue;
      const why = lever.idle(standing);
      const path = ["staff", name, ...lever.key.split(".")];
      // What `like` takes over from a pool where it counts was not written for this one.
      const node = find(full, path);
      const elsewhere = standings.some(
        (other) =>
          other !== standing &&
          find(full, ["staff", other.name, ...lever.key.split(".")]) === node &&
          lever.idle(other) === undefined,
      );
      if (why !== undefined && !elsewhere)
        flagKey(context, "CH651", path, `${lever.key} has no effect in ${name}: ${why}`);
    }
    const missing = (pool.mentoring?.from ?? []).filter((mentor) => mentor in scenario.staff && !peopled.has(mentor));
    if (missing.length > 0)
      flagKey(
        context,
        "CH651",
        ["staff", name, "mentoring", "from"],
        `nobody is ever in post in ${missing.join(", ")}: nobody mentors from there, and no hours are taken`,
      );
  }
};
