/** One run of one scenario from options to result folder: the wiring between the layers, without words for the user. */

import { isFullDisk } from "../execution/files/system-refusal.ts";
import type { Build } from "../execution/identity.ts";
import { SpillStore } from "../execution/store/spill.ts";
import { type PrecisionReached, runUntilPrecise } from "../experiment/precision/precision.ts";
import type { PrecisionGoal } from "../experiment/precision/precision-goal.ts";
import type { Executor, StopSignal } from "../experiment/replications/executor.ts";
import { type Point, sharesDraws } from "../experiment/replications/point.ts";
import { firstReplications } from "../experiment/replications/source.ts";
import type { Replication } from "../hub/replication.ts";
import { abandon, dropPartial, finish, keepPartial, type ResultFolder, renamed } from "../output/results/folder.ts";
import { type FluidLimit, writeRun } from "../output/results/written-run.ts";
import type { Result } from "../output/tables/result.ts";
import type { LoadedScenario } from "../scenario/loaded.ts";

export interface RunSession {
  readonly loaded: LoadedScenario;
  readonly point: Point;
  /** The run's identity at a number of replications: with precision asked for, the number is known at the end. */
  readonly identityAt: (replications: number) => string;
  /** What is to be so precise; the point's replications are then the most that are run. */
  readonly precision: readonly PrecisionGoal[];
  readonly build: Build;
  readonly executor: Executor;
  readonly threads: number;
  readonly folder: ResultFolder;
  /** The fluid limit to lay beside the estimates; without it there is no cross-check. */
  readonly fluid?: FluidLimit;
  readonly signal: StopSignal;
  readonly now: () => Date;
  /** Told of each replication as it is done, and once when simulating ends. */
  readonly onReplication: () => void;
  /** Told how many replications are now to be run in all. */
  readonly onRound: (count: number) => void;
  readonly onSimulated: () => void;
}

export interface Outcome {
  /** Undefined when not one replication was finished: then nothing is kept. */
  readonly result?: Result;
  readonly folder?: string;
  /** Why the run stopped short, if it was neither asked to nor a fault: a full disk. */
  readonly stoppedBy?: NodeJS.ErrnoException;
}

/**
 * Simulates, estimates and writes. What is finished when the signal comes, or the disk is full, is kept in `….partial`.
 * @param use is given the outcome while the daily measures of its replications can still be read
 */
export async function runSession<Used>(session: RunSession, use: (outcome: Outcome) => Used): Promise<Used> {
  const { loaded, build, executor, folder } = session;
  const started = session.now();
  const store = new SpillStore(session.point.plan, {
    folder: folder.staging,
    capacity: session.point.replications,
  });
  try {
    const { stoppedBy, count, precision } = await simulateInto(store, session);
    session.onSimulated();
    if (store.count === 0) {
      abandon(folder);
      return use({ stoppedBy });
    }
    const point = { ...session.point, replications: count };
    const complete = store.count === count;
    // A run that was stopped is the one asked for, however far it came.
    const identity = session.identityAt(complete ? count : session.point.replications);
    const request = session.identityAt(session.point.replications);
    const result = writeRun(
      folder.staging,
      { loaded, point, rows: store, complete, identity, request, precision, build },
      session.fluid,
      () => ({ started, finished: session.now(), threads: session.threads }),
    );
    return use({ result, folder: folderOf(session, result), stoppedBy });
  } catch (error) {
    abandon(folder);
    throw error;
  } finally {
    store.close();
    await executor.close();
  }
}

/** Puts the result in its place: with precision asked for, under the number of replications it took. */
function folderOf(session: RunSession, { complete, identity, point }: Result): string {
  const { folder, loaded } = session;
  if (!complete) return keepPartial(folder);
  if (point.replications === session.point.replications) return finish(folder);
  dropPartial(folder, session.identityAt(session.point.replications));
  return finish(renamed(folder, loaded.name, identity));
}

interface Simulated {
  /** Replications that were to be run in the end. */
  readonly count: number;
  readonly precision?: readonly PrecisionReached[];
  readonly stoppedBy?: NodeJS.ErrnoException;
}

async function simulateInto(store: SpillStore, session: RunSession): Promise<Simulated> {
  const { point, executor, signal, precision, onReplication, onRound } = session;
  const total = { count: 0 };
  const extendTo = async (count: number): Promise<boolean> => {
    const from = total.count;
    total.count = count;
    onRound(count);
    const put = (replication: Replication) => {
      store.put(replication);
      onReplication();
    };
    await executor.run(point, firstReplications(count).slice(from), put, signal);
    return store.count === count;
  };
  try {
    if (precision.length === 0) {
      await extendTo(point.replications);
      return { count: point.replications };
    }
    const paired = sharesDraws(point);
    const outcome = (index: number) => store.outcome(index);
    const end = await runUntilPrecise(precision, { cap: point.replications, paired }, { extendTo, outcome });
    return { count: end.count, precision: end.reached };
  } catch (error) {
    if (!isFullDisk(error)) throw error;
    return { count: total.count, stoppedBy: error };
  }
}
