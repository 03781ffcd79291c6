/** The names that a precision can be asked for, with what each means, in one list. */
import { precisionNames } from "../../experiment/precision/precision-goal.ts";
import type { Plan } from "../../hub/plan.ts";
import { wrap } from "./wording.ts";

export function precisionNameLines(plan: Plan, width: number): string[] {
  const names = precisionNames(plan);
  const indent = Math.min(34, 4 + Math.max(...names.map(({ name }) => name.length)));
  return names.flatMap(({ name, meaning }) => {
    const [first, ...rest] = wrap(meaning, width, " ".repeat(indent));
    const lead = `  ${name}`;
    return lead.length + 2 > indent ? [lead, first, ...rest] : [`${lead.padEnd(indent)}${first.trimStart()}`, ...rest];
  });
}
