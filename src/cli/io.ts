/** Where a command writes: handed in, so that tests can read what a user would see. */
export interface Io {
  /** To standard output: the answer. */
  print(text: string): void;
  /** To standard error: problems and progress. */
  error(text: string): void;
  /** Whether standard error is a terminal, on which a line can be redrawn. */
  readonly errorIsTerminal: boolean;
  /** Columns of the terminal that the answer goes to; undefined where it goes elsewhere. */
  readonly columns?: number;
  /** Columns of the terminal that problems go to; undefined where they go elsewhere. */
  readonly errorColumns?: number;
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
