/** Files as parsed, for a scenario that is loaded again and again with other overrides: what a text holds is made out once. */
import { type CsvTable, readCsv } from "../data/csv-table.ts";
import { type Grid, readGrid } from "../data/grid.ts";
import type { PlacedMap } from "./placed.ts";
import type { Report } from "./problem.ts";
import { readYaml } from "./read-yaml.ts";

interface Parsed<T> {
  readonly text: string;
  readonly value: T | undefined;
  readonly problems: readonly Parameters<Report>[];
}

/** Remembers by path and text, so that a file which has changed meanwhile is parsed again. Its problems are reported every time. */
class Parsing<T> {
  private readonly parse: (text: string, path: string, report: Report) => T | undefined;
  private readonly known = new Map<string, Parsed<T>>();

  constructor(parse: (text: string, path: string, report: Report) => T | undefined) {
    this.parse = parse;
  }

  of(text: string, path: string, report: Report): T | undefined {
    let parsed = this.known.get(path);
    if (parsed?.text !== text) {
      const problems: Parameters<Report>[] = [];
      parsed = { text, value: this.parse(text, path, (...problem) => problems.push(problem)), problems };
      this.known.set(path, parsed);
    }
    for (const problem of parsed.problems) report(...problem);
    return parsed.value;
  }
}

export class ParsedFiles {
  private readonly scenarios = new Parsing<PlacedMap>(readYaml);
  private readonly tables = new Parsing<CsvTable>(readCsv);
  private readonly grids = new Parsing<Grid>(readGrid);

  /** As {@link readYaml}. */
  scenario(text: string, path: string, report: Report): PlacedMap | undefined {
    return this.scenarios.of(text, path, report);
  }

  /** As {@link readCsv}. */
  table(text: string, path: string, report: Report): CsvTable | undefined {
    return this.tables.of(text, path, report);
  }

  /** As {@link readGrid}. */
  grid(text: string, path: string, report: Report): Grid | undefined {
    return this.grids.of(text, path, report);
  }
}
