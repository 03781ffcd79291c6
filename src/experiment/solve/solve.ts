/**
 * "The least x such that the target holds with probability p": the p-quantile of the replications' own thresholds, found under common
 * random numbers, with its order-statistic interval. Where more of the lever is worse, it is the most of it under which the target still
 * holds.
 *
 * The number of replications is fixed in stages: a first round, then as many as the spread seen in it asks for, so that the probability
 * at the answer is known to within the indifference. (Stein, Annals of Mathematical Statistics 16, 1945, for the two stages; sources of
 * the search are in solve/thresholds.ts.)
 */
import { orderStatistic } from "../statistics/quantile.ts";
import { estimateShare, type ShareEstimate } from "../statistics/share.ts";
import { confirmNear } from "./confirm.ts";
import { type Better, betterEnd } from "./direction.ts";
import { type GridPoint, tryGrid } from "./grid.ts";
import { checkMonotone, type MonotoneCheck } from "./monotone.ts";
import type { SolveOptions } from "./question.ts";
import { firstRound, halfWidth, searchInRounds, spreadChecks } from "./rounds.ts";
import { type Bracket, Thresholds } from "./thresholds.ts";
import { type Attempt, Trials } from "./trials.ts";

/** What was tried at a place, and the probability there where the trials settle it. */
export interface TriedPlace {
  readonly place: number;
  readonly tried: number;
  readonly probability?: ShareEstimate;
}

export interface Solution {
  readonly method: "bisection" | "grid";
  readonly better: Better;
  /**
   * `throughout`: the target holds already at the end of the range where it is hardest to meet, so every value is enough. The answer is
   * then that end, or the low one where the least was asked for. On a grid it holds at every value of it.
   */
  readonly outcome: "found" | "throughout" | "never";
  /** Place of the answer; of the best reached where the outcome is `never`. */
  readonly answer: GridPoint;
  /** Where the outcome is `never`: median over the replications of the target's measure at its date, at the best reached. */
  readonly levelReached?: number;
  /** One step to the side where the target is harder to meet; undefined at the end of the range. */
  readonly before?: GridPoint;
  /** Where the outcome is `throughout`: the value at which the target is met least often, which decides whether all are enough. */
  readonly hardest?: GridPoint;
  /** Places beyond a `found` answer, to the side where the target should be easier to meet, at which it is met too seldom; on a grid only. */
  readonly gaps: readonly number[];
  /** 95% interval of the answer as places; -Infinity or Infinity beyond the range, NaN for an end that so few replications do not give. */
  readonly low: number;
  readonly high: number;
  readonly replications: number;
  /** Whether the cap kept the probability from being known to within the indifference. */
  readonly capped: boolean;
  readonly monotone: MonotoneCheck;
  /** Runs used, and those of every value of the lattice at as many replications. */
  readonly runs: number;
  readonly gridRuns: number;
  readonly tried: readonly TriedPlace[];
  /** Each replication's own threshold, as the places between which it lies; NaN where nothing is known. Empty on a grid. */
  readonly thresholds: readonly { readonly missed: number; readonly met: number }[];
}

const pilotRound = 20;

/**
 * Solves for one lever.
 * @param attempt tries replications at a place of the lattice
 * @throws RangeError for fewer than 2 values or a share that is not between 0 and 1
 */
export async function solve(attempt: Attempt, options: SolveOptions): Promise<Solution> {
  const { values, share, cap, replications, paired, lowerLevelIsBetter, start } = options;
  if (!(values >= 2)) throw new RangeError(`a lever has at least 2 values, not ${values}`);
  if (!(share > 0 && share < 1)) throw new RangeError(`a probability asked for lies between 0 and 1, not ${share}`);
  const last = values - 1;
  const trials = new Trials(attempt);
  const pilot = Math.min(pilotRound, replications ?? cap);
  options.onExpect?.(2 * pilot + 4 * Math.min(replications ?? cap, firstRound));
  const better = await betterEnd(trials, last, pilot, lowerLevelIsBetter);
  const placeOf = (position: number) => (better === "less" ? last - position : position);
  const thresholds = new Thresholds(trials, last, placeOf);
  const metAtEnd = (place: number) => [...trials.at(place).values()].filter(({ met }) => met).length / pilot;
  // Where the pilot says that most is settled: the hard end when it is met there, the easy end when it may not be met even there.
  const first = metAtEnd(placeOf(0)) >= share ? 0 : metAtEnd(placeOf(last)) > share ? last >> 1 : last;
  const startPosition = start === undefined ? undefined : placeOf(start);
  const found = await searchInRounds(trials, thresholds, last, first, options, startPosition);
  const count = thresholds.brackets.length;
  const lattice = { last, placeOf, share, count, paired };
  const monotone = await checkMonotone(trials, thresholds, { ...lattice, spread: spreadChecks });
  const confirmed = monotone.accepted ? await confirmNear(trials, Math.min(found.at, last), lattice) : undefined;
  const common = { better, replications: count, monotone, gridRuns: values * count };
  if (!confirmed) {
    options.onExpect?.(trials.runs + 20 * count);
    return { ...common, ...(await solveOnGrid(trials, last, count, better, options)), runs: trials.runs };
  }
  const { position, holds } = confirmed;
  const outcome = !holds ? "never" : position === 0 ? "throughout" : "found";
  const atLeast = outcome === "throughout" && better === "less" && options.least === true;
  const settled = { place: placeOf(position), probability: confirmed.probability };
  const answer = atLeast ? { place: 0, probability: await shareAt(trials, 0, count, paired) } : settled;
  // Counted from the other end, the interval's ends change sides.
  const ends = [Math.min(found.low, position), Math.max(found.high, position)].map((end) =>
    end > last || (end === last && !holds) ? Number.POSITIVE_INFINITY : end,
  );
  const [low, high] = better === "less" ? ends.map((end) => last - end).reverse() : ends;
  return {
    ...common,
    method: "bisection",
    outcome,
    answer,
    levelReached: holds ? undefined : await levelAt(trials, placeOf(last), count),
    before: confirmed.before && { place: placeOf(position - 1), probability: confirmed.before },
    hardest: outcome === "throughout" ? settled : undefined,
    gaps: [],
    low: atLeast ? 0 : low,
    high: atLeast ? 0 : high,
    capped: replications === undefined && halfWidth(answer.probability) > options.indifference,
    runs: trials.runs,
    tried: trials.places.map((place) => triedAt(trials, place, thresholds, placeOf(place), paired)),
    thresholds: thresholds.brackets.map((bracket) => asPlaces(bracket, placeOf)),
  };
}

