/** What holds of a scenario as it is stated must hold of every draw of it: at the ends of all ranges, and in each row of joint draws. */

import { plural } from "../../engine/wording.ts";
import type { Place } from "../loaded.ts";
import { stocksArePossible } from "../rules/cases/stock.ts";
import { periodIsPossible } from "../rules/period.ts";
import type { Rule, RuleContext } from "../rules/rule.ts";
import { sizesCanBeHeld } from "../rules/size.ts";
import { absencesFit } from "../rules/staff/absence.ts";
import { poolsArePossible } from "../rules/staff/pool.ts";
import { loopsTakeTime } from "../rules/work/loop.ts";
import { sharesSum } from "../rules/work/share.ts";
import { stagesAreWhole } from "../rules/work/stage.ts";
import type { ProblemCode, ProblemDetails, Report } from "../text/problem.ts";
import type { ReadDraws } from "./joint-draws.ts";
import { asDrawn, type Span } from "./span.ts";

/** Rules that look at values together, and go by the context's span. */
const together: readonly Rule[] = [
  periodIsPossible,
  sizesCanBeHeld,
  sharesSum,
  stagesAreWhole,
  loopsTakeTime,
  stocksArePossible,
  poolsArePossible,
  absencesFit,
];

interface Fault {
  readonly rule: Rule;
  readonly code: ProblemCode;
  readonly place: Place;
  readonly message: string;
  readonly details?: ProblemDetails;
}

type PlacedRegime = Omit<RuleContext, "report" | "span">;

function faultsWith(span: Span, regimes: readonly PlacedRegime[], rules: readonly Rule[]): Fault[] {
  const faults: Fault[] = [];
  for (const regime of regimes)
    for (const rule of rules)
      rule({
        ...regime,
        span,
        report: (code, place, message, details) => {
          if (!code.startsWith("CH6")) faults.push({ rule, code, place, message, details });
        },
      });
  return faults;
}

/** For a scenario that is right as it is stated. */
export function checkDrawn(regimes: readonly PlacedRegime[], draws: ReadDraws | undefined, report: Report): void {
  const { paths, rows } = draws ?? { paths: [], rows: [] };
  const ofRanges = faultsWith(asDrawn({ paths }, []), regimes, together);
  for (const { code, place, message, details } of ofRanges)
    report(code, place, `${message} (drawn from the ranges)`, details);
  if (!draws || ofRanges.length > 0) return;
  // What holds from the least to the most of all columns holds in every row, and is the usual case.
  const doubtful = new Set(faultsWith(asDrawn({ paths }, rows), regimes, together).map(({ rule }) => rule));
  if (doubtful.size > 0) checkRows(regimes, draws, [...doubtful], report);
}

function checkRows(regimes: readonly PlacedRegime[], draws: ReadDraws, rules: readonly Rule[], report: Report): void {
  const { paths, rows, file, lines } = draws;
  const found = new Map<string, { fault: Fault; on: Set<number> }>();
  rows.forEach((row, i) => {
    for (const fault of faultsWith(asDrawn({ paths }, [row]), regimes, rules)) {
      // What `like` takes over is wrong in one place only.
      const key = JSON.stringify([fault.code, fault.place]);
      const same = found.get(key) ?? { fault, on: new Set() };
      same.on.add(lines[i]);
      found.set(key, same);
    }
  });
  for (const { fault, on } of found.values()) {
    const { code, message, details } = fault;
    const [line] = on;
    const others = on.size - 1;
    const more = others === 0 ? "" : `; so with ${others} other ${plural(others, "row")}`;
    const words = `with this draw, ${details?.path ?? "the scenario"}: ${message}${more}`;
    report(code, { file, line, column: 1 }, words, details);
  }
}
