/** What is wrong with the rows of a table, told as one problem a kind: a file of thousands of rows is wrong in few ways. */
import type { ProblemCode, Report } from "../text/problem.ts";

export class RowProblems {
  private readonly file: string;
  private readonly report: Report;
  /** Whether there was one. */
  any = false;

  constructor(file: string, report: Report) {
    this.file = file;
    this.report = report;
  }

  /** @param kind problems of one code and kind are told as one, in the words of the first */
  add(code: ProblemCode, line: number, kind: string, message: string, hint?: string): void {
    this.any = true;
    this.report(code, { file: this.file, line, column: 1 }, message, { hint, kind });
  }
}
