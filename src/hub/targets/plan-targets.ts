/** The targets of a scenario as a plan holds them. */
import { calendarSpans } from "../../scenario/calendar/calendar-spans.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import { ScenarioFault } from "../cases/stock.ts";
import type { Column, PlanTarget } from "../plan.ts";

/** @throws ScenarioFault when a target names a measure that the plan does not have */
export function planTargets(scenario: Scenario, columns: readonly Column[]): PlanTarget[] {
  const { start, end } = scenario.period;
  return Object.entries(scenario.targets).map(([name, target]) => {
    const column = columns.findIndex(
      ({ measure, group }) => measure === target.measure && group === (target.group ?? ""),
    );
    if (column < 0)
      throw new ScenarioFault(
        `targets.${name}: there is no measure ${target.measure}${target.group ? ` for ${target.group}` : ""}`,
      );
    const by = (target.by ?? end) - start;
    return {
      name,
      ...(target.label !== undefined && { label: target.label }),
      column,
      direction: target.at_most ? "at_most" : "at_least",
      by,
      share: target.in?.value ?? 0.5,
      ...(target.over && {
        over: target.over,
        spans: calendarSpans(target.over, start, Math.min(by, end - start) + 1),
      }),
      ...(target.for && { lasting: Math.max(1, Math.round(target.for.amount.value)) }),
    };
  });
}
