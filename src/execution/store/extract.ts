/** What is kept of a replication: some of its numbers as a row of doubles, under a key that fixes every bit of them. */
import { createHash } from "node:crypto";
import { type Reading, readReplication } from "../../experiment/calibration/reading.ts";
import type { Point } from "../../experiment/replications/point.ts";
import type { ReplicationScalars } from "../../experiment/replications/source.ts";
import type { Replication } from "../../hub/replication.ts";
import { pointKey } from "../point-key.ts";
import type { Kind } from "./kept.ts";

/** The numbers of a replication that are kept. */
export interface RowReader {
  /** How many there are. */
  readonly width: number;
  /** Fills a row of so many. */
  readonly read: (replication: Replication, row: Float64Array) => void;
}

/** An extract of the replications of one point. */
export interface Extract extends RowReader {
  readonly kind: Kind;
  /** SHA-256, in hexadecimal, of plan, seed, values, code, machine and what is read. */
  readonly key: string;
  /** Whether rows are compressed on the disk. */
  readonly isPacked: boolean;
}

/** Draws (`plan.uncertain` order) and outcomes (`plan.outcomes` order). @param build hash of the code that runs */
export function scalarsOf(point: Point, build: string): Extract {
  const values = point.plan.uncertain.length;
  return {
    kind: "outcomes",
    key: pointKey(point, build),
    isPacked: false,
    width: values + point.plan.outcomes.length,
    read: (replication, row) => {
      row.set(replication.values);
      row.set(replication.outcomes, values);
    },
  };
}

/** The row of {@link scalarsOf} read back. */
export function scalarsIn({ plan }: Point, replication: number, row: Float64Array): ReplicationScalars {
  const values = plan.uncertain.length;
  return { replication, values: row.subarray(0, values), outcomes: row.subarray(values) };
}

/** Everything: events, draws, outcomes and daily measures. */
export function wholeOf(point: Point, build: string): Extract {
  const { plan } = point;
  const daily = 1 + plan.uncertain.length + plan.outcomes.length;
  return {
    kind: "replications",
    key: pointKey(point, build),
    isPacked: true,
    width: daily + plan.columns.length * plan.days,
    read: (replication, row) => {
      row[0] = replication.events;
      row.set(replication.values, 1);
      row.set(replication.outcomes, 1 + plan.uncertain.length);
      row.set(replication.daily, daily);
    },
  };
}

/** The row of {@link wholeOf} read back. */
export function wholeIn({ plan }: Point, replication: number, row: Float64Array): Replication {
  const outcomes = 1 + plan.uncertain.length;
  const daily = outcomes + plan.outcomes.length;
  return {
    replication,
    events: row[0],
    values: row.subarray(1, outcomes),
    outcomes: row.subarray(outcomes, daily),
    daily: row.subarray(daily),
  };
}

/** The values of some readings, in their order. */
export function readingsOf(point: Point, readings: readonly Reading[], build: string): Extract {
  const read = readings.map(({ series, from, day }) => [series.column, from, day]);
  return {
    kind: "readings",
    key: createHash("sha256")
      .update(JSON.stringify(["readings 1", pointKey(point, build), read]))
      .digest("hex"),
    isPacked: false,
    width: readings.length,
    read: (replication, row) => row.set(readReplication(point.plan, readings, replication)),
  };
}
