/** Parts that add up to their whole: to the last bit, and to the last digit shown. */

/** Half a step goes away from 0, so that a difference has the same size whichever way round it is taken. */
function wholeMultiple(steps: number): number {
  return Math.sign(steps) * Math.round(Math.abs(steps)) + 0;
}

/** Numbers as whole multiples of a step that add up to the whole's: what rounding leaves over goes where most was rounded off. */
function multiples(parts: readonly number[], whole: number, step: number): number[] {
  const counts = parts.map((part) => Math.floor(part / step));
  const left = wholeMultiple(whole / step) - counts.reduce((sum, count) => sum + count, 0);
  // Parts that add up to the whole but for the last bits leave 0 to n steps over; more is spread in turns.
  const byRest = parts
    .map((_, i) => i)
    .sort((i, j) => parts[j] / step - counts[j] - (parts[i] / step - counts[i]) || i - j);
  const turns = Math.floor(left / parts.length);
  const rest = left - turns * parts.length;
  byRest.forEach((i, place) => {
    counts[i] += turns + (place < rest ? 1 : 0);
  });
  return counts;
}

/** The step of {@link addingUp}: a power of two about 2^-40 of the largest of the numbers. */
function fineStep(numbers: readonly number[]): number {
  const largest = Math.max(...numbers.map(Math.abs));
  // 2^-1022 is the least power of two that keeps its precision.
  return largest > 0 ? 2 ** Math.max(Math.ceil(Math.log2(largest)) - 40, -1022) : 1;
}

/**
 * Parts and whole moved by less than 1e-12 of the largest of them so that, summed as floating-point numbers in any order, the parts give
 * the whole bit by bit: all are multiples of one power of two, with bits to spare for the sum.
 * @param parts add up to the whole but for rounding; at most 2^12 of them
 */
export function addingUp(parts: readonly number[], whole: number): { parts: number[]; whole: number } {
  if (parts.length === 0) return { parts: [], whole };
  const step = fineStep([...parts, whole]);
  return {
    parts: multiples(parts, whole, step).map((count) => count * step),
    whole: wholeMultiple(whole / step) * step,
  };
}

/** Parts rounded to multiples of `unit` that still add up to the whole so rounded: for tables that people add up. (Largest remainder.) */
export function roundedParts(parts: readonly number[], whole: number, unit = 1): number[] {
  if (parts.length === 0) return [];
  return multiples(parts, whole, unit).map((count) => count * unit);
}
