/** Cases: their types, the starting stock, and arrivals. */
import * as z from "zod";
import { quantity } from "./quantity.ts";
import { countSeries, tableKeys } from "./series.ts";
import { date, elapsed, label, name, shareOrRest, visit } from "./value.ts";

const mix = z.record(name, shareOrRest());
const places = z.record(visit, shareOrRest());

/** A way out without a decision: a hazard on waiting cases, of which a share only leaves once staff have closed the file. */
const closure = z.union([
  quantity("hazard").transform((rate) => ({
    rate,
    by_work: undefined as undefined | { stage: string; share: typeof rate },
  })),
  z.strictObject({
    rate: quantity("hazard").describe("Hazard on a waiting case, e.g. 12%/year"),
    by_work: z
      .strictObject({
        stage: name.describe("Stage at which staff close the case"),
        share: quantity("share").describe("Share that leaves only when that work is done"),
      })
      .optional(),
  }),
]);

const route = z
  .array(z.union([name, z.record(name, quantity("share"))]))
  .min(1)
  .describe(
    "Stages in order; {stage: 20%} is visited by that share of the cases. A stage named twice is visited again, with its own work",
  );

export const caseType = z.strictObject({
  label: label(),
  share: shareOrRest().optional().describe("Share of all cases, unless a stock or the arrivals state their own mix"),
  route,
  outcome: mix.optional().describe("Outcomes of the decision and their shares; default: decided 100%"),
  withdrawal: closure.optional().describe("Withdrawal of waiting cases"),
  administrative: closure.optional().describe("Administrative outcomes of waiting cases"),
  people_per_case: quantity("number", { within: [1, 20] })
    .optional()
    .describe("Main applicant and dependants"),
  source: z.string().optional(),
});

const agesWritten = z.strictObject({
  bands: z
    .array(
      z.strictObject({
        from: elapsed().describe("Youngest age in the band"),
        to: elapsed().describe("Oldest age in the band; the open band's end must be stated"),
        cases: quantity("count").describe("Cases of that age (only the proportions matter)"),
      }),
    )
    .min(1),
  source: z.string().optional(),
});

const agesFile = { file: z.string().describe("CSV file or workbook, relative to this scenario file"), ...tableKeys };
const openEnd = z.string().optional().describe("Upper end of a band that has none, such as 52 months");

/** Ages written in place, or read from a table that has a row or a column for each band. */
const ages = z
  .union([
    agesWritten,
    z.strictObject({
      ...agesFile,
      band: z.string().describe("Column with the band: under 3 months, 3 to 6 months, over 12 months"),
      cases: z.string().describe("Column with the cases of each band"),
      open_end: openEnd,
    }),
    z.strictObject({
      ...agesFile,
      columns: z.record(z.string(), z.string()).describe("Columns with the cases of each band, and the band each is"),
      open_end: openEnd,
    }),
  ])
  // A file that could not be read has been reported where it is named.
  .transform((ages): z.output<typeof agesWritten> => ("bands" in ages ? ages : { bands: [] }))
  .describe("Ages at the period's start; within a band spread evenly; truncated at the cut-off date of the cohort");

export const stock = z.strictObject({
  id: name.optional(),
  cohort: z.enum(["legacy", "flow"]).default("flow"),
  count: quantity("count"),
  types: mix.optional().describe("Mix of types in this stock; default: the types' own shares"),
  ages: ages
    .optional()
    .describe(
      "Default: all lodged on the day before the period starts, or on the day they entered their stage where `entered` says",
    ),
  entered: elapsed()
    .optional()
    .describe(
      "Cases entered their stage evenly over this long before the start, or since they were lodged where that is less, so that the notice of the latest still runs; default: notice is over for all on the first day",
    ),
  waiting_for: places
    .optional()
    .describe(
      "Stage each share waits in, whatever share its route gives; `interview visit 2` for a later visit; default: the first of the route",
    ),
});

export const arrivals = z.strictObject({
  rate: quantity("rate").optional().describe("Constant rate, e.g. 220/day"),
  series: countSeries.optional().describe("Claims by quarter, month, week or day"),
  as: z
    .enum(["poisson", "given"])
    .default("poisson")
    .describe("poisson: random about the rate; given: exactly the stated counts, evenly spread"),
  types: mix.optional(),
});

export const cases = z.strictObject({
  legacy_before: date().optional().describe("Cut-off: a case lodged before it is legacy, on or after it flow"),
  people_per_case: quantity("number", { within: [1, 20] }).optional(),
  types: z.record(name, caseType),
  in_progress: z.array(stock).default([]).describe("Cases awaiting a decision when the period starts"),
  arrivals: arrivals.optional(),
});
