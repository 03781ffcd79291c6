import type { DistributionSpec } from "../../../src/engine/distribution/family.ts";

export interface Reference {
  readonly name: string;
  readonly spec: DistributionSpec;
  readonly mean: number;
  readonly variance: number;
  /** Quantiles at `PROBABILITIES`. */
  readonly quantiles?: readonly number[];
}

export const PROBABILITIES = [1e-9, 0.01, 0.5, 0.9, 0.999999] as const;

const of = (
  family: string,
  parameters: Record<string, number>,
  truncated?: DistributionSpec["truncated"],
): DistributionSpec => ({ family, parameters, truncated });

/** Continuous distributions; numbers of more than six digits were computed with mpmath 1.3 to 40 digits. */
export const continuous: readonly Reference[] = [
  {
    name: "uniform",
    spec: of("uniform", { low: 2, high: 8 }),
    mean: 5,
    variance: 3,
    quantiles: [2 + 6e-9, 2.06, 5, 7.4, 7.999994],
  },
  {
    name: "triangular",
    spec: of("triangular", { low: 3, mode: 6, high: 12 }),
    mean: 7,
    variance: 3.5,
    quantiles: [
      3 + Math.sqrt(27e-9),
      3 + Math.sqrt(0.27),
      12 - Math.sqrt(27),
      12 - Math.sqrt(5.4),
      12 - Math.sqrt(54e-6),
    ],
  },
  {
    name: "triangular with its mode at an end",
    spec: of("triangular", { low: 0, mode: 0, high: 3 }),
    mean: 1,
    variance: 0.5,
  },
  {
    name: "exponential",
    spec: of("exponential", { mean: 2 }),
    mean: 2,
    variance: 4,
    quantiles: [2.000000001e-9, 0.02010067170700288, 2 * Math.LN2, 2 * Math.LN10, 12 * Math.LN10],
  },
  { name: "exponential by its rate", spec: of("exponential", { rate: 4 }), mean: 0.25, variance: 0.0625 },
  {
    name: "erlang",
    spec: of("erlang", { shape: 4, mean: 8 }),
    mean: 8,
    variance: 16,
    quantiles: [0.024955506248366103, 1.6464973726907703, 7.3441214977017922, 13.361566136511727, 42.700913926544272],
  },
  { name: "erlang by its rate", spec: of("erlang", { shape: 3, rate: 2 }), mean: 1.5, variance: 0.75 },
  {
    name: "gamma",
    spec: of("gamma", { shape: 2.5, scale: 3 }),
    mean: 7.5,
    variance: 22.5,
    quantiles: [0.0012184343484984811, 0.83144711509241571, 6.527190286643291, 13.854535349671678, 53.832280319509306],
  },
  {
    name: "gamma of a small shape",
    spec: of("gamma", { shape: 0.3, scale: 2 }),
    mean: 0.6,
    variance: 1.2,
    quantiles: [
      1.3945398192818687e-30, 3.0044453104720762e-7, 0.14626227173390379, 1.7696215467204878, 21.96967126427156,
    ],
  },
  {
    name: "gamma by its cv",
    spec: of("gamma", { mean: 6, cv: 0.6 }),
    mean: 6,
    variance: 12.96,
    quantiles: [0.0021487201539114424, 0.78210540058067713, 5.2973970647874883, 10.825682458399481, 40.197365237246194],
  },
  {
    name: "lognormal",
    spec: of("lognormal", { mu: 0.5, sigma: 0.75 }),
    mean: 2.1842008108156179,
    variance: 3.6021643061596619,
    quantiles: [0.018345788116644969, 0.28800976144030422, 1.6487212707001281, 4.3109731787376107, 58.268884167115768],
  },
  {
    name: "lognormal by its cv",
    spec: of("lognormal", { mean: 9, cv: 0.7 }),
    mean: 9,
    variance: 39.69,
    quantiles: [0.1670099291121527, 1.6968567100706632, 7.3730872846713642, 16.56214987441133, 148.34835540574243],
  },
  {
    name: "weibull",
    spec: of("weibull", { shape: 1.5, scale: 4 }),
    mean: 3.6109811718037344,
    variance: 6.011044557022912,
    quantiles: [4.0000000013333333e-6, 0.18628606738807869, 3.1328790750986054, 6.9748860543856464, 23.030566320911095],
  },
  {
    name: "weibull by its cv",
    spec: of("weibull", { mean: 6, cv: 0.6 }),
    mean: 6,
    variance: 12.96,
    quantiles: [3.8593088503378841e-5, 0.46180608580910575, 5.4356935339273887, 10.937138393176387, 31.051721101275356],
  },
  {
    name: "beta",
    spec: of("beta", { alpha: 2, beta: 5 }),
    mean: 0.28571428571428571,
    variance: 0.025510204081632653,
    quantiles: [
      8.1650546997689363e-6, 0.026763191142755057, 0.26444998329565996, 0.51031630655149164, 0.9555730480301817,
    ],
  },
  {
    name: "beta of two horns",
    spec: of("beta", { alpha: 0.5, beta: 0.5 }),
    mean: 0.5,
    variance: 0.125,
    quantiles: [2.4674011002723397e-18, 0.0002467198171342215, 0.5, 0.97552825814757679, 0.9999999999975326],
  },
  {
    name: "beta by its cv",
    spec: of("beta", { mean: 0.3, cv: 0.4 }),
    mean: 0.3,
    variance: 0.0144,
    quantiles: [
      0.0012655407755092608, 0.07496518849407918, 0.28994441554268748, 0.46294286171223946, 0.86504063579165516,
    ],
  },
  { name: "beta between bounds", spec: of("beta", { alpha: 2, beta: 2, low: 10, high: 20 }), mean: 15, variance: 5 },
  {
    name: "pert",
    spec: of("pert", { low: 1, mode: 2, high: 7 }),
    mean: 2.6666666666666667,
    variance: 1.0317460317460317,
    quantiles: [1.0000065625547996, 1.1063475108429267, 2.5117238628476624, 4.1116092564897427, 6.8115366259516007],
  },
  {
    name: "pert of little faith",
    spec: of("pert", { low: 1, mode: 2, high: 7, lambda: 2 }),
    mean: 3,
    variance: 1.6,
    quantiles: [1.0000004309565591, 1.0773472753799182, 2.8208127033249536, 4.8327904705988927, 6.9721796877795947],
  },
  {
    name: "gamma between bounds",
    spec: of("gamma", { shape: 2.5, scale: 3 }, { at_least: 2, at_most: 10 }),
    mean: 5.7291734322447027,
    variance: 4.712900735684785,
  },
  {
    name: "lognormal from a bound up",
    spec: of("lognormal", { mu: 0.5, sigma: 0.75 }, { at_least: 2 }),
    mean: 3.7764773538695677,
    variance: 4.5058270921650489,
  },
  {
    name: "lognormal up to a bound",
    spec: of("lognormal", { mu: 0.5, sigma: 0.75 }, { at_most: 6 }),
    mean: 1.9037648453072613,
    variance: 1.5172927359192982,
  },
  {
    name: "lognormal between bounds",
    spec: of("lognormal", { mu: 0.5, sigma: 0.75 }, { at_least: 1, at_most: 3 }),
    mean: 1.799683646578795,
    variance: 0.3013442401220535,
  },
  {
    name: "weibull between bounds",
    spec: of("weibull", { shape: 1.5, scale: 4 }, { at_least: 1, at_most: 6 }),
    mean: 3.1518507636914713,
    variance: 1.8336686150003604,
  },
  {
    name: "triangular between bounds",
    spec: of("triangular", { low: 3, mode: 6, high: 12 }, { at_least: 4, at_most: 8 }),
    mean: 6.1481481481481481,
    variance: 1.0891632373113855,
  },
  { name: "exponential from a bound up", spec: of("exponential", { mean: 2 }, { at_least: 5 }), mean: 7, variance: 4 },
];

