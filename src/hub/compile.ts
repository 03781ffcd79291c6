/** Scenario to Plan: what is simulated, which measures and outcomes come out, and in which order. */
import type { Grouping } from "../measures/measure.ts";
import { statedOutcomes } from "../scenario/decision-outcomes.ts";
import { type Labelled, labelOf, labelsOf } from "../scenario/labels.ts";
import type { LoadedScenario } from "../scenario/loaded.ts";
import type { Scenario } from "../scenario/schema/scenario.ts";
import { ScenarioFault } from "./cases/stock.ts";
import { dailyColumns } from "./measures/columns.ts";
import { outcomeColumns } from "./outcomes.ts";
import type { Column, Plan } from "./plan.ts";
import { planTargets } from "./targets/plan-targets.ts";
import { timeOpenOutline } from "./time-open.ts";
import { Stages } from "./work/stages.ts";

function thresholdsOf(scenario: Scenario, columns: readonly Column[]): Plan["thresholds"] {
  const measure =
    scenario.thresholds?.measure ?? (scenario.cases.legacy_before === undefined ? "total_backlog" : "legacy_backlog");
  const stated = scenario.thresholds?.at ?? [0, 1000, 5000];
  const asked = Object.values(scenario.targets)
    .filter((target) => target.measure === measure && target.at_most !== undefined)
    .map(({ at_most }) => at_most?.value ?? 0);
  // The first is the one that answers when the backlog is cleared; what targets ask for stands among the others in order.
  const [first, ...others] = [...new Set([...stated, ...asked])];
  return {
    column: columns.findIndex((column) => column.measure === measure && column.group === ""),
    at: asked.every((level) => stated.includes(level)) ? stated : [first, ...others.sort((a, b) => a - b)],
  };
}

/** @throws ScenarioFault for what only shows when the plan is made */
export function compile(loaded: LoadedScenario): Plan {
  const { scenario } = loaded;
  const stages = new Stages(loaded.regimes.map((regime) => regime.scenario));
  // A case holds its type in two bytes.
  if (Object.keys(scenario.cases.types).length > 32_767) throw new ScenarioFault("cases: at most 32,767 types");
  const pools = Object.keys(scenario.staff);
  const labels = labelsOf(scenario);
  const kinds: { readonly [By in Grouping]?: Labelled } = {
    stages: "work",
    pools: "staff",
    "cohorts and types": "types",
  };
  const columns = dailyColumns({
    stages: stages.names,
    types: Object.keys(scenario.cases.types),
    pools,
    outcomes: statedOutcomes(loaded.regimes.map((regime) => regime.scenario)),
    words: (grouping, group) => {
      const kind = kinds[grouping];
      return kind ? labelOf(labels, kind, group) : group;
    },
  });
  const days = scenario.period.end - scenario.period.start + 1;
  const outline = {
    columns,
    targets: planTargets(scenario, columns),
    thresholds: thresholdsOf(scenario, columns),
    days,
    timeOpen: timeOpenOutline(scenario, days),
  };
  return {
    ...outline,
    name: loaded.name,
    title: scenario.title,
    startDay: scenario.period.start,
    seed: scenario.seed,
    replications: scenario.replications,
    regimes: loaded.regimes.map(({ from, names, scenario: settled }) => ({
      fromDay: from - scenario.period.start,
      names,
      scenario: settled,
    })),
    uncertain: loaded.uncertain,
    draws: loaded.draws,
    outcomes: outcomeColumns(outline, stages.names, pools, labels),
  };
}
