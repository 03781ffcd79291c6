export const NONE: i32 = -1;
/** Places of an item's links, in bytes: who follows, who precedes, which line. */
export const PRECEDING: usize = 4;
export const LINE: usize = 8;
/** Bytes of an item's links. */
export const linkBytes: i32 = 12;

/**
 * Where the items of some waiting lines keep their links: at `place`, and then every `stride` bytes. So a case in a line is on the same
 * lines of the processor's cache as all else of it. Whoever owns the items says so here when they move, or become more.
 */
export class Links {
  place: usize = 0;
  items: i32 = 0;
  private readonly stride: usize;

  constructor(stride: i32) {
    this.stride = stride;
  }

  /** Links of items that have nothing else, in no line yet. */
  static alone(items: i32): Links {
    const links = new Links(linkBytes);
    links.place = heap.alloc(items * linkBytes);
    links.items = items;
    for (let item = 0; item < items; item++) unlink(links.of(item));
    return links;
  }

  of(item: i32): usize {
    return this.place + <usize>item * this.stride;
  }
}

/** Puts an item's links in the state of one that is in no line. */
export function unlink(links: usize): void {
  store<i32>(links, NONE, LINE);
}
