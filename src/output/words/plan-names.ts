/** What plans, and what changed between them, are called in answers: words first, as short as a table needs, each its own. */

/** A plan as its file and its title name it. */
export interface NamedPlan {
  readonly title: string;
  /** File or folder name without its path. */
  readonly name: string;
}

/** Texts of which each is its own: equal ones are told apart by `other`, and by a number where that is equal too. */
function distinct(texts: readonly string[], others: readonly string[]): string[] {
  const isTwice = (list: readonly string[], text: string) => list.filter((one) => one === text).length > 1;
  const told = texts.map((text, i) => (isTwice(texts, text) && others[i] !== text ? `${text} (${others[i]})` : text));
  return told.map((text, i) => {
    const before = told.slice(0, i).filter((one) => one === text).length;
    return before > 0 ? `${text} (${before + 1})` : text;
  });
}

/** Titles of plans; a title that two of them have is followed by the file's name. */
export function planTitles(plans: readonly NamedPlan[]): string[] {
  return distinct(
    plans.map(({ title }) => title),
    plans.map(({ name }) => name),
  );
}

const cutTo = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** Each name as a table has room for it; names that would read the same when cut keep their ends instead, or are numbered. */
export function shortNames(names: readonly string[], most: number): string[] {
  const cut = names.map((name) => cutTo(name, most));
  const ends = names.map((name, i) =>
    cut.filter((one) => one === cut[i]).length > 1 ? `…${name.slice(name.length - most + 1).trimStart()}` : cut[i],
  );
  if (new Set(ends).size === ends.length) return ends;
  return names.map((name, i) => cutTo(`${i + 1} ${name}`, most));
}
