/** What the fluid estimate leaves out of a plan, lever by lever: it says nothing of what it does not know, and never pretends. */
import { measuresWithoutFluid } from "../../hub/fluid/not-modelled.ts";
import { mostTold } from "../../hub/fluid/rule-columns.ts";
import type { Plan, PlanTarget } from "../../hub/plan.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";

/** A lever that is left out, or taken in another way: the scenarios that pull it, and what there is to say. */
interface LeftOut {
  readonly pulls: (scenario: Scenario) => boolean;
  readonly words: string;
}

const pools = ({ staff }: Scenario) => Object.values(staff);
const afterOldest = ({ next_case }: Scenario) =>
  next_case.includes("oldest") && next_case.indexOf("oldest") < next_case.length - 1;

/** By the path of the lever in the scenario. */
export const leftOutLevers: Readonly<Record<string, LeftOut>> = {
  next_case: {
    pulls: ({ next_case }) => next_case.includes("oldest"),
    words: "it knows ages only by bands of lodging days, and takes cases within a band in proportion",
  },
  "next_case after oldest": {
    pulls: afterOldest,
    words: "what next_case says after oldest decides nothing",
  },
  "staff.*.leaver": {
    pulls: (scenario) => pools(scenario).some(({ leaver }) => leaver === "hands_back"),
    words: "work that a leaver hands back is begun again as a piece of usual length",
  },
  "staff.*.away.spell": {
    pulls: (scenario) => pools(scenario).some(({ away }) => away?.spell !== undefined),
    words: "absence is the same small share of every day, however long a spell of it is (away.spell)",
  },
  "staff.*.skills": {
    pulls: (scenario) => pools(scenario).length > 1,
    words: "pools that can do the same work share it by their free hands, and not in the order of the file",
  },
  "work.*.no_show.withdrawn_after": {
    pulls: ({ work }) => Object.values(work).some(({ no_show }) => (no_show?.withdrawn_after?.value ?? 0) > mostTold),
    words: `how often an appointment was missed is told apart up to ${mostTold} times (no_show.withdrawn_after)`,
  },
  warm_up: {
    pulls: ({ warm_up }) => warm_up !== undefined,
    words: "there is no waiting time that a warm-up could leave out (warm_up)",
  },
};

/** Targets of which the estimate can say nothing. */
export function targetsLeftOut({ targets, columns }: Plan): PlanTarget[] {
  return targets.filter(({ column }) => measuresWithoutFluid.includes(columns[column].measure));
}

/** What the estimate leaves out of this plan, one after another. */
export function leftOut(plan: Plan): string[] {
  const scenarios = plan.regimes.map(({ scenario }) => scenario);
  const byAge = scenarios.filter(({ next_case }) => next_case.includes("oldest"));
  const unjudged = targetsLeftOut(plan);
  return [
    "it ignores chance: cases and staff flow by their expected shares and hours, so that nobody waits or is idle by chance",
    ...Object.values(leftOutLevers).flatMap(({ pulls, words }) => (scenarios.some(pulls) ? [words] : [])),
    ...(byAge.length > 0 && byAge.length < scenarios.length
      ? ["it keeps to bands of lodging days where a dated change takes oldest out of next_case or puts it in"]
      : []),
    ...(unjudged.length > 0
      ? [
          `ages and waiting times are not modelled, so that nothing is said of ${unjudged.map(({ label, name }) => label ?? name).join(", ")}`,
        ]
      : []),
    ...(plan.thresholds.at.includes(0) ? ["cleared means that less than half a case is left"] : []),
  ];
}
