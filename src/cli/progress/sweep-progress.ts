/** How far a sweep is: replications, their rate, the time left, points that meet their targets, points that failed. */
import { durationWords } from "./progress.ts";
import { bar, ProgressLine, type ProgressOutput, widest } from "./progress-line.ts";

export interface SweepState {
  readonly points: { readonly done: number; readonly all: number; readonly failed: number };
  readonly replications: { readonly done: number; readonly wanted: number };
  /** Points that meet every target; undefined when there is no target. */
  readonly meeting?: number;
}

export interface SweepProgressOptions extends ProgressOutput {
  readonly state: () => SweepState;
}

/** Replications run since the start, and in how many milliseconds. */
interface Pace {
  readonly run: number;
  readonly elapsed: number;
}

const longestBar = 24;
const shortestBar = 4;

function paceWords({ replications }: SweepState, { run, elapsed }: Pace): { left: string; rate: string } | undefined {
  if (run <= 0 || elapsed <= 0) return undefined;
  const rate = run / (elapsed / 1000);
  const left = ((replications.wanted - replications.done) / rate) * 1000;
  return { left: `${durationWords(left)} left`, rate: `${Number(rate.toPrecision(2))}/s` };
}

const failures = ({ points: { failed } }: SweepState) => (failed > 0 ? [`${failed} failed`] : []);

/** "12 of 40 points, 130 of 400 replications, 8.1/s, 33 s left, 5 meet the targets, 1 failed" */
export function stateWords(state: SweepState, run: number, elapsed: number): string {
  const { points, replications, meeting } = state;
  const pace = paceWords(state, { run, elapsed });
  return [
    `${points.done} of ${points.all} points`,
    `${replications.done} of ${replications.wanted} replications`,
    ...(pace ? [pace.rate, pace.left] : []),
    ...(meeting === undefined ? [] : [`${meeting} meet the targets`]),
    ...failures(state),
  ].join(", ");
}

/** "[########................] 33%, 33 s left, 8.1/s, 5 of 12 points meet, 1 failed", the bar having what is left of `most` characters. */
export function stateBar(state: SweepState, run: number, elapsed: number, most = 79): string {
  const { points, replications, meeting } = state;
  const share = replications.wanted > 0 ? replications.done / replications.wanted : 1;
  const pace = paceWords(state, { run, elapsed });
  // 100% is for the end alone.
  const words = [
    `${Math.floor(share * 100)}%`,
    ...(pace ? [pace.left, pace.rate] : ["starting"]),
    meeting === undefined ? `${points.done} of ${points.all} points` : `${meeting} of ${points.done} points meet`,
    ...failures(state),
  ].join(", ");
  const length = Math.min(longestBar, most - words.length - "[] ".length);
  return length < shortestBar ? words.slice(0, most) : `${bar(share, length)} ${words}`;
}

export class SweepProgress {
  private readonly options: SweepProgressOptions;
  private readonly line: ProgressLine;
  private readonly before: number;

  constructor(options: SweepProgressOptions) {
    this.options = options;
    const state = options.state();
    this.before = state.replications.done;
    this.line = new ProgressLine(options, stateBar(state, 0, 0, widest(options)));
  }

  step(): void {
    const state = this.options.state();
    const run = state.replications.done - this.before;
    this.line.show(
      (elapsed) => stateBar(state, run, elapsed, widest(this.options)),
      (elapsed) => stateWords(state, run, elapsed),
    );
  }

  /** Says something between two lines of progress. */
  say(text: string): void {
    this.line.clear();
    this.options.write(`${text}\n`);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    this.line.clear();
  }
}
