/** Whether two plans simulate the same: what is varied must move something. */
import type { Plan } from "../../hub/plan.ts";

/** What is said of a model, and of results beside it; nothing of it is simulated. */
const words = new Set([
  "name",
  "title",
  "question",
  "description",
  "source",
  "confidence",
  "note",
  "label",
  "grade",
  "observed",
  "accepted_warnings",
  "tolerance",
  "replications",
  "within",
]);

/** All that is simulated of a plan and asked of it, and the seed, as one text. */
export function modelText(plan: Plan): string {
  return JSON.stringify(plan, (key, value) => (words.has(key) ? undefined : value));
}
