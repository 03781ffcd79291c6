/** One schema for all places of the same kind: making one takes longer than reading a file with it. */
export function once<K, T>(make: (kind: K) => T): (kind: K) => T {
  const made = new Map<K, T>();
  return (kind) => {
    const before = made.get(kind);
    if (before !== undefined) return before;
    const schema = make(kind);
    made.set(kind, schema);
    return schema;
  };
}
