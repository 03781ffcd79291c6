/** Which uncertain values decide the answer: a tornado, a Morris screening, Sobol indices of those that matter, and how far it could move. */
import { nameKey } from "../../engine/random/key.ts";
import { RandomStreams } from "../../engine/random/random-streams.ts";
import type { Plan } from "../../hub/plan.ts";
import { type Factor, factorsOf, setFactor, valuesAt } from "../design/factor.ts";
import { type MorrisDesign, morrisDesign, type Screening, screen } from "../design/morris.ts";
import { type SobolIndices, sobolDesign, sobolIndices } from "../design/sobol.ts";
import { type Swing, swing, triedAt } from "../design/tornado.ts";
import { firstReplications, type ReplicationSource } from "../replications/source.ts";
import { type AnswerMeasure, answersOf } from "../run/answer-measure.ts";
import { estimateMean, type MeanEstimate, meanOf } from "../statistics/mean.ts";
import { orderStatistic, sorted } from "../statistics/quantile.ts";

export interface SensitivityQuestion {
  readonly plan: Plan;
  readonly seed: string | number;
  /** At each point of the tornado; a row of the other designs runs one twin pair of them. */
  readonly replications: number;
  readonly measures: readonly AnswerMeasure[];
  /** Walks of the Morris screening. */
  readonly trajectories: number;
  /** Rows of the Sobol base sample; 0 for none. */
  readonly rows: number;
  /** Told how many replications are asked for in all, as far as is known by now. */
  readonly expect?: (replications: number) => void;
}

/** What one factor does to one measure. */
export interface FactorEffect {
  readonly swing: Swing;
  readonly screening: Screening;
  /** Undefined where the factor was not among those that matter. */
  readonly indices?: SobolIndices;
}

export interface MeasureSensitivity {
  readonly measure: AnswerMeasure;
  /** With every value at its best estimate. */
  readonly best: MeanEstimate;
  /** Share of the tornado's replications in which the day never comes within the period. */
  readonly never: number;
  /** In the order of the factors. */
  readonly effects: readonly FactorEffect[];
  /** 5% and 95% quantile of the answer when the factors that matter are drawn; undefined without Sobol indices. */
  readonly spread?: { readonly q05: number; readonly q95: number };
  /** The answer with the deciding factors together where each makes it lowest, and highest. */
  readonly reach: {
    readonly low: MeanEstimate;
    readonly high: MeanEstimate;
    readonly neverLow: number;
    readonly neverHigh: number;
  };
}

export interface Sensitivity {
  readonly factors: readonly Factor[];
  readonly measures: readonly MeasureSensitivity[];
  /** Index of the measure that factors are judged by. */
  readonly leading: number;
  /** Indices of factors, the one that moves the leading measure most first. */
  readonly ranking: readonly number[];
  /** The first three of the ranking that move it at all. */
  readonly deciding: readonly number[];
  /** Those whose Sobol indices were computed. */
  readonly mattering: readonly number[];
  /** Replications asked for. */
  readonly asked: number;
}

/** A clearance date that comes in fewer replications than this is too blunt to judge by, and the backlog at the deadline is taken. */
const mostNever = 0.25;
/** Sobol indices are for factors whose mu* is at least this share of the largest, and for at most so many. */
const matters = 0.1;
const mostMattering = 6;
const mostDeciding = 3;

/** One measure's values at a point, one a replication. */
type PointAnswers = readonly { readonly values: Float64Array; readonly never: number }[];

class Bench {
  asked = 0;
  private readonly question: SensitivityQuestion;
  private readonly source: ReplicationSource;

  constructor(question: SensitivityQuestion, source: ReplicationSource) {
    this.question = question;
    this.source = source;
  }

  /** Answers per measure at given values. */
  async at(values: Float64Array, replications: readonly number[]): Promise<PointAnswers> {
    const { plan, seed, measures } = this.question;
    this.asked += replications.length;
    const point = { plan, seed, fixed: true, replications: replications.length, values };
    const scalars = await this.source.scalars(point, replications);
    return measures.map((measure) => answersOf(plan, measure, scalars));
  }

  /** Mean answers of a design's rows, `[measure][row]`; rows of the same `luck` share their replications. */
  async rows(points: readonly Float64Array[], streams: (row: number) => number): Promise<Float64Array[]> {
    const answers = this.question.measures.map(() => new Float64Array(points.length));
    const answer = async (values: Float64Array, row: number): Promise<void> => {
      const found = await this.at(values, this.twins(streams(row)));
      found.forEach((one, m) => {
        answers[m][row] = meanOf(one.values);
      });
    };
    await Promise.all(points.map(answer));
    return answers;
  }

  /** Replications a row runs. */
  get each(): number {
    return Math.min(2, this.question.replications);
  }

  private twins(streams: number): number[] {
    const pairs = Math.max(1, Math.floor(this.question.replications / 2));
    const first = 2 * (streams % pairs);
    return Array.from({ length: this.each }, (_, i) => first + i);
  }

  uniform(what: string): () => number {
    const streams = new RandomStreams(this.question.seed, 0);
    let drawn = 0;
    return () => streams.uniform(nameKey(what), drawn++, 0, 0);
  }
}

