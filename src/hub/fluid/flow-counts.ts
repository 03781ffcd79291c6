/** Counts of a fluid hub: as they stand, and what has flowed since the day began. Amounts are expected cases and need not be whole. */
import { ConservationFault } from "../conservation.ts";

/** Rounding may lose this share of all cases that ever came. */
const rounding = 1e-9;

export class FlowCounts {
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
  /** Since the period began. */
  readonly allExits = new Float64Array(6);
  allArrived = 0;
  readonly stock = new Float64Array(2);
  /** Cases past their decision that are still worked on. */
  afterDecision = 0;
  readonly types: number;

  constructor(stages: number, types: number) {
    this.types = types;
    this.waiting = new Float64Array(stages);
    this.notice = new Float64Array(stages);
    this.inWork = new Float64Array(stages);
    this.completed = new Float64Array(stages);
    this.noShows = new Float64Array(stages);
    this.byType = new Float64Array(3 * types);
  }

  startDay(): void {
    this.completed.fill(0);
    this.noShows.fill(0);
    this.byCohort.fill(0);
    this.byType.fill(0);
    this.arrived = 0;
    this.interviews = 0;
  }

  /** Cases of the starting stock: those in the backlog, and those past their decision. */
  has(cohort: number, open: number, decided: number): void {
    this.backlog[cohort] += open;
    this.stock[cohort] += open;
    this.afterDecision += decided;
  }

  /** An amount of cases leaves the backlog. */
  leave(way: number, cohort: number, type: number, amount: number): void {
    this.backlog[cohort] -= amount;
    this.byCohort[way * 2 + cohort] += amount;
    this.byType[way * this.types + type] += amount;
    this.allExits[way * 2 + cohort] += amount;
  }

  /**
   * Starting stock + arrivals = open + left, and the open cases are those at the stages.
   * @param atStages cases at all stages @throws ConservationFault when they are not
   */
  assertFlowConserved(day: number, atStages: number): void {
    const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
    const open = sum(this.backlog);
    const came = sum(this.stock) + this.allArrived;
    const slack = rounding * (1 + came);
    const left = sum(this.allExits);
    if (!(Math.abs(came - open - left) <= slack))
      throw new ConservationFault(`fluid, day ${day}: ${came} cases came, ${left} left and ${open} are open`);
    if (!(Math.abs(open + this.afterDecision - atStages) <= slack))
      throw new ConservationFault(
        `fluid, day ${day}: ${open} cases are open and ${this.afterDecision} past decision, but ${atStages} are at a stage`,
      );
  }
}
