/** What of the rules of a regime is not in the process graph (core/hub/process.ts), as columns: by stage, by type, or by type * stages + stage. */
import * as graph from "../../hub/process.ts";
import { cohortOf, lines, stageOf, stages, typeOf } from "../dimensions.ts";

/** Notice before work, or the length of a stage without staff: days, and whether working days are meant. */
export let wait = new StaticArray<f64>(0);
export let waitWorking = new StaticArray<u8>(0);
/** By type: hazard a day with which cases stop waiting, and share of arrivals. */
export let hazard = new StaticArray<f64>(0);
export let mix = new StaticArray<f64>(0);

/** By line, share of appointments that are missed. */
export let missedShare = new StaticArray<f64>(0);

/** Visits for a case that is spared the stage at which it waits, from insteadFrom[type * stages + stage]. */
export let insteadFrom = new StaticArray<i32>(0);
export let insteadStage = new StaticArray<i32>(0);
export let insteadShare = new StaticArray<f64>(0);
/** Share of those waiting whom this regime's route still takes to the stage, by type * stages + stage. */
export let kept = new StaticArray<f64>(0);

export function change(): void {
  missedShare = new StaticArray<f64>(lines);
  for (let line = 0; line < lines; line++) {
    const ends = graph.ends[graph.classOf(typeOf(line), cohortOf(line)) * stages + stageOf(line)];
    missedShare[line] = ends < 0 ? 0 : graph.edgeShare[ends];
  }
}