/** A grid point of the screening as cumulative probabilities: the middles of equal slices, so that no walk keeps to the very ends. */
function slices({ points }: MorrisDesign, levels: number): Float64Array[] {
  return points.map((point) => point.map((x) => (x * (levels - 1) + 0.5) / levels));
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** The tornado: answers at the best estimates, and at each place tried of each factor. */
async function tornado(bench: Bench, { plan, replications }: SensitivityQuestion, factors: readonly Factor[]) {
  const all = firstReplications(replications);
  const best = await bench.at(valuesAt(plan, [], []), all);
  const tried: PointAnswers[][] = [];
  for (const factor of factors) {
    const answers: PointAnswers[] = [];
    for (const u of triedAt(factor)) answers.push(await bench.at(valuesAt(plan, [factor], [u]), all));
    tried.push(answers);
  }
  return { best, tried };
}

/** @throws RangeError when no value of the plan has a range; what the source of replications throws */
export async function analyseSensitivity(
  question: SensitivityQuestion,
  source: ReplicationSource,
): Promise<Sensitivity> {
  const { plan, replications, measures, trajectories, rows } = question;
  const factors = factorsOf(plan);
  if (factors.length === 0) throw new RangeError("no value of the scenario has a range");
  const bench = new Bench(question, source);
  const levels = 4;
  const points = 1 + total(factors.map((factor) => triedAt(factor).length));
  const screeningRows = trajectories * (factors.length + 1);
  const expect = (mattering: number) =>
    question.expect?.((points + 2) * replications + (screeningRows + rows * (mattering + 2)) * bench.each);
  expect(rows > 0 ? Math.min(mostMattering, factors.length) : -2);

  const { best, tried } = await tornado(bench, question, factors);
  const never = measures.map(
    (_, m) => total([best[m].never, ...tried.flat().map((point) => point[m].never)]) / (points * replications),
  );
  const leading = never[0] > mostNever && measures.length > 1 ? 1 : 0;
  const swings = measures.map((_, m) =>
    factors.map((factor, i) =>
      swing(
        triedAt(factor),
        tried[i].map((point) => point[m].values),
        best[m].values,
      ),
    ),
  );

  const screening = morrisDesign(factors.length, trajectories, bench.uniform("screening"), levels);
  const walked = await bench.rows(
    slices(screening, levels).map((u) => valuesAt(plan, factors, u)),
    (row) => Math.floor(row / (factors.length + 1)),
  );
  const screenings = walked.map((answers) => screen(screening, answers));

  const importance = (i: number) => screenings[leading][i].muStar.mean;
  const byScreening = factors.map((_, i) => i).sort((i, j) => importance(j) - importance(i) || i - j);
  const largest = importance(byScreening[0]);
  const mattering =
    rows > 0 && largest > 0
      ? byScreening.slice(0, mostMattering).filter((i) => importance(i) >= matters * largest)
      : [];
  expect(mattering.length > 0 ? mattering.length : -2);
  const varied = mattering.map((i) => factors[i]);
  const design = sobolDesign(varied.length, mattering.length > 0 ? rows : 0, bench.uniform("base sample"));
  const sampled = await bench.rows(
    design.points.map((u) => valuesAt(plan, varied, u)),
    (row) => row % rows,
  );
  const indices = sampled.map((answers) =>
    mattering.length > 0 ? sobolIndices(design, answers, bench.uniform("bootstrap")) : [],
  );

  const totalOf = (i: number) => indices[leading][mattering.indexOf(i)]?.total.index ?? -1;
  const measured = mattering.length > 0 && mattering.every((i) => Number.isFinite(totalOf(i)));
  const ranking = measured ? [...byScreening].sort((i, j) => totalOf(j) - totalOf(i)) : byScreening;
  const deciding = ranking.filter((i) => importance(i) > 0).slice(0, mostDeciding);
  const together = async (end: "lowAt" | "highAt") => {
    const values = valuesAt(plan, [], []);
    for (const i of deciding) setFactor(values, factors[i], swings[leading][i][end]);
    return bench.at(values, firstReplications(replications));
  };
  const [low, high] = [await together("lowAt"), await together("highAt")];

  return {
    factors,
    leading,
    ranking,
    deciding,
    mattering,
    asked: bench.asked,
    measures: measures.map((measure, m): MeasureSensitivity => {
      const base = sorted(sampled[m].slice(0, 2 * design.rows));
      return {
        measure,
        best: estimateMean(best[m].values, false),
        never: never[m],
        effects: factors.map((_, i) => ({
          swing: swings[m][i],
          screening: screenings[m][i],
          indices: indices[m][mattering.indexOf(i)],
        })),
        spread: base.length > 0 ? { q05: orderStatistic(base, 0.05), q95: orderStatistic(base, 0.95) } : undefined,
        reach: {
          low: estimateMean(low[m].values, false),
          high: estimateMean(high[m].values, false),
          neverLow: low[m].never / replications,
          neverHigh: high[m].never / replications,
        },
      };
    }),
  };
}
