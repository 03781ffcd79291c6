/** What mentoring takes. Compiled twice, for TypeScript and for the core (see engine/portable.d.ts). */

/** Less than this share of someone's hours is a rounding error and nothing. */
const rounding: f64 = 1e-9;

/** Share of the hours that mentors still have which mentees take: never more than all. */
export function mentoringShare(asked: f64, spare: f64): f64 {
  return spare > 0 ? Math.min(1, asked / spare) : 0;
}

/** Share of the hours of mentors that is left to cases. */
export function shareKept(mentoring: f64, hours: f64): f64 {
  const left = hours > 0 ? 1 - mentoring / hours : 0;
  return left > rounding ? left : 0;
}