function asPlaces({ unmet, met }: Bracket, placeOf: (position: number) => number): { missed: number; met: number } {
  return { missed: unmet < 0 ? Number.NaN : placeOf(unmet), met: Number.isFinite(met) ? placeOf(met) : Number.NaN };
}

/** The probability at a place as tried, where every replication was, and else as its brackets settle it. */
function triedAt(trials: Trials, place: number, thresholds: Thresholds, position: number, paired: boolean): TriedPlace {
  const tried = trials.at(place);
  if (tried.size < thresholds.brackets.length && !thresholds.isResolved(position)) return { place, tried: tried.size };
  const inferred = thresholds.metAt(position);
  const met = inferred.map((one, replication) => Number(tried.get(replication)?.met ?? one));
  return { place, tried: tried.size, probability: estimateShare(met, paired) };
}

const allOf = (count: number) => Array.from({ length: count }, (_, replication) => replication);

async function shareAt(trials: Trials, place: number, count: number, paired: boolean): Promise<ShareEstimate> {
  const made = await trials.make(place, allOf(count));
  return estimateShare(
    made.map(({ met }) => Number(met)),
    paired,
  );
}

/** Median over all replications of the target's measure at its date. */
async function levelAt(trials: Trials, place: number, count: number): Promise<number> {
  const made = await trials.make(place, allOf(count));
  return orderStatistic(Float64Array.from(made, ({ level }) => level).sort(), 0.5);
}

/** The least value of a grid at which the target holds, or the most where less is better; the best where it holds at none. */
async function solveOnGrid(
  trials: Trials,
  last: number,
  count: number,
  better: Better,
  { share, paired, indifference, replications, least }: SolveOptions,
): Promise<Omit<Solution, "better" | "replications" | "monotone" | "gridRuns" | "runs">> {
  const points = await tryGrid(trials, last, count, paired);
  const ordered = better === "less" ? points.toReversed() : points;
  const isEnough = ({ probability }: GridPoint) => probability.share >= share;
  const holds = ordered.findIndex(isEnough);
  const best = ordered.reduce((top, point) => (point.probability.share > top.probability.share ? point : top));
  const gaps = holds < 0 ? [] : ordered.slice(holds).filter((point) => !isEnough(point));
  const outcome = holds < 0 ? "never" : holds === 0 && gaps.length === 0 ? "throughout" : "found";
  const answer = outcome === "never" ? best : outcome === "throughout" && least ? points[0] : ordered[holds];
  const first = ordered.find(({ probability }) => probability.high >= share)?.place;
  const sure = ordered.find(({ probability }) => probability.low >= share)?.place;
  const never = better === "less" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const ends = [first ?? never, sure ?? never].sort((a, b) => a - b);
  return {
    method: "grid",
    outcome,
    answer,
    levelReached: holds < 0 ? await levelAt(trials, answer.place, count) : undefined,
    before: holds > 0 ? ordered[holds - 1] : undefined,
    hardest:
      outcome === "throughout"
        ? ordered.reduce((low, point) => (point.probability.share < low.probability.share ? point : low))
        : undefined,
    gaps: gaps.map(({ place }) => place),
    low: ends[0],
    high: ends[1],
    capped: replications === undefined && halfWidth(answer.probability) > indifference,
    tried: points.map(({ place, probability }) => ({ place, tried: count, probability })),
    thresholds: [],
  };
}
