/** What is kept of each replication about a target. */
import type { Column, OutcomeColumn, PlanTarget } from "../plan.ts";

/** In the order of a judgement: when it was met, the number that was judged, and how long it was broken later. */
export function targetColumns({ name, label, over, direction }: PlanTarget, { title }: Column): OutcomeColumn[] {
  const own = label ?? name;
  const what = title.charAt(0).toLowerCase() + title.slice(1);
  const judged: Record<"at" | "met", [title: string, meaning: string]> =
    over === undefined
      ? {
          met: [`Day ${own} was met`, `First end of day on which ${what} meets the target ${own}`],
          at: [
            `${title} at the date of ${own}`,
            `${title} at the end of the target's date, or of the period where that comes first`,
          ],
        }
      : over === "period"
        ? {
            met: [
              `Day ${own} was met`,
              direction === "at_least"
                ? `Day on which ${what} from the start of the period come to what ${own} asks for`
                : `Date of ${own}, where ${what} from the start of the period until then are within bounds`,
            ],
            at: [`${title} up to the date of ${own}`, `${title} from the start of the period to the target's date`],
          }
        : {
            met: [
              `Day ${own} was met`,
              `Last day of the last whole ${over} up to the target's date, where every such ${over} is within bounds`,
            ],
            at: [
              `${title} in the worst ${over} of ${own}`,
              `${direction === "at_most" ? "Most" : "Least"} of any whole ${over} up to the target's date`,
            ],
          };
  return [
    { name: `met:${name}`, unit: "day", title: judged.met[0], meaning: judged.met[1] },
    { name: `at:${name}`, unit: "count", title: judged.at[0], meaning: judged.at[1] },
    {
      name: `broken:${name}`,
      unit: "days",
      title: `Days ${own} was broken later`,
      meaning: "Days after the target was first met on which it did not hold, to the end of the period",
    },
  ];
}
