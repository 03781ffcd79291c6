/** Writes the daily columns of a history from what is read of it, in the order of `dailyColumns`: of a replication, or of the fluid. */
import type { Source } from "../../measures/measure.ts";
import type { DayReading, StaffReading } from "../../measures/reading.ts";
import { measures } from "../../measures/registry.ts";
import { type Column, columnIndex } from "../plan.ts";
import { cohorts } from "./columns.ts";

interface Outline {
  readonly columns: readonly Column[];
  readonly days: number;
  readonly types: number;
}

type Of<From> = Extract<Source, { from: From }>;
interface Placed<From> {
  /** The first column of the measure. */
  readonly column: number;
  readonly source: Of<From>;
}

export class Daily {
  /** Value of a column on a day at column * days + day. */
  readonly values: Float64Array;
  private readonly ofDay: readonly Placed<"day">[];
  private readonly byPart: readonly Placed<"parts">[];
  private readonly ofExits: readonly Placed<"exits">[];
  private readonly byPool: readonly Placed<"pools">[];
  private readonly ofCasePools: readonly Placed<"case pools">[];
  private readonly ratios: readonly Placed<"measures">[];

  constructor(private readonly outline: Outline) {
    this.values = new Float64Array(outline.columns.length * outline.days);
    const placed = measures.flatMap(({ name, source }) => {
      const column = outline.columns.findIndex(({ measure }) => measure === name);
      return column < 0 ? [] : { column, source };
    });
    const from = <From extends Source["from"]>(wanted: From) =>
      placed.filter(({ source }) => source.from === wanted) as unknown as Placed<From>[];
    this.ofDay = from("day");
    this.byPart = from("parts");
    this.ofExits = from("exits");
    this.byPool = from("pools");
    this.ofCasePools = from("case pools");
    this.ratios = from("measures");
  }

  private put(column: number, day: number, value: number): void {
    this.values[column * this.outline.days + day] = value;
  }

  /** The end of a day. */
  closeDay(day: number, reading: DayReading): void {
    for (const { column, source } of this.ofDay) this.put(column, day, source.read(reading));
    for (const { column, source } of this.byPart) {
      const values = source.read(reading);
      for (let part = 0; part < values.length; part++) this.put(column + part, day, values[part]);
    }
    for (const { column, source } of this.ofExits) this.putExits(column, day, source.ways, reading.exits);
  }

  /** Exits by some ways out: the hub, the cohorts, the types where there are several. */
  private putExits(first: number, day: number, ways: readonly number[], exits: ArrayLike<number>): void {
    const { types, days } = this.outline;
    const { values } = this;
    const width = 1 + cohorts.length + (types > 1 ? types : 0);
    for (let column = 0; column < width; column++) values[(first + column) * days + day] = 0;
    for (const way of ways)
      for (let cohort = 0; cohort < cohorts.length; cohort++)
        for (let type = 0; type < types; type++) {
          const count = exits[(way * cohorts.length + cohort) * types + type];
          values[first * days + day] += count;
          values[(first + 1 + cohort) * days + day] += count;
          if (types > 1) values[(first + 1 + cohorts.length + type) * days + day] += count;
        }
  }

  /** The end of the period: staff, whose hours are known when the last work has been booked, and the ratios. */
  close(staff: StaffReading): void {
    const { days } = this.outline;
    const pools = staff.isCasePool.length;
    for (const { column, source } of this.byPool)
      for (let day = 0; day < days; day++) {
        let total = 0;
        for (let pool = 0; pool < pools; pool++) {
          const value = source.read(staff, pool * days + day);
          this.put(column + 1 + pool, day, value);
          total += value;
        }
        this.put(column, day, total);
      }
    for (const { column, source } of this.ofCasePools)
      for (let day = 0; day < days; day++) {
        let total = 0;
        for (let pool = 0; pool < pools; pool++)
          if (staff.isCasePool[pool]) total += source.read(staff, pool * days + day);
        this.put(column, day, total);
      }
    for (const { column, source } of this.ratios) this.closeRatio(column, source);
  }

  private closeRatio(column: number, { over, under }: Of<"measures">): void {
    const { columns, days } = this.outline;
    const [above, below] = [over, under].map((name) => columnIndex({ columns }, name));
    for (let day = 0; day < days; day++) {
      const divisor = this.values[below * days + day];
      this.put(column, day, divisor > 0 ? this.values[above * days + day] / divisor : Number.NaN);
    }
  }
}
