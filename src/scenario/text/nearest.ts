/** The name the author most likely meant. */

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
 * Source: L. Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16 (2011), section 2.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length];
}

/** The candidate nearest to `name`, if one is near: a third of its letters may differ. Upper and lower case, `-` and `_` are the same. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const plain = (text: string) => text.slice(0, 200).toLowerCase().replaceAll("-", "_");
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const distance = editDistance(plain(name), plain(candidate));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best !== undefined && least <= Math.max(1, Math.floor(Math.max(name.length, best.length) / 3))
    ? best
    : undefined;
}

/** `did you mean X?`, or the list of what is valid when nothing is near. */
export function suggestion(name: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const best = nearest(name, all);
  if (best !== undefined) return `did you mean ${best}?`;
  return all.length > 0 && all.length <= 30 ? `known here: ${all.join(", ")}` : undefined;
}
