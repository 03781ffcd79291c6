/** Memory of the core, which is never released. */
const pageBits: i32 = 16;

/** Grows memory up to an address: without this the allocator doubles it when memory runs short. */
export function reach(end: usize): void {
  const present = (<usize>memory.size()) << pageBits;
  if (end > present) memory.grow(<i32>((end - present + (1 << pageBits) - 1) >> pageBits));
}

/** Where the block after the next will begin, or a little beyond, if the next has this many bytes. */
export function endOf(bytes: usize): usize {
  return heap.alloc(1) + bytes + 64;
}

/** A longer copy of a column. */
export function grown<T>(column: StaticArray<T>, length: i32): StaticArray<T> {
  const longer = new StaticArray<T>(length);
  memory.copy(changetype<usize>(longer), changetype<usize>(column), <usize>column.length * sizeof<T>());
  return longer;
}
