/** The store on disk that every command shares: replications whole and by their scalars, beside the results. */
import { join } from "node:path";
import { cacheFolder } from "./kept.ts";
import { ReplicationCache } from "./replication-cache.ts";
import { ScalarCache } from "./scalar-cache.ts";

export interface Caches {
  readonly whole: ReplicationCache;
  readonly scalars: ScalarCache;
}

/** @param out the results folder; nothing is made in it before something is kept */
export function cachesIn(out: string): Caches {
  const folder = join(out, cacheFolder);
  return { whole: new ReplicationCache(folder), scalars: new ScalarCache(folder) };
}
