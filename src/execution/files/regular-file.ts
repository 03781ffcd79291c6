/**
 * Files that anybody may have put where they lie. A pipe or a device may have no end, or never begin: only a regular file is read, and no
 * more of it than was asked for.
 */
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

export class FileRefused extends Error {
  override readonly name = "FileRefused";
  readonly why: "directory" | "no regular file" | "too large";
  /** Bytes of the file, as far as they were counted. */
  readonly size: number;

  constructor(why: FileRefused["why"], size = 0) {
    super(why);
    this.why = why;
    this.size = size;
  }
}

/** Without waiting for a writer, which is what opening a pipe does; Windows has no such pipes. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const chunkBytes = 1 << 20;

/** @returns a file descriptor @throws FileRefused for what is no regular file, and what the system throws */
export function openRegular(path: string): number {
  const file = openSync(path, reading);
  try {
    const facts = fstatSync(file);
    if (facts.isFile()) return file;
    throw new FileRefused(facts.isDirectory() ? "directory" : "no regular file");
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The bytes of a file, in pieces that stand until the next is asked for. @param most bytes @throws as {@link openRegular}, and FileRefused past `most` */
export function* piecesOf(path: string, most: number): Generator<Uint8Array> {
  const file = openRegular(path);
  try {
    const { size } = fstatSync(file);
    if (size > most) throw new FileRefused("too large", size);
    // Files of /proc say that they are empty: what counts is what comes.
    const piece = new Uint8Array(Math.min(chunkBytes, most + 1));
    let total = 0;
    for (let got = readSync(file, piece); got > 0; got = readSync(file, piece)) {
      total += got;
      if (total > most) throw new FileRefused("too large", total);
      yield piece.subarray(0, got);
    }
  } finally {
    closeSync(file);
  }
}

/** The whole of a file. @throws as {@link piecesOf} */
export function readRegular(path: string, most: number): Buffer {
  const pieces: Uint8Array[] = [];
  for (const piece of piecesOf(path, most)) pieces.push(piece.slice());
  return Buffer.concat(pieces);
}

/** SHA-256 of a file, in hexadecimal. @throws as {@link piecesOf} */
export function fileHash(path: string, most: number): string {
  const hash = createHash("sha256");
  for (const piece of piecesOf(path, most)) hash.update(piece);
  return hash.digest("hex");
}
