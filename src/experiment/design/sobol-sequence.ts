/**
 * The Sobol sequence: points that fill the unit cube more evenly than random ones. (I. M. Sobol, USSR Computational Mathematics and
 * Mathematical Physics 7, 1967; Gray-code order after Antonov and Saleev, 1979.) Direction numbers: S. Joe and F. Y. Kuo, SIAM Journal
 * on Scientific Computing 30, 2008, file new-joe-kuo-6.21201, as `s a m_1 … m_s` from the second input on.
 */
const directionTable =
  "1 0 1|2 1 1 3|3 1 1 3 1|3 2 1 1 1|4 1 1 1 3 3|4 4 1 3 5 13|5 2 1 1 5 5 17|5 4 1 1 5 5 5|5 7 1 1 7 11 19|5 11 1 1 5 1 1|5 13 1 1 1 3 11|5 14 1 3 5 5 31|6 1 1 3 3 9 7 49|6 13 1 1 1 15 21 21|6 16 1 3 1 13 27 49|6 19 1 1 1 15 7 5|6 22 1 3 1 15 13 25|6 25 1 1 5 5 19 61|7 1 1 3 7 11 23 15 103|7 4 1 3 7 13 13 15 69|7 7 1 1 3 13 7 35 63|7 8 1 3 5 9 1 25 53|7 14 1 3 1 13 9 35 107|7 19 1 3 1 5 27 61 31|7 21 1 1 5 11 19 41 61|7 28 1 3 5 3 3 13 69|7 31 1 1 7 13 1 19 1|7 32 1 3 7 5 13 19 59|7 37 1 1 3 9 25 29 41|7 41 1 3 5 13 23 1 55|7 42 1 3 7 3 13 59 17|7 50 1 3 1 3 5 53 69|7 55 1 1 5 5 23 33 13|7 56 1 1 7 7 1 61 123|7 59 1 1 7 9 13 61 49|7 62 1 3 3 5 3 55 33|8 14 1 3 1 15 31 13 49 245|8 21 1 3 5 15 31 59 63 97|8 22 1 3 1 11 11 11 77 249|8 38 1 3 1 11 27 43 71 9|8 47 1 1 7 15 21 11 81 45|8 49 1 3 7 3 25 31 65 79|8 50 1 3 1 1 19 11 3 205|8 52 1 1 5 9 19 21 29 157|8 56 1 3 7 11 1 33 89 185|8 67 1 3 3 3 15 9 79 71|8 70 1 3 7 11 15 39 119 27|8 84 1 1 3 1 11 31 97 225|8 97 1 1 1 3 23 43 57 177|8 103 1 3 7 7 17 17 37 71|8 115 1 3 1 5 27 63 123 213|8 122 1 1 3 5 11 43 53 133|9 8 1 3 5 5 29 17 47 173 479|9 13 1 3 3 11 3 1 109 9 69|9 16 1 1 1 5 17 39 23 5 343";

const rows = directionTable.split("|").map((row) => row.split(" ").map(Number));

/** The most inputs there are direction numbers for. */
export const mostSobolInputs = rows.length + 1;

const bits = 32;

/** The direction numbers of one input, as 32-bit fractions, by the recurrence of its primitive polynomial. */
function directions(input: number): Uint32Array {
  const v = new Uint32Array(bits);
  if (input === 0) return v.map((_, i) => 2 ** (31 - i));
  const [degree, polynomial, ...m] = rows[input - 1];
  for (let i = 0; i < bits; i++) {
    if (i < degree) v[i] = m[i] << (31 - i);
    else {
      v[i] = v[i - degree] ^ (v[i - degree] >>> degree);
      for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - 1 - k)) & 1) v[i] ^= v[i - k];
    }
  }
  return v;
}

/**
 * The first `count` points, each coordinate shifted by a random pattern of bits (a digital shift), which keeps their evenness and keeps
 * the corner (0, 0, …) out. (Matousek, Journal of Complexity 14, 1998.)
 * @param uniform the next uniform number in (0, 1)
 * @throws RangeError for more inputs than there are direction numbers for
 */
export function sobolSequence(inputs: number, count: number, uniform: () => number): Float64Array[] {
  if (inputs > mostSobolInputs) throw new RangeError(`a Sobol sequence has at most ${mostSobolInputs} inputs here`);
  const all = Array.from({ length: inputs }, (_, input) => directions(input));
  const shift = Uint32Array.from({ length: inputs }, () => Math.floor(uniform() * 2 ** bits));
  const state = new Uint32Array(inputs);
  return Array.from({ length: count }, (_, n) => {
    // In Gray-code order one direction is added: that of the lowest bit in which n differs from n - 1.
    if (n > 0) for (let i = 0; i < inputs; i++) state[i] ^= all[i][Math.clz32(1) - Math.clz32(n & -n)];
    return Float64Array.from(state, (word, i) => (((word ^ shift[i]) >>> 0) + 0.5) / 2 ** bits);
  });
}
