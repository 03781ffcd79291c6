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
}
