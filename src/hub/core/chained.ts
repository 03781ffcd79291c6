/** Where each list begins when they lie one behind the other; the last beginning is the end of all. */
export function starts(lists: readonly ArrayLike<unknown>[]): Int32Array {
  const from = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) from[i + 1] = from[i] + lists[i].length;
  return from;
}
