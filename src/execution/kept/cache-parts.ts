/**
 * Parts of a cache on disk: a folder for each key, and in it files that are never changed, each named by the SHA-256 of its bytes, which
 * appear whole. What is read is not trusted: a file that is cut, altered, misnamed or too large is no part.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../files/atomic-file.ts";
import { readRegular } from "../files/regular-file.ts";

/** The most that is read of one part. */
const largestPart = 64 * 2 ** 20;

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function entries(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

export class CacheParts {
  private readonly folder: string;
  private readonly extension: string;

  /** @param folder is made when something is first kept in it @param extension what the names of these parts end in, with its dot */
  constructor(folder: string, extension: string) {
    this.folder = folder;
    this.extension = extension;
  }

  /** Names of the parts of a key, in order. */
  names(key: string): string[] {
    return entries(this.place(key)).filter((name) => name.endsWith(this.extension));
  }

  /** Undefined when the file is not a part. */
  read(key: string, name: string): Uint8Array | undefined {
    try {
      const path = join(this.place(key), name);
      const bytes = readRegular(path, largestPart);
      return name === `${sha256(bytes)}${this.extension}` ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** @returns the part's name @throws what the system throws when it cannot write */
  write(key: string, bytes: Uint8Array): string {
    const name = `${sha256(bytes)}${this.extension}`;
    mkdirSync(this.place(key), { recursive: true });
    writeAtomically(join(this.place(key), name), bytes);
    return name;
  }

  /** Removes the parts written longest ago until all that are left, of whatever key, take no more than so many bytes. Never throws. */
  shrinkTo(bytes: number): void {
    const parts = this.all().sort((a, b) => b.written - a.written);
    let total = 0;
    for (const { path, size } of parts) {
      total += size;
      if (total <= bytes) continue;
      try {
        rmSync(path, { force: true });
      } catch {
        // Somebody else's, or no file: what may not be removed stays.
      }
    }
  }

  /** Whether there is none of any key. */
  get isEmpty(): boolean {
    return !entries(this.folder).some((start) =>
      entries(join(this.folder, start)).some((key) => this.names(key).length > 0),
    );
  }

  private all(): { path: string; size: number; written: number }[] {
    return entries(this.folder).flatMap((start) =>
      entries(join(this.folder, start)).flatMap((key) =>
        this.names(key).flatMap((name) => {
          const path = join(this.place(key), name);
          try {
            const { size, mtimeMs } = statSync(path);
            return [{ path, size, written: mtimeMs }];
          } catch {
            // Another process may have removed it since, or it is not ours to look at.
            return [];
          }
        }),
      ),
    );
  }

  private place(key: string): string {
    return join(this.folder, key.slice(0, 2), key);
  }
}