/** Distributions on single values, with enough of them to hold all but 1e-15. */
export const stepped: readonly (Reference & { readonly support: readonly number[] })[] = [
  { name: "constant", spec: of("constant", { value: 6 }), mean: 6, variance: 0, support: [6] },
  { name: "poisson", spec: of("poisson", { mean: 4.3 }), mean: 4.3, variance: 4.3, support: wholeNumbers(0, 40) },
  {
    name: "poisson of a large mean",
    spec: of("poisson", { mean: 1000 }),
    mean: 1000,
    variance: 1000,
    support: wholeNumbers(700, 1320),
  },
  {
    name: "binomial",
    spec: of("binomial", { trials: 20, share: 0.3 }),
    mean: 6,
    variance: 4.2,
    support: wholeNumbers(0, 20),
  },
  {
    name: "binomial of many trials",
    spec: of("binomial", { trials: 1000, share: 0.07 }),
    mean: 70,
    variance: 65.1,
    support: wholeNumbers(0, 200),
  },
  {
    name: "discrete",
    spec: { family: "discrete", parameters: {}, values: [10, 2, 5, 2], weights: [1, 1, 4, 2] },
    mean: 4.5,
    variance: 6.25,
    support: [2, 5, 10],
  },
  {
    name: "empirical",
    spec: { family: "empirical", parameters: {}, values: [3, 1, 4, 1, 5, 9, 2, 6] },
    mean: 3.875,
    variance: 6.609375,
    support: [1, 2, 3, 4, 5, 6, 9],
  },
  {
    name: "poisson between bounds",
    spec: of("poisson", { mean: 4.3 }, { at_least: 2, at_most: 6 }),
    mean: 3.966573141328937,
    variance: 1.6883052374738962,
    support: [2, 3, 4, 5, 6],
  },
];

function wholeNumbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
