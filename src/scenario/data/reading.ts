/** What the reading of data files needs of the scenario that names them. */
import type { Report } from "../text/problem.ts";
import type { SourceFiles } from "../text/source-files.ts";

export interface DataReading {
  /** The scenario file that all began with. */
  readonly main: string;
  readonly files: SourceFiles;
  readonly report: Report;
}
