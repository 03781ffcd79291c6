/**
 * The links of an item in the line it is in. An item is identified by its address, and its links are at a fixed offset from
 * there, among its other fields: so the links of a case are on the same line of the processor's cache as its other data.
 */
export const NONE: i32 = -1;
/** Places among the links, in bytes: who follows, who precedes, which line. */
export const PRECEDING: usize = 4;
export const LINE: usize = 8;
/** Bytes of an item's links. */
export const linkBytes: i32 = 12;

/** Sets links to the state of an item that is in no line. */
export function unlink(links: usize): void {
  store<i32>(links, NONE, LINE);
}
