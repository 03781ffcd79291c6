/** How far a sweep is: replications, their rate, the time left, points that meet their targets, points that failed. */
import { durationWords } from "./progress.ts";

export interface SweepState {
  readonly points: { readonly done: number; readonly all: number; readonly failed: number };
  readonly replications: { readonly done: number; readonly wanted: number };
  /** Points that meet every target; undefined when there is no target. */
  readonly meeting?: number;
}

export interface SweepProgressOptions {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
  readonly state: () => SweepState;
}

const barEvery = 200;
const lineEvery = 10_000;
const clearLine = "\r\u001b[K";

/** "12 of 40 points, 130 of 400 replications, 8.1/s, 33 s left, 5 meet the targets, 1 failed" */
export function stateWords({ points, replications, meeting }: SweepState, done: number, milliseconds: number): string {
  const rate = done / (milliseconds / 1000);
  const left = ((replications.wanted - replications.done) / rate) * 1000;
  return [
    `${points.done} of ${points.all} points`,
    `${replications.done} of ${replications.wanted} replications`,
    ...(done > 0 && milliseconds > 0 ? [`${Number(rate.toPrecision(2))}/s`, `${durationWords(left)} left`] : []),
    ...(meeting === undefined ? [] : [`${meeting} meet the targets`]),
    ...(points.failed > 0 ? [`${points.failed} failed`] : []),
  ].join(", ");
}

export class SweepProgress {
  private readonly options: SweepProgressOptions;
  private readonly started: number;
  private readonly before: number;
  private shown: number;

  constructor(options: SweepProgressOptions) {
    this.options = options;
    this.started = options.now();
    this.shown = this.started;
    this.before = options.state().replications.done;
  }

  step(): void {
    const { now, isTerminal, write, state } = this.options;
    const time = now();
    if (time - this.shown < (isTerminal ? barEvery : lineEvery)) return;
    this.shown = time;
    const words = stateWords(state(), state().replications.done - this.before, time - this.started);
    write(isTerminal ? `${clearLine}${words.slice(0, 118)}` : `${words}\n`);
  }

  /** Says something between two lines of progress. */
  say(text: string): void {
    this.end();
    this.options.write(`${text}\n`);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    if (this.options.isTerminal) this.options.write(clearLine);
  }
}
