/** Commands that simulate a scenario, or several, and say what comes of it. */
import type { Argv } from "yargs";
import type { Io } from "../io.ts";
import {
  designOptions,
  examples,
  experimentArguments,
  experimentOptions,
  flag,
  last,
  set,
  several,
  text,
  type Work,
} from "./options.ts";

/** @param called given the work of the command that was called, which ends in its exit code */
export function declareExperiments(parser: Argv, io: Io, called: (work: Work) => void): Argv {
  return parser
    .command(
      "run <scenario>",
      "Simulate a scenario and say when its backlog clears",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("replications", text("How many replications (default: the scenario's, or 100)"))
          .option("precision", {
            ...set,
            describe:
              "Run until one of these is this precise: clearance_date ±3 days (median day of the first level), backlog_at_deadline ±50 (mean level at the date of the first target), a target's name ±3% (probability that it is met), an outcome ±its unit (casehub measures lists them); can be repeated",
          })
          .option("seed", text("Seed of the random numbers (default: the scenario's)"))
          .option("fixed", flag("Hold every uncertain value at its best estimate"))
          .option("set", set)
          .option(
            "threads",
            text("How many threads (default: as many as the machine runs at once); never changes a result"),
          )
          .option("out", { ...text("Folder in which the result folder is made"), default: "results" })
          .option("json", flag("Print the summary as JSON"))
          .option("quiet", flag("No progress; print only where the files are"))
          .option("details", flag("Print all of answer.txt: levels, published figures, cross-check and more"))
          .option("verbose", flag("Show what is run or reused, and why"))
          .option("fluid", flag("Only the fluid estimate, in an instant: no replications, no files"))
          .option(
            "enforce-targets",
            flag("Exit with 1 when a target is missed, or when it is not yet known whether it is met"),
          )
          .epilogue(
            examples(
              ["casehub run my-hub.yaml", "When is the backlog cleared?"],
              ["casehub run my-hub.yaml --set staff.joiners.joiners.count=120", "And with 120 joiners?"],
            ),
          ),
      (argv) =>
        called(async () => {
          const { run } = await import("../commands/experiments/run.ts");
          const {
            scenario,
            set: overrides,
            fixed,
            json,
            quiet,
            details,
            verbose,
            out,
            fluid,
            enforceTargets,
            replications,
            precision,
            seed,
            threads,
          } = argv;
          return run(
            {
              scenario,
              set: overrides,
              fixed: last(fixed),
              json: last(json),
              quiet: last(quiet),
              details: last(details),
              verbose: last(verbose),
              out: last(out),
              fluid: last(fluid),
              enforceTargets: last(enforceTargets),
              replications: last(replications),
              precision,
              seed: last(seed),
              threads: last(threads),
            },
            io,
          );
        }),
    )
    .command(
      "compare <scenarios..>",
      "Compare plans over the same random numbers",
      (command) =>
        command
          .positional("scenarios", {
            type: "string",
            array: true,
            demandOption: true,
            describe: "Scenario files or result folders of runs, two or more",
          })
          .options(experimentOptions)
          .epilogue(
            examples(
              ["casehub new more.yaml --from my-hub.yaml --set staff.joiners.joiners.count=120", "Another plan"],
              ["casehub compare my-hub.yaml more.yaml", "What it changes"],
            ),
          ),
      ({ scenarios, ...options }) =>
        called(async () => {
          const { run } = await import("../commands/experiments/compare.ts");
          return run({ scenarios, ...experimentArguments(options) }, io);
        }),
    )
    .command(
      "why <first> <second>",
      "Show how much of a difference each change accounts for",
      (command) =>
        command
          .positional("first", {
            type: "string",
            demandOption: true,
            describe: "Scenario file, or a run's result folder",
          })
          .positional("second", { type: "string", demandOption: true, describe: "The other" })
          .option("group", several("Changes to take as one: name=path,path; can be repeated", "each changed value"))
          .option("measure", several("Outcome to split; can be repeated", "the first target's date and level"))
          .option("exact", flag("Run all combinations of up to 12 groups; otherwise up to 7"))
          .option("orders", text("How many orders to sample where there are more groups (default: 32)"))
          .option("data", { ...text("Where to look for the joint draws of a result folder"), default: "scenarios" })
          .options({
            ...experimentOptions,
            replications: text("How many replications of each combination (default: 20)"),
          })
          .epilogue(
            examples(
              ["casehub new more.yaml --from my-hub.yaml --set staff.joiners.joiners.count=120", "Another plan"],
              [
                'casehub new faster.yaml --from more.yaml --set work.interview.notice="7 days"',
                "And one that changes a second value",
              ],
              ["casehub why my-hub.yaml faster.yaml", "How much each of the two changes does"],
            ),
          ),
      ({ first, second, group, measure, exact, orders, data, ...options }) =>
        called(async () => {
          const { run } = await import("../commands/experiments/why.ts");
          return run(
            {
              first,
              second,
              group,
              measure,
              exact: last(exact),
              orders: last(orders),
              data: last(data),
              ...experimentArguments(options),
            },
            io,
          );
        }),
    )
    .command(
      "sensitivity <scenario>",
      "Show which uncertain values decide the answer",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("measure", several("Outcome to look at; can be repeated", "the first target's date and level"))
          .option("walks", text("Walks of the screening (default: 10)"))
          .option("rows", text("Rows of the sample for Sobol indices, 0 for none (default: 64)"))
          .options({
            ...designOptions,
            replications: text("How many replications at each point of the tornado (default: 8)"),
          })
          .epilogue(examples(["casehub sensitivity my-hub.yaml", "Which three assumptions decide it"])),
      ({ scenario, measure, walks, rows, ...options }) =>
        called(async () => {
          const { run } = await import("../commands/experiments/sensitivity.ts");
          return run(
            {
              scenario,
              measure,
              walks: last(walks),
              rows: last(rows),
              ...experimentArguments({ fixed: false, ...options }),
            },
            io,
          );
        }),
    )
    .command(
      "solve <scenario>",
      "Find the value that just meets a target",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("vary", several("What to vary: path=low..high/step; give it twice for a frontier", "none"))
          .option("target", text("The target to hold (default: the scenario's, when it has one)"))
          .option("probability", text("Share of replications that must meet it, as in 90% (default: the target's)"))
          .option("indifference", text("Percentage points that do not matter (default: 2)"))
          .options({
            ...experimentOptions,
            replications: text("How many replications (default: as the indifference asks, up to 1000)"),
          })
          .epilogue(examples(["casehub solve my-hub.yaml --vary staff.caseworkers.fte=20..60/1", "How many?"])),
      ({ scenario, vary, target, probability, indifference, ...options }) =>
        called(async () => {
          const { run } = await import("../commands/experiments/solve.ts");
          const asked = { target: last(target), probability: last(probability), indifference: last(indifference) };
          return run({ scenario, vary, ...asked, ...experimentArguments(options) }, io);
        }),
    )
    .command(
      "verify <results>",
      "Run a result again, and compare its values and files",
      (command) =>
        command
          .positional("results", { type: "string", demandOption: true, describe: "Result folder of casehub run" })
          .option(
            "sample",
            text("How many replications are run again, or all (default: all where that is soon done, else 5)"),
          )
          .option(
            "threads",
            text("How many threads (default: as many as the machine runs at once); never changes a result"),
          )
          .option("json", flag("Print what is found as JSON"))
          .option("quiet", flag("No progress"))
          .epilogue(examples(["casehub verify results/my-hub-*", "Is it what its scenario gives?"])),
      ({ results, sample, threads, json, quiet }) =>
        called(async () => {
          const { run } = await import("../commands/experiments/verify.ts");
          return run(
            { results, sample: last(sample), threads: last(threads), json: last(json), quiet: last(quiet) },
            io,
          );
        }),
    );
}
