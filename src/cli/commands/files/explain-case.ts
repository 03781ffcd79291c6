/** `casehub explain FILE --case N`: the life of one case, to check the model by hand. */

import { compile } from "../../../hub/compile.ts";
import { caseLife, type DatedEvent } from "../../../hub/watch/life.ts";
import { jsonText } from "../../../output/json/json.ts";
import type { LoadedScenario } from "../../../scenario/loaded.ts";
import { BadInput } from "../../exit-code.ts";

/** Words of a line, broken at `width` columns, each further line under the first word. */
function wrapped(lead: string, text: string, width: number): string {
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(" ")) {
    if (line.length > lead.length && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(lead.length);
    }
    line += line.length > lead.length ? ` ${word}` : word;
  }
  return [...lines, line].join("\n");
}

function written({ date, time, what }: DatedEvent, width: number): string {
  return wrapped(`${date} ${time}  `, what, width);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new BadInput(`--${name} takes a whole number from 0, not "${text}"`);
}

/** Text (or JSON) of a case's life. @throws BadInput when the replication has no such case */
export function explainCase(
  loaded: LoadedScenario,
  asked: { case: string; replication?: string; json: boolean; width: number },
): string {
  const plan = compile(loaded);
  const number = wholeNumber("case", asked.case);
  const replication = wholeNumber("replication", asked.replication ?? "0");
  const life = caseLife(plan, { seed: plan.seed, replication, fixed: false }, number);
  if (life.length === 0)
    throw new BadInput(
      `there is no case ${number} in replication ${replication}: cases are numbered from 0, the starting stock first, then claims as they arrive`,
    );
  if (asked.json) return jsonText({ case: number, replication, life });
  return [
    `Case ${number} in replication ${replication} of ${plan.title}`,
    ...life.map((event) => written(event, asked.width)),
  ]
    .join("\n")
    .concat("\n");
}
