/** What killed processes left behind, taken away. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isLeft } from "../files/own-name.ts";
import { storeFolder } from "./kept.ts";

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function clear(folder: string): void {
  for (const name of entries(folder))
    try {
      if (isLeft(folder, name)) rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Another process may have taken it away, or it is not ours to take.
    }
}

/** Takes away what killed processes left in a folder of results and in its store. Never throws. */
export function clearLeftovers(out: string): void {
  clear(out);
  const store = join(out, storeFolder);
  for (const kind of entries(store)) for (const key of entries(join(store, kind))) clear(join(store, kind, key));
}
