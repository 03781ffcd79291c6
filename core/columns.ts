/** Columns of so many zeros, for TypeScript to fill. */

/** @step */
export function reals(length: i32): StaticArray<f64> {
  return new StaticArray<f64>(length);
}

/** @step */
export function ints(length: i32): StaticArray<i32> {
  return new StaticArray<i32>(length);
}

/** @step */
export function bytes(length: i32): StaticArray<u8> {
  return new StaticArray<u8>(length);
}
