/** Values of quantities in the units that people use. */
import type { Quantity } from "../../scenario/values/quantity.ts";

/** Three significant digits, without zeros at the end. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

/** A value of a quantity, in its canonical unit, as a planner would write it: 0.25 -> "25%". */
export function quantityWords({ dimension, workingDays }: Quantity, value: number): string {
  switch (dimension) {
    case "share":
      return `${short(value * 100)}%`;
    case "effort":
      return `${short(value)}h`;
    case "elapsed": {
      if (workingDays) return `${short(value)} working days`;
      return value >= 14 && value % 7 === 0 ? `${short(value / 7)} weeks` : `${short(value)} days`;
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
