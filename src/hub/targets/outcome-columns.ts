/** What is kept of each replication about a target. */
import type { Column, OutcomeColumn, PlanTarget } from "../plan.ts";

/** In the order of a judgement: when it was met, the number that was judged, and how long it was broken later. */
export function targetColumns({ name, over, direction }: PlanTarget, { title }: Column): OutcomeColumn[] {
  const what = title.toLowerCase();
  const judged: Record<"at" | "met", [title: string, meaning: string]> =
    over === undefined
      ? {
          met: [`Day ${name} was met`, `First end of day on which ${what} meets the target ${name}`],
          at: [
            `${title} at the date of ${name}`,
            `${title} at the end of the target's date, or of the period where that comes first`,
          ],
        }
      : over === "period"
        ? {
            met: [
              `Day ${name} was met`,
              direction === "at_least"
                ? `Day on which ${what} from the start of the period come to what ${name} asks for`
                : `Date of ${name}, where ${what} from the start of the period until then are within bounds`,
            ],
            at: [`${title} up to the date of ${name}`, `${title} from the start of the period to the target's date`],
          }
        : {
            met: [
              `Day ${name} was met`,
              `Last day of the last whole ${over} up to the target's date, where every such ${over} is within bounds`,
            ],
            at: [
              `${title} in the worst ${over} of ${name}`,
              `${direction === "at_most" ? "Most" : "Least"} of any whole ${over} up to the target's date`,
            ],
          };
  return [
    { name: `met:${name}`, unit: "day", title: judged.met[0], meaning: judged.met[1] },
    { name: `at:${name}`, unit: "count", title: judged.at[0], meaning: judged.at[1] },
    {
      name: `broken:${name}`,
      unit: "days",
      title: `Days ${name} was broken later`,
      meaning: "Days after the target was first met on which it did not hold, to the end of the period",
    },
  ];
}
