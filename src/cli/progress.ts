/** How far the work is: a bar with the time left on a terminal, a plain line now and then in a log. */

export interface ProgressOptions {
  readonly total: number;
  /** What is counted, in the plural. */
  readonly what: string;
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

const barLength = 28;
const barEvery = 100;
const lineEvery = 10_000;
const clearLine = "\r\u001b[K";

/** 75 000 ms -> "1 min 15 s" */
export function durationWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export class Progress {
  private readonly options: ProgressOptions;
  private readonly started: number;
  private shown: number;
  private done = 0;
  private total: number;

  constructor(options: ProgressOptions) {
    this.options = options;
    this.total = options.total;
    this.started = options.now();
    this.shown = this.started;
    // The bar is there from the start; a log hears only of work that takes long.
    if (options.isTerminal) options.write(`${this.bar()} starting`);
  }

  /** So many are now expected in all. */
  expect(total: number): void {
    this.total = total;
  }

  /** One more is done. */
  step(): void {
    this.done++;
    const now = this.options.now();
    const { isTerminal, write } = this.options;
    if (now - this.shown < (isTerminal ? barEvery : lineEvery)) return;
    this.shown = now;
    write(isTerminal ? `${clearLine}${this.bar()} ${this.words(now)}` : `${this.words(now)}\n`);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    if (this.options.isTerminal) this.options.write(clearLine);
  }

  private bar(): string {
    const full = Math.round((this.done / this.total) * barLength);
    return `[${"#".repeat(full)}${".".repeat(barLength - full)}]`;
  }

  private words(now: number): string {
    const { total } = this;
    const { what } = this.options;
    const left = ((now - this.started) / this.done) * (total - this.done);
    return `${this.done} of ${total} ${what}${this.done < total ? `, ${durationWords(left)} left` : ""}`;
  }
}
