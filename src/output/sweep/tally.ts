/** What is said of a sweep as a whole: how many points meet each target, and where it is most probable. */
import type { PointEstimate } from "../../experiment/sweep/estimate.ts";
import type { Sweep } from "../../experiment/sweep/load.ts";
import { pointWords } from "../../experiment/sweep/parameters.ts";
import { overridesOf, type SweepPoint } from "../../experiment/sweep/points.ts";
import { percent, plainNumber, wrap } from "../wording.ts";
import type { PointStatus } from "./points-table.ts";

interface TargetTally {
  met: number;
  /** Points at which the replications cannot tell. */
  unknown: number;
  best?: { readonly point: SweepPoint; readonly share: number };
}

/** Of points at which it is never met, none is the best. */
function mostProbable(share: number, point: string): string {
  return share > 0 ? ` Most probable, ${percent(share)}, at ${point}.` : " No replication of any point meets it.";
}

export class SweepTally {
  private readonly sweep: Sweep;
  private readonly byStatus: Record<PointStatus, number> = { done: 0, failed: 0, unfinished: 0 };
  private readonly targets: TargetTally[];
  private all = 0;
  private replications = 0;

  constructor(sweep: Sweep) {
    this.sweep = sweep;
    this.targets = sweep.targets.map(() => ({ met: 0, unknown: 0 }));
  }

  count(point: SweepPoint, status: PointStatus, estimate: PointEstimate | undefined): void {
    this.byStatus[status]++;
    if (!estimate) return;
    this.replications += estimate.replications;
    if (estimate.targets.every(({ verdict }) => verdict === "met")) this.all++;
    for (const [i, { verdict, probability }] of estimate.targets.entries()) {
      const tally = this.targets[i];
      if (verdict === "met") tally.met++;
      else if (verdict === "not yet known") tally.unknown++;
      if (!tally.best || probability.share > tally.best.share) tally.best = { point, share: probability.share };
    }
  }

  json(complete: boolean): object {
    const { sweep, byStatus } = this;
    const { title, question, fixed } = sweep.file;
    return {
      title,
      ...(question && { question }),
      scenario: sweep.base.name,
      complete,
      run: { seed: sweep.seed, fixed, replications: this.replications },
      points: { all: sweep.points.length, ...byStatus },
      meet_every_target: this.all,
      targets: sweep.targets.map((name, i) => {
        const { met, unknown, best } = this.targets[i];
        return {
          name,
          met,
          not_yet_known: unknown,
          best: best && { point: best.point.index, probability: best.share, set: overridesOf(sweep.axes, best.point) },
        };
      }),
      design: sweep.axes.map(({ path }) => path),
      ranges: sweep.factors.map(({ name }) => name),
      measures: sweep.measures.map(({ name, title, unit }) => ({ name, title, unit })),
    };
  }

  words(): string {
    const { sweep, byStatus } = this;
    const { done, failed } = byStatus;
    const total = sweep.points.length;
    const count = (n: number, what: string) => `${plainNumber(n)} ${what}${n === 1 ? "" : "s"}`;
    const lines = [
      ...wrap(
        done === total
          ? `${sweep.file.title}: ${count(total, "point")}, ${count(this.replications, "replication")}.`
          : `${sweep.file.title}: partial, ${plainNumber(done)} of ${count(total, "point")} (${percent(done / total)}), ${count(this.replications, "replication")}${failed > 0 ? `; ${plainNumber(failed)} failed, see failures.csv` : ""}.`,
        80,
      ),
      "",
    ];
    for (const [i, name] of sweep.targets.entries()) {
      const { met, unknown, best } = this.targets[i];
      const where = best ? mostProbable(best.share, pointWords(sweep, best.point)) : "";
      const open = unknown > 0 ? ` and not yet known at ${plainNumber(unknown)}` : "";
      lines.push(...wrap(`${name} is met at ${plainNumber(met)} of ${count(done, "point")}${open}.${where}`, 80));
    }
    if (sweep.targets.length > 1) lines.push(...wrap(`Every target is met at ${count(this.all, "point")}.`, 80));
    return `${lines.join("\n")}\n`;
  }
}
