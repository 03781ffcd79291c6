/** The life of the watched case in words, from what the core tells of it (core/notes.ts). */
import { legacy } from "../cases/cohort.ts";
import type { Notes } from "../core/boundary.ts";
import { type Rules, wayOut } from "../work/rules.ts";
import type { Watch } from "./life-event.ts";

export class CaseNotes {
  /** Those of the present regime. */
  rules: Rules;
  /** What the core calls. */
  readonly told: Notes;

  private readonly poolNames: readonly string[];

  constructor(watch: Watch, rules: Rules, poolNames: readonly string[]) {
    this.poolNames = poolNames;
    this.rules = rules;
    const note = (moment: number, what: string) => watch.note({ moment, what });
    this.told = {
      lodged: (moment, type, cohort, ends) => note(moment, this.lodged(moment, type, cohort, ends)),
      enters: (moment, stage, again) => note(moment, `enters ${this.stage(stage)}${again ? " again (sent back)" : ""}`),
      takenUp: (moment, stage, person, pool, hours, noShow) =>
        note(moment, this.takenUp(stage, person, pool, hours, noShow !== 0)),
      decided: (moment, outcome) =>
        note(moment, `decided: ${this.rules.outcomeNames[outcome] ?? "decided"}; out of the backlog`),
      leaves: (moment) => note(moment, "leaves the hub"),
      doesNotReply: (moment, stage) => note(moment, `no reply to ${this.stage(stage)}`),
      exits: (moment, way) => note(moment, way === wayOut.withdrawal ? "withdraws" : "is closed administratively"),
      handedBack: (moment, person) => note(moment, `is handed back by caseworker ${person}, who leaves`),
    };
  }

  private stage(stage: number): string {
    return this.rules.stages.titles[stage];
  }

  private lodged(moment: number, type: number, cohort: number, patienceEnds: number): string {
    const until = Number.isFinite(patienceEnds)
      ? `; would withdraw after ${((patienceEnds - Math.max(0, moment)) / 24).toFixed(1)} days`
      : "";
    return `is lodged: ${this.rules.typeNames[type]}, ${cohort === legacy ? "legacy" : "flow"}${until}`;
  }

  private takenUp(stage: number, person: number, pool: number, hours: number, missed: boolean): string {
    const work = `${hours.toFixed(2)} hours of proficient work${missed ? ", no-show" : ""}`;
    return `${this.stage(stage)} is taken up by caseworker ${person} (${this.poolNames[pool]}): ${work}`;
  }
}
