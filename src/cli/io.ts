import { wrap } from "../output/words/wording.ts";

/** Where a command writes: handed in, so that tests can read what a user would see. */
export interface Io {
  /** To standard output: the answer. */
  print(text: string): void;
  /** To standard error: problems and progress. */
  error(text: string): void;
  /** Notes for standard error that wait until the command has given its answer; without it they are written at once. */
  readonly closing?: string[];
  /** Whether standard error is a terminal, on which a line can be redrawn. */
  readonly errorIsTerminal: boolean;
  /** Columns of the terminal that the answer goes to; undefined where it goes elsewhere. */
  readonly columns?: number;
  /** Columns of the terminal that problems go to; undefined where they go elsewhere. */
  readonly errorColumns?: number;
}

/** Each line broken at so many columns, what follows under its first word. */
function broken(text: string, width: number): string {
  return text.replace(/^( *)(.+)$/gm, (_, indent: string, line: string) =>
    indent.length + line.length <= width ? indent + line : wrap(line, width, indent).join("\n"),
  );
}

/** Prints plain sentences, a line each, at the width of the terminal. */
export function say(io: Io, text: string): void {
  io.print(broken(text, answerWidth(io)));
}

/** A note on standard error: broken at the width of a terminal; in a log it stays one line, to be searched for. */
export function note(io: Pick<Io, "error" | "errorColumns">, text: string): void {
  io.error(io.errorColumns === undefined ? text : broken(text, within(io.errorColumns)));
}

/** A note that may wait for the answer, said once. */
export function afterwards(io: Io, text: string): void {
  if (!io.closing) note(io, text);
  else if (!io.closing.includes(text)) io.closing.push(text);
}

/** Lines shorter than the least are hard to read in, those longer than the most too. */
const widths = { least: 60, usual: 80, most: 120 } as const;

function within(columns: number | undefined): number {
  // A terminal that does not know its size says 0.
  return columns ? Math.min(widths.most, Math.max(widths.least, columns)) : widths.usual;
}

/** Columns of an answer: those of the terminal, within bounds. */
export const answerWidth = ({ columns }: Io): number => within(columns);

/** Columns of problems and errors. */
export const errorWidth = ({ errorColumns }: Io): number => within(errorColumns);
