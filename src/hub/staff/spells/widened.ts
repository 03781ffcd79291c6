/** A wider column that begins as the old one. */
export function widened<Column extends Uint8Array | Int32Array | Float64Array>(old: Column, empty: Column): Column {
  empty.set(old);
  return empty;
}
