/** The line that says how far the work is: redrawn in place on a terminal; in a log, or for a screen reader, a plain one now and then. */

export interface ProgressOutput {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

const barEvery = 100;
const lineEvery = 10_000;
const clearLine = "\r\u001b[K";

/** A terminal has 80 columns at least; in the last one some go to the next line. */
export const widest = 79;

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
    if (output.isTerminal) output.write(first);
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
    write(isTerminal ? `${clearLine}${drawn(elapsed)}` : `${plain(elapsed)}\n`);
  }

  /** Leaves the terminal as it was. */
  clear(): void {
    if (this.output.isTerminal) this.output.write(clearLine);
  }
}
