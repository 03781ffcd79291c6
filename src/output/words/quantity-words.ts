/** Values of quantities in the units that people use. */
import { plural } from "../../engine/wording.ts";
import type { Quantity } from "../../scenario/values/quantity.ts";

/** Three significant digits, without zeros at the end. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

/** Part of a day in hours. */
const hoursWords = (hours: number): string => {
  const rounded = hours >= 1 ? Number(hours.toFixed(1)) : Number(hours.toPrecision(2));
  return `${rounded} ${plural(rounded, "hour")}`;
};

/** A value of a quantity, in its canonical unit, as a planner would write it: 0.25 -> "25%". */
export function quantityWords({ dimension, workingDays }: Quantity, value: number): string {
  switch (dimension) {
    case "share":
      return `${short(value * 100)}%`;
    case "effort":
      return `${short(value)}h`;
    case "elapsed": {
      if (workingDays) return `${short(value)} working days`;
      if (value > 0 && value < 1) return hoursWords(value * 24);
      return value >= 14 && value % 7 === 0
        ? `${short(value / 7)} weeks`
        : `${short(value)} ${plural(Number(short(value)), "day")}`;
    }
    case "hazard":
      return `${short(value * 365.25 * 100)}%/year`;
    case "rate":
      return `${short(value)}/day`;
    case "weekly hours":
      return `${short(value)}h/week`;
    case "yearly days":
      return `${short(value)} days/year`;
    default:
      // A count keeps all its digits.
      return String(Number(value.toPrecision(7)));
  }
}
