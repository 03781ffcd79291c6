// Gauss-Kronrod 7-15 (QUADPACK, Piessens et al., 1983): abscissae from the outside in, weights of the 15, and of the 7
// at odd places.
const ABSCISSAE = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
  0.741531185599394439863864773280788, 0.58608723546769113029414469125888, 0.405845151377397166906606412076961,
  0.207784955007898467600689403773245, 0,
];
const KRONROD = [
  0.02293532201052922496373200805897, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
  0.140653259715525918745189590510238, 0.16900472663926790282658342659855, 0.190350578064785409913256402421014,
  0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
];
const GAUSS = [
  0.129484966168869693270611432679082, 0.27970539148927666790146777142378, 0.381830050505118944950369775488975,
  0.417959183673469387755102040816327,
];

const DEEPEST = 50;
/** Parts that are tried in all: what needs more has nearly all its weight where no part looks. */
const MOST_PARTS = 2 ** 12;

/**
 * The integral of f over (low, high), by bisection until each part's two rules agree. The ends are never asked for, so
 * f may be infinite there if the integral is finite.
 *
 * @param tolerance of each part, relative to the whole
 * @throws RangeError when f is too uneven to be integrated
 */
export function integrate(f: (x: number) => number, low: number, high: number, tolerance = 1e-11): number {
  if (low === high) return 0;
  const allowed = tolerance * Math.abs(rules(f, low, high).kronrod);
  let parts = 0;
  const refine = (from: number, to: number, depth: number): number => {
    if (++parts > MOST_PARTS) throw new RangeError("too uneven for a mean: its values lie too far apart.");
    const { kronrod, difference } = rules(f, from, to);
    if (difference <= allowed || depth === DEEPEST) return kronrod;
    const middle = (from + to) / 2;
    return refine(from, middle, depth + 1) + refine(middle, to, depth + 1);
  };
  return refine(low, high, 0);
}

function rules(f: (x: number) => number, low: number, high: number): { kronrod: number; difference: number } {
  const centre = (low + high) / 2;
  const half = (high - low) / 2;
  let kronrod = KRONROD[7] * f(centre);
  let gauss = GAUSS[3] * f(centre);
  for (let i = 0; i < 7; i++) {
    const both = f(centre - half * ABSCISSAE[i]) + f(centre + half * ABSCISSAE[i]);
    kronrod += KRONROD[i] * both;
    if (i % 2 === 1) gauss += GAUSS[i >> 1] * both;
  }
  return { kronrod: kronrod * half, difference: Math.abs(kronrod - gauss) * half };
}
