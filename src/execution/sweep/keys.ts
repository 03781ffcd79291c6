/** What fixes the numbers of a sweep's blocks, as hashes: under these they are found again. */
import { createHash } from "node:crypto";
import { drawnColumn } from "../../experiment/sweep/design/drawn.ts";
import type { Sweep } from "../../experiment/sweep/design/load.ts";
import { overridesOf, type SweepPoint } from "../../experiment/sweep/points.ts";
import { goalOutcomes } from "../../experiment/sweep/precise.ts";
import { relativeTo } from "../../scenario/text/file-path.ts";
import { machine } from "../identity.ts";

const sha256 = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** The columns kept of each replication: the measures, what only a precision speaks of, and the values drawn. */
export function keptColumns({
  measures,
  precision,
  plan,
  drawn,
}: Pick<Sweep, "measures" | "precision" | "plan" | "drawn">): string[] {
  const names = [...measures.map(({ name }) => name), ...goalOutcomes(precision, plan), ...drawn.map(drawnColumn)];
  return [...new Set(names)];
}

/**
 * SHA-256 of all that the blocks of a sweep have in common: the scenario's files, what is set, seed, what is kept, build and machine.
 * Points and replications are not in it, so that a sweep with more of them goes on from what is there.
 */
export function familyKey(sweep: Sweep, build: string): string {
  const { texts, scenario, set, seed, file, targets } = sweep;
  const files = [...texts]
    .map(([path, text]) => [relativeTo(scenario, path), text])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(["casehub sweep 1", files, set, seed, file.fixed, keptColumns(sweep), targets, build, machine]);
}

/** What a point sets, as 32 hexadecimal digits. */
export function sweepPointKey({ axes, factors }: Pick<Sweep, "axes" | "factors">, point: SweepPoint): string {
  const { u } = point;
  const ranged = u ? factors.map(({ name }, i) => [name, String(u[i])]) : [];
  return sha256([overridesOf(axes, point), ranged]).slice(0, 32);
}
