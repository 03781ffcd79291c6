/** The fluid estimate as a cross-check below the answer of a run. */

import type { Result } from "../tables/result.ts";
import { fluidCheckSentences } from "../words/fluid-words.ts";
import { wrap } from "../words/wording.ts";

export function fluidCheckLines({ point, fluid, estimates }: Result, width: number): string[] {
  return fluid ? wrap(fluidCheckSentences(point, fluid, estimates.opening).join(" "), width) : [];
}
