/** What is said of a sweep as a whole: how many points meet each target, and where it is most probable. */

import type { Sweep } from "../../experiment/sweep/design/load.ts";
import type { PointEstimate } from "../../experiment/sweep/estimate.ts";
import { overridesOf, type SweepPoint } from "../../experiment/sweep/points.ts";
import type { Standings } from "../../experiment/sweep/standings.ts";
import { goalWords, statedAmount } from "../words/target-words.ts";
import { counted, percent, plainNumber, sectionsText, wrap } from "../words/wording.ts";
import { namedPoint } from "./named-point.ts";
import type { PointStatus } from "./points-table.ts";
import { frontierLines, pointsJson, tiedSentence } from "./standing.ts";

interface TargetTally {
  met: number;
  /** Points at which the replications cannot tell. */
  unknown: number;
  best?: { readonly point: SweepPoint; readonly share: number };
}

const nobody: Standings = { targets: [], frontier: new Set() };

export class SweepTally {
  private readonly sweep: Sweep;
  private readonly byStatus: Record<PointStatus, number> = { done: 0, failed: 0, unfinished: 0 };
  private readonly targets: TargetTally[];
  /** How the points stand among each other: known once all are there. */
  standings: Standings = nobody;
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
          tied: pointsJson(sweep, this.standings.targets[i]?.tied ?? new Set()),
          best: best && { point: best.point.index, probability: best.share, set: overridesOf(sweep.axes, best.point) },
        };
      }),
      frontier: pointsJson(sweep, this.standings.frontier),
      design: sweep.axes.map(({ path }) => path),
      ranges: sweep.factors.map(({ name }) => name),
      measures: sweep.measures.map(({ name, title, unit }) => ({ name, title, unit })),
    };
  }

  /** The answer as text. @param width columns */
  words(width: number): string {
    const { sweep, byStatus } = this;
    const { done, failed } = byStatus;
    const total = sweep.points.length;
    const of =
      done === total
        ? `${counted(total, "point")}, ${counted(this.replications, "replication")}`
        : `partial, ${plainNumber(done)} of ${counted(total, "point")} (${percent(done / total)}), ${counted(this.replications, "replication")}${failed > 0 ? `; ${plainNumber(failed)} failed, see failures.csv` : ""}`;
    const sections = [
      ...sweep.targets.map((_, i) => wrap(this.targetText(i), width)),
      sweep.targets.length > 1 ? wrap(`Every target is met at ${counted(this.all, "point")}.`, width) : [],
      frontierLines(sweep, this.standings, width),
      wrap(`${sweep.file.title}: ${of}.`, width),
    ];
    return sectionsText(sections);
  }

  private targetText(i: number): string {
    const { sweep, targets, standings } = this;
    const { met, unknown, best } = targets[i];
    // What a point moves of the target itself is not the same for all.
    const isMoved = sweep.axes.some(({ path }) => path.startsWith(`targets.${sweep.targets[i]}.`));
    const target = isMoved ? undefined : sweep.plan.targets.find(({ name }) => name === sweep.targets[i]);
    const done = this.byStatus.done;
    const open = unknown > 0 ? ` and not yet known at ${plainNumber(unknown)}` : "";
    const goal = target ? goalWords(sweep.plan, target, statedAmount(sweep.plan, target)) : sweep.targets[i];
    const asked = target ? `; asked: ${percent(target.share)}` : "";
    const lead = `${goal}${asked}: met at ${plainNumber(met)} of ${counted(done, "point")}${open}.`;
    if (!best || best.share === 0) return `${lead} No replication of any point meets it.`;
    const where = `Best: met in ${percent(best.share)} of replications at ${namedPoint(sweep, best.point)}.`;
    const tied = done > 1 ? tiedSentence(sweep, standings.targets[i]?.tied ?? new Set()) : "";
    return [lead, where, tied].filter(Boolean).join(" ");
  }
}
