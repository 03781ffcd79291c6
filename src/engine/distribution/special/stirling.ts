const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Above this the series below is exact to double precision. */
const LARGE = 10;

/**
 * What Stirling's formula leaves out: ln Γ(x) - [(x - 1/2) ln x - x + ln(2π)/2], for x > 0.
 * The densities use it in place of ln Γ, whose size would swamp them when shapes are large
 * (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
export function stirlingError(x: number): number {
  if (x < LARGE) return logGamma(x) - stirling(x);
  // DLMF 5.11.1, Bernoulli numbers over 2k(2k - 1).
  const r = 1 / (x * x);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) / x;
}

/** ln Γ(x) for x > 0, to about 1e-15 absolutely, or relatively where it is large. */
export function logGamma(x: number): number {
  if (x >= LARGE) return stirling(x) + stirlingError(x);
  let product = 1;
  let y = x;
  for (; y < LARGE; y++) product *= y;
  return stirling(y) + stirlingError(y) - Math.log(product);
}

function stirling(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI;
}

/**
 * Loader's deviance: a ln(a / m) + m - a, never below 0, without cancellation where m is near a.
 * The logarithm of m is given too, so that it works where m itself underflows.
 */
export function deviance(a: number, m: number, logM: number): number {
  const v = (a - m) / (a + m);
  if (!(Math.abs(v) < 0.1)) return a * (Math.log(a) - logM) + m - a;
  let sum = (a - m) * v;
  let term = 2 * a * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/** ln of the gamma density of ln X at x, shape a: a ln x - x - ln Γ(a). */
export function logGammaDensity(a: number, x: number, logX: number): number {
  return 0.5 * Math.log(a) - HALF_LOG_TWO_PI - stirlingError(a) - deviance(a, x, logX);
}

/** ln of the beta density of logit X at x, with y = 1 - x: a ln x + b ln y - ln B(a, b). */
export function logBetaDensity(a: number, b: number, x: number, y: number, logX: number, logY: number): number {
  const n = a + b;
  const logN = Math.log(n);
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return (
    0.5 * (Math.log(a) + Math.log(b) - logN) -
    HALF_LOG_TWO_PI +
    errors -
    deviance(a, n * x, logN + logX) -
    deviance(b, n * y, logN + logY)
  );
}
