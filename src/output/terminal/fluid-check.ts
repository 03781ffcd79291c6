/** The fluid estimate as a cross-check below the answer of a run. */
import { fluidCheckSentences } from "../fluid-words.ts";
import type { Result } from "../tables/result.ts";
import { wrap } from "../wording.ts";

export function fluidCheckLines({ point, fluid }: Result, width: number): string[] {
  return fluid ? wrap(fluidCheckSentences(point, fluid).join(" "), width) : [];
}
