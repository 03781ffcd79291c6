/** The staff of each pool on each day, all by pool * days + day: how many there are, and the hours that they can give. */
import { hoursOnCases, type StaffTerms } from "../terms.ts";
import type { Heads } from "./heads.ts";
import { takeMentoring } from "./mentoring.ts";

export class StaffDays {
  /** Hours on cases per clock hour and full-time equivalent: experienced staff, and all others. */
  experienced: Float64Array;
  others: Float64Array;
  /** Full-time equivalents at the end of the day: in post, in training, and weighted by speed. */
  readonly inPost: Float64Array;
  readonly inTraining: Float64Array;
  readonly productive: Float64Array;
  /** Hours that mentoring takes. */
  readonly mentoring: Float64Array;
  /** Hours on cases that those present could give. */
  readonly available: Float64Array;

  constructor(private readonly terms: StaffTerms) {
    const column = () => new Float64Array(terms.poolNames.length * terms.days);
    this.experienced = column();
    this.others = column();
    this.inPost = column();
    this.inTraining = column();
    this.productive = column();
    this.mentoring = column();
    this.available = column();
  }

  /**
   * Works everything out anew from the heads.
   * @param learning full-time equivalents of those past training and not yet at full speed, weighted by speed
   */
  fill(heads: Heads, learning: Float64Array): void {
    const { terms, inPost, inTraining, productive, mentoring, available } = this;
    this.layRates();
    for (const column of [inPost, inTraining, mentoring]) column.fill(0);
    heads.inPost.addTo(inPost);
    heads.inTraining.addTo(inTraining);
    productive.set(learning);
    heads.proficient.addTo(productive);
    const mentees = new Float64Array(available.length);
    heads.mentored.addTo(mentees);
    for (let cell = 0; cell < mentees.length; cell++) if (this.others[cell] === 0) mentees[cell] = 0;
    const experienced = this.hours((column) => heads.experienced.addTo(column));
    const others = this.hours((column) => heads.others.addTo(column));
    takeMentoring(terms, this, mentees, experienced);
    for (let cell = 0; cell < available.length; cell++)
      available[cell] = others[cell] + experienced[cell] - mentoring[cell];
  }

  /** Hours on cases per clock hour before mentoring: the same for all. */
  private layRates(): void {
    const { poolNames, days, calendars } = this.terms;
    const rates = new Float64Array(this.others.length);
    for (let pool = 0; pool < poolNames.length; pool++)
      for (let day = 0; day < days; day++) {
        if (!calendars[pool].isWorkingDay(day)) continue;
        rates[pool * days + day] = hoursOnCases(this.terms.of(pool, day));
      }
    this.others = rates;
    this.experienced = rates.slice();
  }

  /** Hours on cases of those present, before mentoring. @param addTo adds their full-time equivalents to a column */
  private hours(addTo: (column: Float64Array) => void): Float64Array {
    const { calendars, days } = this.terms;
    const hours = new Float64Array(this.available.length);
    addTo(hours);
    for (let cell = 0; cell < hours.length; cell++)
      hours[cell] *= this.others[cell] * calendars[Math.floor(cell / days)].hoursPerDay;
    return hours;
  }
}
