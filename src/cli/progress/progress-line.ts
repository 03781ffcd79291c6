/** The line that says how far the work is: redrawn in place on a terminal; in a log, or for a screen reader, a plain one now and then. */

export interface ProgressOutput {
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where that is not known. */
  readonly columns?: number;
  readonly write: (text: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

const barEvery = 100;
const lineEvery = 10_000;
const clearLine = "\r\u001b[K";

/** Characters that a line may have: in the last column some terminals go to the next line. */
export const widest = ({ columns }: Pick<ProgressOutput, "columns">): number => (columns || 80) - 1;

/** `[######..............]`: a share of 0 to 1, in so many characters between the brackets. */
export function bar(share: number, length: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * length);
  return `[${"#".repeat(full)}${".".repeat(length - full)}]`;
}

export class ProgressLine {
  private readonly output: ProgressOutput;
  private readonly started: number;
  private shown: number;

  /** @param first what a terminal shows from the start; a log hears only of work that takes long */
  constructor(output: ProgressOutput, first: string) {
    this.output = output;
    this.started = output.now();
    this.shown = this.started;
    if (output.isTerminal) output.write(first.slice(0, widest(output)));
  }

  /**
   * Shows how far it is, unless that was shown just now.
   * @param drawn line of a terminal, and
   * @param plain line of a log, after so many milliseconds of work
   */
  show(drawn: (elapsed: number) => string, plain: (elapsed: number) => string): void {
    const { isTerminal, write, now } = this.output;
    const time = now();
    if (time - this.shown < (isTerminal ? barEvery : lineEvery)) return;
    this.shown = time;
    const elapsed = time - this.started;
    write(isTerminal ? `${clearLine}${drawn(elapsed).slice(0, widest(this.output))}` : `${plain(elapsed)}\n`);
  }

  /** Leaves the terminal as it was. */
  clear(): void {
    if (this.output.isTerminal) this.output.write(clearLine);
  }
}
