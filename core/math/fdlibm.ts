/**
 * The core's `Math`: the elementary functions of fdlibm (Sun Microsystems, 1993), which are also V8's, to the last bit; in the core
 * they need no call out of it. Constants and cuts are fdlibm's. test/engine/core/mathematics.test.ts compares them.
 */
export namespace Fdlibm {
  const ln2High: f64 = 6.9314718036912381649e-1;
  const ln2Low: f64 = 1.90821492927058770002e-10;
  const two54: f64 = 18014398509481984;

  function highWord(x: f64): i32 {
    return <i32>(reinterpret<u64>(x) >> 32);
  }

  function withHighWord(x: f64, high: i32): f64 {
    return reinterpret<f64>((reinterpret<u64>(x) & 0xffffffff) | ((<u64>(<u32>high)) << 32));
  }

  export function sqrt(x: f64): f64 {
    return f64.sqrt(x);
  }

  /** e_log.c */
  export function log(x: f64): f64 {
    let hx = highWord(x);
    let k = 0;
    if (hx < 0x00100000) {
      if (x === 0) return -Infinity;
      if (hx < 0) return NaN;
      k = -54;
      x *= two54;
      hx = highWord(x);
    }
    if (hx >= 0x7ff00000) return x + x;
    k += (hx >> 20) - 1023;
    hx &= 0x000fffff;
    const up = (hx + 0x95f64) & 0x100000;
    x = withHighWord(x, hx | (up ^ 0x3ff00000));
    k += up >> 20;
    const f = x - 1;
    const dk = <f64>k;
    if ((0x000fffff & (2 + hx)) < 3) {
      if (f === 0) return k === 0 ? 0 : dk * ln2High + dk * ln2Low;
      const r = f * f * (0.5 - 0.33333333333333333 * f);
      return k === 0 ? f - r : dk * ln2High - (r - dk * ln2Low - f);
    }
    const s = f / (2 + f);
    const z = s * s;
    const w = z * z;
    const t1 = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
    const t2 =
      z *
      (6.66666666666673513e-1 +
        w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
    const r = t2 + t1;
    if (((hx - 0x6147a) | (0x6b851 - hx)) > 0) {
      const half = 0.5 * f * f;
      return k === 0 ? f - (half - s * (half + r)) : dk * ln2High - (half - (s * (half + r) + dk * ln2Low) - f);
    }
    return k === 0 ? f - s * (f - r) : dk * ln2High - (s * (f - r) - dk * ln2Low - f);
  }

  /** s_log1p.c */
  export function log1p(x: f64): f64 {
    const hx = highWord(x);
    const ax = hx & 0x7fffffff;
    let k = 1;
    let f: f64 = 0;
    let c: f64 = 0;
    let hu = 1;
    if (hx < 0x3fda827a) {
      if (ax >= 0x3ff00000) return x === -1 ? -Infinity : NaN;
      if (ax < 0x3e200000) return ax < 0x3c900000 ? x : x - x * x * 0.5;
      if (hx > 0 || hx <= <i32>0xbfd2bec4) {
        k = 0;
        f = x;
      }
    }
    if (hx >= 0x7ff00000) return x + x;
    if (k !== 0) {
      let u = hx < 0x43400000 ? 1 + x : x;
      hu = highWord(u);
      k = (hu >> 20) - 1023;
      if (hx < 0x43400000) {
        c = k > 0 ? 1 - (u - x) : x - (u - 1);
        // What rounding took from 1 + x: nothing, where x is a uniform.
        if (c !== 0) c /= u;
      }
      hu &= 0x000fffff;
      if (hu < 0x6a09e) u = withHighWord(u, hu | 0x3ff00000);
      else {
        k++;
        u = withHighWord(u, hu | 0x3fe00000);
        hu = (0x00100000 - hu) >> 2;
      }
      f = u - 1;
    }
    const dk = <f64>k;
    const half = 0.5 * f * f;
    if (hu === 0) {
      if (f === 0) return k === 0 ? 0 : dk * ln2High + (c + dk * ln2Low);
      const r = half * (1 - 0.66666666666666666 * f);
      return k === 0 ? f - r : dk * ln2High - (r - (dk * ln2Low + c) - f);
    }
    const s = f / (2 + f);
    const z = s * s;
    const r =
      z *
      (6.66666666666673513e-1 +
        z *
          (3.999999999940941908e-1 +
            z *
              (2.857142874366239149e-1 +
                z *
                  (2.222219843214978396e-1 +
                    z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
    return k === 0 ? f - (half - s * (half + r)) : dk * ln2High - (half - (s * (half + r) + (dk * ln2Low + c)) - f);
  }

  /** e_exp.c, with exp(1) put right as V8 has it. */
  export function exp(x: f64): f64 {
    const hx = highWord(x) & 0x7fffffff;
    const negative = x < 0;
    let k = 0;
    let high: f64 = 0;
    let low: f64 = 0;
    if (hx >= 0x40862e42) {
      if (x !== x) return x;
      if (x > 709.782712893383973096) return Infinity;
      if (x < -745.13321910194110842) return 0;
    }
    if (hx > 0x3fd62e42) {
      if (hx < 0x3ff0a2b2) {
        if (x === 1) return 2.718281828459045;
        high = negative ? x + ln2High : x - ln2High;
        low = negative ? -ln2Low : ln2Low;
        k = negative ? -1 : 1;
      } else {
        k = <i32>(1.442695040888963387 * x + (negative ? -0.5 : 0.5));
        high = x - <f64>k * ln2High;
        low = <f64>k * ln2Low;
      }
      x = high - low;
    } else if (hx < 0x3e300000) return 1 + x;
    const t = x * x;
    const c =
      x -
      t *
        (1.66666666666666019037e-1 +
          t *
            (-2.77777777770155933842e-3 +
              t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
    if (k === 0) return 1 - ((x * c) / (c - 2) - x);
    const y = 1 - (low - (x * c) / (2 - c) - high);
    if (k === 1024) return y * 2 * 8.98846567431158e307;
    if (k >= -1021) return y * reinterpret<f64>((<u64>(0x3ff + k)) << 52);
    return y * reinterpret<f64>((<u64>(0x3ff + k + 1000)) << 52) * 9.332636185032189e-302;
  }
}
