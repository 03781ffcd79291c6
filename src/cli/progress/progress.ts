/** How far a run is: how many of its replications are done, and the time left. */
import type { Io } from "../io.ts";
import { bar, ProgressLine, type ProgressOutput } from "./progress-line.ts";

export interface ProgressOptions extends ProgressOutput {
  readonly total: number;
  /** What is counted, in the plural. */
  readonly what: string;
}

const barLength = 28;

/** 75 000 ms -> "1 min 15 s" */
export function durationWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export class Progress {
  private readonly what: string;
  private readonly line: ProgressLine;
  private done = 0;
  private total: number;

  constructor(options: ProgressOptions) {
    this.total = options.total;
    this.what = options.what;
    this.line = new ProgressLine(options, `${this.bar()} starting`);
  }

  /** So many are now expected in all. */
  expect(total: number): void {
    this.total = total;
  }

  /** One more is done. */
  step(): void {
    this.done++;
    const words = (elapsed: number) => this.words(elapsed);
    this.line.show((elapsed) => `${this.bar()} ${words(elapsed)}`, words);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    this.line.clear();
  }

  private bar(): string {
    return bar(this.done / this.total, barLength);
  }

  private words(elapsed: number): string {
    const { total, done } = this;
    const left = (elapsed / done) * (total - done);
    return `${done} of ${total} ${this.what}${done < total ? `, ${durationWords(left)} left` : ""}`;
  }
}

/** Progress on standard error, counted in replications. @param total how many are expected, as far as is known by now */
export function replicationProgress({ errorIsTerminal, errorColumns, error }: Io, total: number): Progress {
  return new Progress({
    total,
    what: "replications",
    isTerminal: errorIsTerminal,
    columns: errorColumns,
    write: error,
    now: Date.now,
  });
}
