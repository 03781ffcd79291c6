/** Where the watched backlog starts: on the morning of the first day, as the first line of the table has it. */
import type { Clearance } from "../../experiment/run/clearance.ts";
import type { Estimates } from "../../experiment/run/run.ts";
import type { Plan } from "../../hub/plan.ts";
import { longDate } from "../words/wording.ts";

type Started = Pick<Estimates, "opening" | "backlog">;

/** "1,000 at the start", the mean, as in the table; of what has no morning, "5 on 1 May 2023". */
export function startWords(
  { opening, backlog }: Started,
  { startDay }: Pick<Plan, "startDay">,
  number: (value: number) => string,
): string {
  return opening ? `${number(opening.mean)} at the start` : `${number(backlog[0].median)} on ${longDate(startDay)}`;
}

/** Whether the backlog had to come down to a level: one that it starts at or below is not reached. */
export function isAboveAtStart({ opening }: Started, { threshold, days, roseAgain }: Clearance): boolean {
  return opening ? opening.mean > threshold : roseAgain > 0 || days.some((day) => day > 0);
}
