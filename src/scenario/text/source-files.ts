/** The files that a scenario is made of, each read once. */

import type { NamedFile, Place } from "../loaded.ts";
import { relativeTo } from "./file-path.ts";
import { ParsedFiles } from "./parsed-files.ts";
import type { Report } from "./problem.ts";
import { longestText, type ReadProblem, type ReadText } from "./reader.ts";

export class SourceFiles {
  /** Path as opened to text, for showing the line of a problem. */
  readonly texts = new Map<string, string>();
  private readonly failures = new Map<string, ReadProblem>();
  private readonly data = new Set<string>();

  private readonly readText: ReadText;

  /** What the texts hold. */
  readonly parsed: ParsedFiles;

  /** @param parsed what another loading has parsed already */
  constructor(readText: ReadText, parsed = new ParsedFiles()) {
    this.readText = readText;
    this.parsed = parsed;
  }

  /** The text of a file named at `place`; undefined when it cannot be read, which is reported. */
  read(path: string, place: Place, report: Report): string | undefined {
    if (!this.texts.has(path) && !this.failures.has(path)) {
      const result = this.readText(path);
      if (typeof result === "object") this.failures.set(path, result);
      else if (result.length > longestText)
        this.failures.set(path, { code: "CH104", message: `${path} is larger than ${longestText / 1e6} MB` });
      else this.texts.set(path, result);
    }
    const failure = this.failures.get(path);
    if (failure) report(failure.code, place, failure.message);
    return this.texts.get(path);
  }

  /** As read, for a file whose contents are data of the scenario. */
  readData(path: string, place: Place, report: Report): string | undefined {
    this.data.add(path);
    return this.read(path, place, report);
  }

  /** The data files read, named as the scenario in `main` would name them, sorted. */
  dataFiles(main: string): NamedFile[] {
    return [...this.data]
      .filter((path) => this.texts.has(path))
      .map((path) => ({ path: relativeTo(main, path), text: this.texts.get(path) ?? "" }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}
