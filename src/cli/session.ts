/** One run of one scenario from options to result folder: the wiring between the layers, without words for the user. */

import type { Build } from "../execution/identity.ts";
import { SpillStore } from "../execution/spill.ts";
import type { Executor, StopSignal } from "../experiment/executor.ts";
import { firstReplications } from "../experiment/laboratory.ts";
import type { Point } from "../experiment/point.ts";
import { estimateRun } from "../experiment/run.ts";
import { abandon, finish, keepPartial, type ResultFolder } from "../output/folder.ts";
import { writeResult } from "../output/result-folder.ts";
import type { Result } from "../output/tables/result.ts";
import { openTimeseries } from "../output/tables/timeseries.ts";
import type { LoadedScenario } from "../scenario/loaded.ts";

export interface RunSession {
  readonly loaded: LoadedScenario;
  readonly point: Point;
  readonly identity: string;
  readonly build: Build;
  readonly executor: Executor;
  readonly threads: number;
  readonly folder: ResultFolder;
  readonly signal: StopSignal;
  readonly now: () => Date;
  /** Told of each replication as it is done, and once when simulating ends. */
  readonly onReplication: () => void;
  readonly onSimulated: () => void;
}

export interface Outcome {
  /** Undefined when not one replication was finished: then nothing is kept. */
  readonly result?: Result;
  readonly folder?: string;
  /** Why the run stopped short, if it was neither asked to nor a fault: a full disk. */
  readonly stoppedBy?: NodeJS.ErrnoException;
}

/** A disk that will take no more. */
function isFullDisk(error: unknown): error is NodeJS.ErrnoException {
  return ["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** Simulates, estimates and writes. What is finished when the signal comes, or the disk is full, is kept in `….partial`. */
export async function runSession(session: RunSession): Promise<Outcome> {
  const { loaded, point, identity, build, executor, folder } = session;
  const started = session.now();
  const store = new SpillStore(point.plan, { folder: folder.staging, capacity: point.replications });
  try {
    const stoppedBy = await simulateInto(store, session);
    session.onSimulated();
    if (store.count === 0) {
      abandon(folder);
      return { stoppedBy };
    }
    const series = openTimeseries(folder.staging, point.plan);
    const estimates = estimateRun(point, loaded.scenario, store, series.onDay);
    series.close();
    const complete = store.count === point.replications;
    const result: Result = { loaded, point, rows: store, estimates, complete, identity, build };
    writeResult(folder.staging, result, () => ({ started, finished: session.now(), threads: session.threads }));
    return { result, folder: complete ? finish(folder) : keepPartial(folder), stoppedBy };
  } catch (error) {
    abandon(folder);
    throw error;
  } finally {
    store.close();
    await executor.close();
  }
}

async function simulateInto(
  store: SpillStore,
  { point, executor, signal, onReplication }: RunSession,
): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await executor.run(
      point,
      firstReplications(point.replications),
      (replication) => {
        store.put(replication);
        onReplication();
      },
      signal,
    );
    return undefined;
  } catch (error) {
    if (!isFullDisk(error)) throw error;
    return error;
  }
}
