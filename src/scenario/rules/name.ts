/** Names that refer to stages, types, skills, pools and sites: each must be defined. */
import { own } from "../own.ts";
import { mostVisits, visitName } from "../visit.ts";
import { flag, flagUnknown, flagUnknownItems, type Rule, type RuleContext } from "./rule.ts";

export const namesExist: Rule = (context) => {
  stagesOfTypes(context);
  cases(context);
  staff(context);
  const { scenario } = context;
  const words = [
    ...Object.keys(scenario.work),
    ...laterVisits(context),
    ...Object.keys(scenario.cases.types),
    "legacy",
    "flow",
    "oldest",
    "easiest",
    "first_come",
  ];
  flagUnknownItems(context, ["next_case"], "stage, case type or order", scenario.next_case, words);
  flagUnknownItems(context, ["quota", "at"], "stage", scenario.quota?.at ?? [], Object.keys(scenario.work));
  for (const [name, stage] of Object.entries(scenario.work))
    for (const type of Object.keys(stage.effort_by_type ?? {}))
      flagUnknown(
        context,
        "key",
        ["work", name, "effort_by_type", type],
        "case type",
        type,
        Object.keys(scenario.cases.types),
      );
};

/** Visits after the first, of every route that ever holds. */
function laterVisits({ ever }: RuleContext): string[] {
  const most = mostVisits(ever.flatMap(({ cases }) => Object.values(cases.types).map(({ route }) => route)));
  return [...most].flatMap(([stage, visits]) =>
    Array.from({ length: visits - 1 }, (_, later) => visitName(stage, later + 2)),
  );
}

function stagesOfTypes(context: RuleContext): void {
  const {
    cases: { types },
    work,
  } = context.scenario;
  for (const [name, type] of Object.entries(types)) {
    const path = ["cases", "types", name];
    type.route.forEach((item, i) => {
      const names = typeof item === "string" ? [item] : Object.keys(item);
      if (names.length !== 1)
        flag(
          context,
          "CH511",
          [...path, "route", i],
          "an item of a route is one stage, with the share of cases that visit it",
        );
      for (const stage of names) {
        flagUnknown(
          context,
          typeof item === "string" ? "value" : "key",
          [...path, "route", i, ...(typeof item === "string" ? [] : [stage])],
          "stage",
          stage,
          Object.keys(work),
        );
        if (own(work, stage)?.closes)
          flag(
            context,
            "CH511",
            [...path, "route", i],
            `${stage} closes cases (closes: ${work[stage].closes}): it cannot be on a route`,
          );
      }
    });
    for (const way of ["withdrawal", "administrative"] as const) {
      const closing = type[way]?.by_work?.stage;
      if (closing === undefined) continue;
      flagUnknown(context, "value", [...path, way, "by_work", "stage"], "stage", closing, Object.keys(work));
      const stage = own(work, closing);
      if (stage && stage.closes !== way)
        flag(
          context,
          "CH511",
          [...path, way, "by_work", "stage"],
          `${closing} does not close cases in this way`,
          `write closes: ${way} in work.${closing}`,
        );
    }
  }
}

function cases(context: RuleContext): void {
  const {
    cases: { types, in_progress, arrivals },
  } = context.scenario;
  const mixes = [
    ...in_progress.map((stock, i) => ({ mix: stock.types, path: ["cases", "in_progress", i, "types"] })),
    { mix: arrivals?.types, path: ["cases", "arrivals", "types"] },
  ];
  for (const { mix, path } of mixes)
    for (const type of Object.keys(mix ?? {}))
      flagUnknown(context, "key", [...path, type], "case type", type, Object.keys(types));
}

function staff(context: RuleContext): void {
  const {
    staff: pools,
    sites,
    cases: { types },
  } = context.scenario;
  const names = Object.keys(pools);
  for (const [name, { site, mentoring, skills }] of Object.entries(pools)) {
    const path = ["staff", name];
    if (site !== undefined) flagUnknown(context, "value", [...path, "site"], "site", site, Object.keys(sites));
    flagUnknownItems(context, [...path, "mentoring", "from"], "pool", mentoring?.from ?? [], names);
    for (const [skill, limited] of Object.entries(Array.isArray(skills) ? {} : skills))
      flagUnknownItems(context, [...path, "skills", skill], "case type", limited, Object.keys(types));
  }
}
