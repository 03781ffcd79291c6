/** The stages of a scenario by index: as written, then one for each check that takes a checker's time. */
import { nameKey } from "../../engine/random/key.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";

export class Stages {
  readonly names: string[];
  /** Luck key of each stage: from its name, so that adding a stage disturbs no other's luck. */
  readonly keys: Int32Array;
  /** For a check the stage it checks; otherwise the stage itself. */
  readonly parent: Int32Array;
  /** The check of each stage; -1 where none takes time. */
  readonly checkOf: Int32Array;
  readonly skills: (string | undefined)[];
  readonly principal: boolean[];
  /** Way out that work here ends in; undefined for stages of a route. */
  readonly closes: ("withdrawal" | "administrative" | undefined)[];

  constructor(scenario: Pick<Scenario, "work">) {
    const written = Object.keys(scenario.work);
    const checked = written.filter((name) => scenario.work[name].check?.needs !== undefined);
    this.names = [...written, ...checked.map((name) => `${name} check`)];
    this.keys = Int32Array.from(this.names, (name) => nameKey(name));
    this.parent = Int32Array.from(this.names, (_, i) =>
      i < written.length ? i : written.indexOf(checked[i - written.length]),
    );
    this.checkOf = Int32Array.from(this.names, (name) => this.names.indexOf(`${name} check`, written.length));
    this.skills = this.names.map((name, i) =>
      i < written.length ? scenario.work[name].needs : scenario.work[written[this.parent[i]]].check?.needs,
    );
    this.principal = this.names.map((name, i) => i < written.length && scenario.work[name].principal === true);
    this.closes = this.names.map((name, i) => (i < written.length ? scenario.work[name].closes : undefined));
  }

  isCheck(stage: number): boolean {
    return this.parent[stage] !== stage;
  }

  /** @throws Error for a name that is no stage: loading a scenario reports it first */
  index(name: string): number {
    const at = this.names.indexOf(name);
    if (at < 0) throw new Error(`no stage is called ${name}`);
    return at;
  }
}
