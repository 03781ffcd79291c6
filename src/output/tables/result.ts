import type { Point } from "../../experiment/point.ts";
import type { Estimates } from "../../experiment/run.ts";
import type { ReplicationRows } from "../../experiment/store.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";

/** All that the files of a result are made from. */
export interface Result {
  readonly loaded: LoadedScenario;
  readonly point: Point;
  readonly rows: ReplicationRows;
  readonly estimates: Estimates;
  /** Whether every replication asked for was run. */
  readonly complete: boolean;
  /** Whole hash of all that fixes a byte of the result. */
  readonly identity: string;
  readonly build: { readonly version: string; readonly hash: string };
}
