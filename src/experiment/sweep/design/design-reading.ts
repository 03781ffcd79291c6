/** What a design is read from, and what it is read for. */
import type { Plan } from "../../../hub/plan.ts";
import type { CsvTable } from "../../../scenario/data/csv-table.ts";
import type { Place } from "../../../scenario/loaded.ts";
import type { PlacedMap } from "../../../scenario/text/placed.ts";
import type { Report } from "../../../scenario/text/problem.ts";
import type { SweepFile } from "./file.ts";

export interface DesignReading {
  readonly file: SweepFile;
  readonly tree: PlacedMap;
  readonly plan: Plan;
  readonly report: Report;
  /** Reads the CSV that the design names, which is reported when it cannot be. */
  readonly readTable: (name: string, place: Place) => CsvTable | undefined;
}
