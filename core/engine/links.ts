/**
 * The links of an item in the line it is in. An item goes by an address, and its links lie at a fixed place from there, among whatever else
 * is known of it: so a case in a line is on the same line of the processor's cache as all else of it.
 */
export const NONE: i32 = -1;
/** Places among the links, in bytes: who follows, who precedes, which line. */
export const PRECEDING: usize = 4;
export const LINE: usize = 8;
/** Bytes of an item's links. */
export const linkBytes: i32 = 12;

/** Puts links in the state of an item that is in no line. */
export function unlink(links: usize): void {
  store<i32>(links, NONE, LINE);
}
