import type { PrecisionReached } from "../../experiment/precision/precision.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { ReplicationRows } from "../../experiment/replications/store.ts";
import type { FluidCheck, NoFluidCheck } from "../../experiment/run/fluid-check.ts";
import type { Estimates } from "../../experiment/run/run.ts";
import type { LoadedScenario } from "../../scenario/loaded.ts";

/** All that the files of a result are made from. */
export interface Result {
  readonly loaded: LoadedScenario;
  readonly point: Point;
  readonly rows: ReplicationRows;
  readonly estimates: Estimates;
  /** The fluid limit beside the estimates; undefined where none was asked for. */
  readonly fluid?: FluidCheck | NoFluidCheck;
  /** Whether every replication asked for was run. */
  readonly complete: boolean;
  /** Whole hash of all that fixes a byte of the result. */
  readonly identity: string;
  /** The identity that the run had when it was asked for: with precision asked for, that of the most replications. */
  readonly request: string;
  /** How precise each measure named with `--precision` is; absent where none was. */
  readonly precision?: readonly PrecisionReached[];
  readonly build: { readonly version: string; readonly hash: string };
}
