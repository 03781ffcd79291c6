/**
 * The stages of a scenario by index: as written, then one for each check that takes a checker's time, then one more of either for each
 * later visit that a route makes. Measures speak of the first two kinds, and count all visits of one together.
 */
import { nameKey } from "../../engine/random/key.ts";
import type { Scenario } from "../../scenario/schema/scenario.ts";
import { mostVisits, visitName } from "../../scenario/visit.ts";

/** A stage at one visit, or its check. */
interface Place {
  /** The stage as written. */
  readonly written: string;
  readonly isCheck: boolean;
  readonly visit: number;
}

export class Stages {
  /** Names by which measures speak of stages. */
  readonly names: string[];
  /** How many stages there are, each visit by itself. */
  readonly count: number;
  /** Place in `names` of each. */
  readonly named: Int32Array;
  /** Which visit of its route each is, from 1. */
  readonly visit: Int32Array;
  /** What each is called where visits are told apart: `interview visit 2`. */
  readonly titles: string[];
  /** Stream key of each: from its name, so that adding a stage or a visit disturbs no other's luck. */
  readonly keys: Int32Array;
  /** For a check the stage it checks; otherwise the stage itself. */
  readonly parent: Int32Array;
  /** The check of each stage; -1 where none takes time. */
  readonly checkOf: Int32Array;
  readonly skills: (string | undefined)[];
  readonly principal: boolean[];
  /** Way out that work here ends in; undefined for stages of a route. */
  readonly closes: ("withdrawal" | "administrative" | undefined)[];

  /** @param regimes the scenario as it stands in each regime, in order */
  constructor(regimes: readonly Pick<Scenario, "work" | "cases">[]) {
    const [{ work }] = regimes;
    const places = placesIn(regimes);
    const nameOf = ({ written, isCheck }: Place) => (isCheck ? `${written} check` : written);
    const at = (of: Place, isCheck: boolean) =>
      places.findIndex(
        (place) => place.written === of.written && place.visit === of.visit && place.isCheck === isCheck,
      );
    this.count = places.length;
    this.names = places.filter(({ visit }) => visit === 1).map(nameOf);
    this.named = Int32Array.from(places, (place) => this.names.indexOf(nameOf(place)));
    this.visit = Int32Array.from(places, ({ visit }) => visit);
    this.titles = places.map((place) => visitName(nameOf(place), place.visit));
    this.keys = Int32Array.from(this.titles, (title) => nameKey(title));
    this.parent = Int32Array.from(places, (place) => at(place, false));
    this.checkOf = Int32Array.from(places, (place) => (place.isCheck ? -1 : at(place, true)));
    const of = <T>(read: (stage: Scenario["work"][string], isCheck: boolean) => T) =>
      places.map(({ written, isCheck }) => read(work[written], isCheck));
    this.skills = of(({ needs, check }, isCheck) => (isCheck ? check?.needs : needs));
    this.principal = of(({ principal }, isCheck) => !isCheck && principal === true);
    this.closes = of(({ closes }, isCheck) => (isCheck ? undefined : closes));
  }

  isCheck(stage: number): boolean {
    return this.parent[stage] !== stage;
  }

  /** @throws Error for a stage or a visit that is not there: loading a scenario reports it first */
  index(name: string, visit = 1): number {
    const at = this.named.findIndex((named, stage) => this.names[named] === name && this.visit[stage] === visit);
    if (at < 0) throw new Error(`no stage is called ${visitName(name, visit)}`);
    return at;
  }

  /** A column by stage with the visits of each added up: one value a name. */
  byName<Column extends Int32Array | Float64Array>(column: Column): Column {
    const own = column.subarray(0, this.names.length) as Column;
    if (this.count === this.names.length) return own;
    const sums = own.slice() as Column;
    for (let stage = this.names.length; stage < this.count; stage++) sums[this.named[stage]] += column[stage];
    return sums;
  }
}

function placesIn(regimes: readonly Pick<Scenario, "work" | "cases">[]): Place[] {
  const [{ work }] = regimes;
  const most = mostVisits(regimes.flatMap(({ cases }) => Object.values(cases.types).map(({ route }) => route)));
  const written = Object.keys(work);
  const isChecked = (name: string) => work[name].check?.needs !== undefined;
  const stage = (name: string, visit: number): Place => ({ written: name, isCheck: false, visit });
  const check = (name: string, visit: number): Place => ({ written: name, isCheck: true, visit });
  const first = [...written.map((name) => stage(name, 1)), ...written.filter(isChecked).map((name) => check(name, 1))];
  const later = written.flatMap((name) =>
    Array.from({ length: Math.max(1, most.get(name) ?? 1) - 1 }, (_, n) => n + 2).flatMap((visit) =>
      isChecked(name) ? [stage(name, visit), check(name, visit)] : [stage(name, visit)],
    ),
  );
  return [...first, ...later];
}
