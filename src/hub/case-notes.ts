/** The life of the watched case in words, from the numbers that the core gives (core/hub/casework/notes.ts). */
import { nameKey } from "../engine/random/key.ts";
import type { Luck } from "../engine/random/luck.ts";
import { legacy } from "./cases/cohort.ts";
import type { Watch } from "./watch.ts";
import { chosen, type Rules, wayOut } from "./work/rules.ts";

const outcomeStage = nameKey("outcome");

type Words = (moment: number, a: number, b: number, c: number, d: number) => string;

/** Names of the pools, and the pool of each person. */
interface PoolsOf {
  readonly poolNames: readonly string[];
  readonly poolOf: ArrayLike<number>;
}

export class CaseNotes {
  /** Those of the present regime. */
  rules: Rules;
  private readonly words: Readonly<Record<number, Words>>;

  private readonly watch: Watch;
  private readonly pools: PoolsOf;
  private readonly luck: Luck;

  constructor(watch: Watch, rules: Rules, pools: PoolsOf, luck: Luck) {
    this.watch = watch;
    this.pools = pools;
    this.luck = luck;
    this.rules = rules;
    this.words = {
      1: (moment, type, cohort, ends) => this.lodged(moment, type, cohort, ends),
      2: (_, stage, again) => `enters ${this.stage(stage)}${again ? " again (sent back)" : ""}`,
      3: (_, stage, person, hours, missed) => this.takenUp(stage, person, hours, missed !== 0),
      4: (_, type, key, id) => `decided: ${this.outcome(type, key, id)}; out of the backlog`,
      5: () => "leaves the hub",
      6: (_, stage) => `no reply to ${this.stage(stage)}`,
      7: (_, way) => (way === wayOut.withdrawal ? "withdraws" : "is closed administratively"),
      8: (_, person) => `is handed back by caseworker ${person}, who leaves`,
    };
  }

  note(kind: number, moment: number, a: number, b: number, c: number, d: number): void {
    this.watch.note({ moment, what: this.words[kind](moment, a, b, c, d) });
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

  private takenUp(stage: number, person: number, hours: number, missed: boolean): string {
    const pool = this.pools.poolNames[this.pools.poolOf[person]];
    const work = `${hours.toFixed(2)} hours of proficient work${missed ? ", no-show" : ""}`;
    return `${this.stage(stage)} is taken up by caseworker ${person} (${pool}): ${work}`;
  }

  /** What a case is decided as matters to nothing else, so it is drawn for the watched case alone. */
  private outcome(type: number, key: number, id: number): string {
    const { scenario, typeNames, outcomes } = this.rules;
    const names = Object.keys(scenario.cases.types[typeNames[type]].outcome ?? { decided: 1 });
    return names[names.length > 1 ? chosen(outcomes[type], this.luck.uniform(key, id, outcomeStage, 0)) : 0];
  }
}
