/** Counts of a fluid hub: as they stand, and what has flowed since the day began. Amounts are expected cases and need not be whole. */
import { ConservationFault } from "../conservation.ts";
import { Counts } from "../measures/counts.ts";

/** Rounding may lose this share of all cases that ever came. */
const rounding = 1e-9;

export class FlowCounts extends Counts {
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
