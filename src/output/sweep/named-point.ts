/** A point of a sweep as answers name it: by the labels or names of what it sets, its values as people write them. */
import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { pointWords, type SaidValues } from "../../experiment/sweep/design/parameters.ts";
import type { SweepPoint } from "../../experiment/sweep/points.ts";
import { labelsOf } from "../../scenario/labels.ts";
import { wordsOfPath } from "../words/path-words.ts";
import { quantityWords } from "../words/quantity-words.ts";

/** "point 4 (Stoke hub: joiners count 300, Stoke hub: training 9 weeks)" */
export function namedPoint(sweep: Sweep, point: SweepPoint): string {
  const labels = labelsOf(sweep.base.scenario);
  const said: SaidValues = {
    own: (path, text) => `${wordsOfPath(path, labels)} ${text}`,
    ranged: (quantity, value) => `${wordsOfPath(quantity.path ?? "", labels)} ${quantityWords(quantity, value)}`,
  };
  return pointWords(sweep, point, said);
}
