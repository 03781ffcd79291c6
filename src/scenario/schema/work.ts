/** Stages of work: who does them, how long they take, and what can go wrong. */
import * as z from "zod";
import { distribution } from "./distribution.ts";
import { quantity } from "./quantity.ts";
import { elapsed, label, name } from "./value.ts";

const check = z.strictObject({
  of: z
    .union([
      quantity("share").transform((all) => ({ new_starters: all, others: all })),
      z.strictObject({ new_starters: quantity("share"), others: quantity("share") }),
    ])
    .describe("Share of finished work that is checked, by who did it"),
  needs: name.optional().describe("Skill of the checker; without it the check takes no staff time"),
  effort: distribution("effort").optional(),
  sent_back: quantity("share").describe("Share of checked work that is sent back"),
});

export const stage = z
  .strictObject({
    label: label(),
    needs: name.optional().describe("Skill a caseworker needs; without it the stage takes elapsed time only"),
    effort: distribution("effort").optional().describe("Hours of a fully proficient caseworker"),
    effort_by_type: z.record(name, distribution("effort")).optional(),
    rework_effort: quantity("share", { within: [0, 10] })
      .optional()
      .describe("Effort of work sent back, as a share of a full piece; default 50%"),
    elapsed: elapsed().optional().describe("For a stage without staff: how long it takes"),
    no_reply: quantity("share")
      .optional()
      .describe("Share of cases withdrawn at the end of the elapsed time (no questionnaire returned)"),
    notice: elapsed().optional().describe("Elapsed time from entering the stage before the work can start"),
    no_show: z
      .strictObject({
        share: quantity("share"),
        costs: quantity("effort").optional().describe("Staff time lost; default: the mean effort of the stage"),
        then: z.enum(["rebook", "withdraw"]).default("rebook"),
        withdrawn_after: quantity("count", { within: [1, 1000], whole: true })
          .optional()
          .describe("This many no-shows withdraw the case"),
      })
      .optional(),
    check: check.optional(),
    decides: z
      .union([
        z.boolean(),
        z.strictObject({
          visit: z
            .union([z.number().int().min(1), z.enum(["first", "last"])])
            .describe("Which visit, where a route names the stage more than once"),
        }),
      ])
      .optional()
      .describe("The case leaves the backlog here; default: the last place of the route"),
    closes: z
      .enum(["withdrawal", "administrative"])
      .optional()
      .describe(
        "Work that ends the case without a decision, in this way; for a stage named by `by_work`, not for routes",
      ),
    principal: z
      .boolean()
      .optional()
      .describe("Counts as a principal stage besides the exits (substantive interviews do)"),
    withdrawal: z.boolean().optional().describe("Whether a case can withdraw while it waits here; default true"),
    source: z.string().optional(),
  })
  .describe("A stage of work");

export const work = z.record(name, stage);
