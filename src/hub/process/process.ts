/**
 * What can happen to a case, as a graph: places, which are the stages at each visit and their checks, and edges between them. Every rule of
 * the process is an edge: routes and their branches, checks, rework, missed appointments, questionnaires without reply, withdrawal, closure.
 * The simulation samples an edge, the fluid moves amounts along it; neither knows a rule of its own.
 */
import type { Closure, Rules } from "../work/rules.ts";
import * as edge from "./edge.ts";
import { type Edge, EdgeTable } from "./edge-table.ts";

export class Process {
  readonly table = new EdgeTable();
  /** Place of an entry: class * places + place. */
  readonly places: number;
  /** Item classes: a type in each cohort, cohort * types + type. */
  readonly classes: number;
  /** By class: first edge of those who come, and of those who stop waiting. */
  readonly start: Int32Array;
  readonly stopsWaiting: Int32Array;
  /** By class and place: first edge of those whose work (or time) there is done. */
  readonly whenDone: Int32Array;
  /** By class and place with staff: the three edges by which work ends, as {@link workDone} lays them; -1 for others. */
  readonly ends: Int32Array;
  /** By class and place: the edge that leads there on the class's route; -1 for a place off it. */
  readonly visit: Int32Array;
  /** By class and place: 1 where whoever stands there has left the backlog. */
  readonly isDecided: Uint8Array;

  constructor(private readonly rules: Rules) {
    const types = rules.typeNames.length;
    this.places = rules.stages.count;
    this.classes = 2 * types;
    this.start = new Int32Array(this.classes);
    this.stopsWaiting = new Int32Array(this.classes);
    this.whenDone = new Int32Array(this.classes * this.places);
    this.ends = new Int32Array(this.classes * this.places).fill(-1);
    this.visit = new Int32Array(this.classes * this.places).fill(-1);
    this.isDecided = new Uint8Array(this.classes * this.places);
    for (let type = 0; type < types; type++) this.lay(type);
    // Both cohorts of a type go the same way.
    for (const column of [this.start, this.stopsWaiting, this.whenDone, this.ends, this.visit, this.isDecided])
      column.copyWithin(column.length / 2, 0, column.length / 2);
  }

  private lay(type: number): void {
    const { rules, places } = this;
    const after = this.layRoute(type);
    for (let place = 0; place < places; place++) {
      const at = type * places + place;
      const parent = rules.stages.parent[place];
      this.isDecided[at] =
        rules.places[type * places + parent] > rules.places[type * places + rules.decidesAt[type]] ? 1 : 0;
      const next = after[rules.places[type * places + parent]];
      const passing = parent === rules.decidesAt[type] ? { way: edge.decision, ledger: edge.decided, next } : { next };
      this.whenDone[at] =
        rules.needsStaff[place] === 1 ? this.workDone(at, place, passing) : this.timeOver(place, passing);
    }
    this.stopsWaiting[type] = this.layWaysOut(rules.withdrawal[type], rules.administrative[type]);
  }

  /** Its visits in turn; whoever is spared the one that decides is decided without it. @returns first edge after so many visits */
  private layRoute(type: number): number[] {
    const { table, rules, places } = this;
    const route = rules.routes[type];
    const after = [table.add({ to: edge.out, way: edge.decision, ledger: edge.decided })];
    for (const { stage, share } of [...route].reverse()) {
      const [next] = after;
      const decided =
        stage === rules.decidesAt[type] ? table.add({ way: edge.decision, ledger: edge.decided, next }) : next;
      const visit = table.add({ by: edge.byVisit, share, to: stage, otherwise: decided });
      this.visit[type * places + stage] = visit;
      after.unshift(visit);
    }
    [this.start[type]] = after;
    return after;
  }

  /**
   * How work ends, as three edges in a row, so that an end drawn under one regime is found under the next: the appointment is missed; the work
   * is checked, or sent back; it is done. @returns the first of them that is possible
   */
  private workDone(at: number, place: number, passing: Partial<Edge>): number {
    const { table, rules } = this;
    const closes = rules.stages.closes[place];
    const done = edge.completes | (rules.stages.principal[place] ? edge.interviews : 0);
    const check = closes === undefined ? this.checkOf(place, done) : { share: 0 };
    const next = this.appointmentAgain(place);
    const missed = table.count;
    const [checked, passed] = [missed + 1, missed + 2];
    const attended = check.share + (check.starterShare ?? 0) > 0 ? checked : passed;
    table.add({
      by: edge.byAppearance,
      share: rules.noShow[place],
      next,
      effects: edge.misses | edge.tries,
      hours: rules.noShowCost[place] >= 0 ? rules.noShowCost[place] : edge.meanHours,
      otherwise: attended,
    });
    table.add({ by: edge.byAttempt, ...check, otherwise: passed });
    if (closes === undefined) table.add({ ...passing, effects: done | edge.passes });
    else
      table.add({ to: edge.out, way: closes === "withdrawal" ? edge.withdrawal : edge.administrative, effects: done });
    this.ends[at] = missed;
    return rules.noShow[place] > 0 ? missed : attended;
  }

  /** Finished work goes to a check, or fails one that takes no time; a check sends work back. */
  private checkOf(place: number, done: number): Partial<Edge> & { share: number } {
    const { rules } = this;
    const { stages } = rules;
    const of = { share: rules.checkedOthers[place], starterShare: rules.checkedNew[place] };
    const check = stages.checkOf[place];
    if (check >= 0) return { ...of, to: check, effects: done };
    const share = rules.sentBack[place];
    const failed = { to: stages.parent[place], effects: done | edge.tries | edge.sendsBack };
    if (stages.isCheck(place)) return { share, starterShare: share, ...failed };
    return { share: share * of.share, starterShare: share * of.starterShare, ...failed };
  }

  /** A missed appointment is made again, unless it was the last one allowed. */
  private appointmentAgain(place: number): number {
    const { table, rules } = this;
    const again = table.add({ to: place });
    const limit = rules.noShowLimit[place];
    if (!Number.isFinite(limit)) return again;
    return table.add({ by: edge.byMisses, share: limit, to: edge.out, way: edge.withdrawal, otherwise: again });
  }

  /** Time without staff is over: the stage is done, unless the claimant did not reply. */
  private timeOver(place: number, passing: Partial<Edge>): number {
    const { table, rules } = this;
    const passed = table.add({ ...passing, effects: edge.completes | edge.passes });
    const share = rules.noReply[place];
    if (share === 0) return passed;
    return table.add({ by: edge.byAttempt, share, to: edge.out, way: edge.withdrawal, otherwise: passed });
  }

  /** Of those who stop waiting, each way out takes its part of the hazard. */
  private layWaysOut(withdrawal: Closure, administrative: Closure): number {
    const closed = this.layWayOut(edge.administrative, administrative);
    const withdraws = this.layWayOut(edge.withdrawal, withdrawal);
    const hazard = withdrawal.rate + administrative.rate;
    const share = hazard === 0 ? 1 : withdrawal.rate / hazard;
    return this.table.add({ by: edge.byWayOut, share, next: withdraws, otherwise: closed });
  }

  /** A share of those who leave must be closed by work. */
  private layWayOut(way: number, { stage, share }: Closure): number {
    const leave = this.table.add({ to: edge.out, way });
    if (stage < 0) return leave;
    return this.table.add({ by: edge.byNeedOfWork, share, to: stage, effects: edge.leavesRoute, otherwise: leave });
  }
}
