/** Wording that every folder shares, the same whatever the locale: digits in groups, a noun that goes with a count, a title within a sentence. */

/** "77123" -> "77,123"; digits after a decimal point stay as they are. */
export const grouped = (number: number | string): string =>
  String(number).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** The noun, or the verb, that goes with a count: "day" with 1, "days" with 0, 2 or 1.5. @param many where an s does not make it */
export const plural = (count: number, one: string, many = `${one}s`): string => (count === 1 ? one : many);

/** A title within a sentence. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
