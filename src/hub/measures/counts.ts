/** Counts of the hub as they stand, and what has happened since the day began. */
import { ConservationFault } from "../conservation.ts";

export class Counts {
  readonly backlog = new Float64Array(2);
  readonly waiting: Float64Array;
  readonly notice: Float64Array;
  readonly inWork: Float64Array;
  /** Since the day began. */
  readonly completed: Float64Array;
  readonly noShows: Float64Array;
  /** Exits since the day began, by way out * 2 + cohort, and by way out * types + type. */
  readonly byCohort = new Float64Array(6);
  readonly byType: Float64Array;
  arrived = 0;
  interviews = 0;
  daysWaited = 0;
  /** Since the period began. */
  readonly allExits = new Float64Array(6);
  allArrived = 0;
  readonly stock = new Float64Array(2);
  /** Cases past their decision that are still worked on. */
  afterDecision = 0;

  constructor(
    stages: number,
    readonly types: number,
  ) {
    this.waiting = new Float64Array(stages);
    this.notice = new Float64Array(stages);
    this.inWork = new Float64Array(stages);
    this.completed = new Float64Array(stages);
    this.noShows = new Float64Array(stages);
    this.byType = new Float64Array(3 * types);
  }

  exit(way: number, cohort: number, type: number): void {
    this.backlog[cohort]--;
    this.byCohort[way * 2 + cohort]++;
    this.byType[way * this.types + type]++;
    this.allExits[way * 2 + cohort]++;
  }

  startDay(): void {
    this.completed.fill(0);
    this.noShows.fill(0);
    this.byCohort.fill(0);
    this.byType.fill(0);
    this.arrived = 0;
    this.interviews = 0;
    this.daysWaited = 0;
  }

  /**
   * Starting stock + arrivals = open + decided + withdrawn + administrative, and every open case is in exactly one place.
   * @throws ConservationFault when they are not
   */
  assertConserved(day: number): void {
    const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
    const open = this.backlog[0] + this.backlog[1];
    const came = sum(this.stock) + this.allArrived;
    const left = sum(this.allExits);
    if (came !== open + left)
      throw new ConservationFault(`day ${day}: ${came} cases came, ${left} left and ${open} are open`);
    const places = sum(this.waiting) + sum(this.notice) + sum(this.inWork);
    if (places !== open + this.afterDecision)
      throw new ConservationFault(
        `day ${day}: ${open} cases are open and ${this.afterDecision} past decision, but ${places} are at a stage`,
      );
  }
}
