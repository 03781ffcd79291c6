/** Stages that stand more than once in a route: which visit decides, which one is waited for, and how many stages there are with them. */
import { own } from "../../own.ts";
import { mostVisits, readVisit, visitName } from "../../visit.ts";
import { flag, flagKey, flagUnknown, type Rule, type RuleContext } from "../rule.ts";

/** A case holds what it has done as bits of one word. */
const mostStages = 31;
/** A case holds its type in two bytes. */
const mostTypes = 32_767;

export const visitsAreClear: Rule = (context) => {
  decisionsAreClear(context);
  placesExist(context);
  fewEnough(context);
};

function decisionsAreClear(context: RuleContext): void {
  const { cases, work } = context.scenario;
  for (const [type, { route }] of Object.entries(cases.types))
    for (const [stage, visits] of mostVisits([route])) {
      const decides = own(work, stage)?.decides;
      const path = ["work", stage, "decides"];
      if (decides === true && visits > 1)
        flag(
          context,
          "CH540",
          path,
          `${stage} comes ${times(visits)} in the route of ${type}: it is not stated which visit decides`,
          "write decides: {visit: last}, {visit: first} or the number of the visit",
        );
      if (typeof decides === "object" && typeof decides.visit === "number" && decides.visit > visits)
        flag(
          context,
          "CH540",
          path,
          `${stage} decides at visit ${decides.visit}, but comes ${times(visits)} in the route of ${type}`,
          "write decides: {visit: last}, or add the visit to the route",
        );
    }
}

function times(visits: number): string {
  return ["once", "twice"][visits - 1] ?? `${visits} times`;
}

/** The stock is placed as the period starts, on the routes that hold then. */
function placesExist(context: RuleContext): void {
  const { cases, work } = context.ever[0];
  const most = mostVisits(Object.values(cases.types).map(({ route }) => route));
  cases.in_progress.forEach(({ waiting_for }, i) => {
    for (const place of Object.keys(waiting_for ?? {})) {
      const { stage, visit } = readVisit(place);
      const path = ["cases", "in_progress", i, "waiting_for", place];
      const visits = most.get(stage) ?? 1;
      if (!Object.hasOwn(work, stage)) flagUnknown(context, "key", path, "stage", stage, Object.keys(work));
      else if (visit > visits)
        flagKey(
          context,
          "CH540",
          path,
          `no route visits ${stage} ${times(visit)}`,
          visits > 1 ? `write ${visitName(stage, visits)}` : `write ${stage}`,
        );
    }
  });
}

function fewEnough(context: RuleContext): void {
  const { ever, scenario } = context;
  const most = mostVisits(ever.flatMap(({ cases }) => Object.values(cases.types).map(({ route }) => route)));
  const stages = Object.entries(scenario.work).reduce(
    (sum, [name, { check }]) => sum + Math.max(1, most.get(name) ?? 1) * (check?.needs === undefined ? 1 : 2),
    0,
  );
  if (stages > mostStages)
    flag(
      context,
      "CH541",
      ["work"],
      `${stages} stages, later visits and checks with a skill of their own included; a scenario has at most ${mostStages}`,
      "put stages together that the same staff do one after the other, and add up their effort",
    );
  const types = Object.keys(scenario.cases.types).length;
  if (types > mostTypes)
    flag(context, "CH541", ["cases", "types"], `${types} case types; a scenario has at most ${mostTypes}`);
  if (types === 0)
    flag(
      context,
      "CH542",
      ["cases", "types"],
      "cases need a type",
      "write one with its route: standard: {route: [decision]}",
    );
}
