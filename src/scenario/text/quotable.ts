/**
 * What a file may hold to be quoted in a message. `extends:` and `file:` can name any file of the machine, and a scenario from somebody
 * else might do so to have its secrets shown: only what has the look of a scenario, a sweep or a table of data is.
 */

/** Keys at the top of a scenario or a sweep. */
const ours =
  /^[ \t{]*["']?(?:format|extends|title|question|period|calendar|sites|cases|work|staff|next_case|changes|targets|observed|draws|replications|scenario|measures)["']?[ \t]*:(?:\s|$)/m;

export function isScenarioLike(text: string): boolean {
  return ours.test(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/** The name of a column as a person writes it. */
const plainName = /^[\p{L}\p{N}][\p{L}\p{N} _()%/.&'’-]{0,79}$/u;

/** Whether these cells can be the header of a table. */
export function isHeader(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => plainName.test(cell.trim()));
}

/** Whether the first line of a text can be the header of a table. */
export function isTableLike(text: string): boolean {
  const line = text
    .slice(0, 10_000)
    .split(/\r?\n/, 1)[0]
    .replace(/^\ufeff/, "");
  return [",", ";", "\t"].some((mark) => isHeader(line.split(mark).map((cell) => cell.replace(/^"(.*)"$/, "$1"))));
}
