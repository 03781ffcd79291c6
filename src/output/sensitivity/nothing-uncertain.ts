/** What a sensitivity analysis answers where nothing has a range: that, and how to state one. */
import { usualWidth } from "../terminal/wording.ts";
import { sectionsText, wrap } from "../words/wording.ts";
import { type SensitivityRun, sensitivityFacts } from "./summary.ts";

const example = [
  "work:",
  "  interview:",
  '    effort: {value: 4h, range: [3h, 6h], source: "time sheets of spring"}',
].map((line) => `  ${line}`);

const verdict = "Nothing is uncertain: no value of the scenario has a range, so there is nothing to vary.";

/** The answer as text. @param title of the scenario */
export function nothingUncertainText(title: string, width = usualWidth): string {
  const sections = [
    wrap(verdict, width),
    [
      ...wrap(
        "A value without a range is taken as known. To state a range, write its best estimate, the least and the most that it could be, and where they come from. For example:",
        width,
      ),
      "",
      ...example,
    ],
    wrap(
      "Values that are known together take joint draws from a file (draws:). How to state both: docs/how-to/state-uncertainty.md.",
      width,
    ),
    wrap(`${title}. No replication was run.`, width),
  ];
  return sectionsText(sections);
}

/** Its summary.json: the members of every other, without a measure. */
export function nothingUncertainSummary(run: SensitivityRun): object {
  return {
    ...sensitivityFacts(run),
    verdict,
    leading: null,
    deciding: [],
    mattering: [],
    replications_asked: 0,
    measures: [],
  };
}
