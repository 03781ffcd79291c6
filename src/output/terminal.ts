/** The answer of a run on a terminal: words first, then a chart and tables. Plain text, 80 columns, nothing told by colour. */
import type { Result } from "./tables/result.ts";
import { answer, deadlineLines, thresholdTable } from "./terminal/answer.ts";
import { chart } from "./terminal/chart.ts";
import { fluidCheckLines } from "./terminal/fluid-check.ts";
import { precisionLines } from "./terminal/precision.ts";
import { monthTable, observedLines, steadyState, targetLines } from "./terminal/tables.ts";
import { width } from "./terminal/wording.ts";
import { plainNumber, wrap } from "./wording.ts";

/** The summary as text, but for where the files are. */
export function terminalSummary(result: Result): string {
  const { loaded, point, estimates, complete } = result;
  const { title, question } = loaded.scenario;
  const replications = complete
    ? `${plainNumber(estimates.replications)} replications`
    : `the first ${plainNumber(estimates.replications)} of ${plainNumber(point.replications)} replications: the run was interrupted`;
  // A queue watched after its warm-up, with nothing to reach by a date, is not asked when it clears.
  const steady = loaded.scenario.warm_up !== undefined && estimates.targets.length === 0;
  const sections = [
    [...wrap(title, width), ...(question ? wrap(question, width) : [])],
    ...(steady ? [steadyState(result)] : [answer(result), deadlineLines(result), thresholdTable(result)]),
    chart(result),
    ["By month", ...monthTable(result)],
    estimates.targets.length ? ["Targets", ...targetLines(result)] : [],
    ...(steady ? [] : [steadyState(result)]),
    ...estimates.observed.map((comparison) => observedLines(comparison, point.plan)),
    fluidCheckLines(result),
    [
      ...wrap(
        `From ${replications}, seed ${point.seed}${point.fixed ? ", every value at its best estimate" : ""}.`,
        width,
      ),
      ...precisionLines(result),
    ],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
