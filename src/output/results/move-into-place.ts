/** A staged folder put where it belongs, in one step, whatever stands there. */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { ownName } from "../../execution/files/own-name.ts";
import { fileHash } from "../../execution/files/regular-file.ts";
import { identityIn, isFree, manifestName } from "./place.ts";

const mostAttempts = 20;

function flushFolder(folder: string): void {
  // Windows cannot open a folder to flush it.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

/** Whether a folder holds every file of the staged result, with the same bytes but for what says when it was made. */
function holdsSame(path: string, staging: string): boolean {
  const names = readdirSync(staging, { recursive: true, encoding: "utf8" });
  const same = (name: string) => {
    const [one, other] = [join(staging, name), join(path, name)];
    if (statSync(one).isDirectory()) return true;
    return name === manifestName ? identityIn(path) === identityIn(staging) : haveSameBytes(one, other);
  };
  try {
    return names.every(same);
  } catch {
    return false;
  }
}

/** Whether two files hold the same. @throws FileRefused for what is no file, and what the system throws */
export function haveSameBytes(one: string, other: string): boolean {
  const { size } = statSync(one);
  return statSync(other).size === size && fileHash(one, size) === fileHash(other, size);
}

/**
 * Puts a staged result in its place, whole. Where the same result stands already, as when another process was first, that one stays;
 * where it is damaged it is taken away first, and what else lies in it, which is the user's, is kept.
 */
export function moveIntoPlace(staging: string, path: string): void {
  flushFolder(staging);
  for (let attempts = 0; ; attempts++)
    try {
      return renameSync(staging, path);
    } catch (error) {
      // Nobody's folder but ours goes from one place to another so often.
      if (isFree(path) || attempts > mostAttempts) throw error;
      if (holdsSame(path, staging)) return rmSync(staging, { recursive: true, force: true });
      const aside = `${path}.${ownName()}.old`;
      moveAside(path, aside);
      for (const name of existsSync(aside) ? readdirSync(aside) : [])
        if (!existsSync(join(staging, name))) renameSync(join(aside, name), join(staging, name));
      rmSync(aside, { recursive: true, force: true });
    }
}

function moveAside(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (error) {
    // Another process may just have moved it.
    if (existsSync(path)) throw error;
  }
}
