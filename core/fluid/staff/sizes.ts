/** The full-time equivalents that people of a pool may be: few, and found by looking. */
import { grown } from "../../engine/memory.ts";

export let sizes = new StaticArray<f64>(0);

export function open(): void {
  sizes = new StaticArray<f64>(0);
}

/** Place of a size, which is added if it is new. */
export function sizeOf(fte: f64): i32 {
  for (let i = 0; i < sizes.length; i++) if (sizes[i] === fte) return i;
  const place = sizes.length;
  sizes = grown(sizes, place + 1);
  sizes[place] = fte;
  return place;
}
