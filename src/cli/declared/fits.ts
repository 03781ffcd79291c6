/** Fitting values to what was published. */
import type { Argv } from "yargs";
import type { Io } from "../io.ts";
import { examples, experimentOptions, flag, last, type Work } from "./options.ts";

/** @param called given the work of the command that was called, which ends in its exit code */
export function declareFits(parser: Argv, io: Io, called: (work: Work) => void): Argv {
  return parser.command(
    "calibrate <fit>",
    "Fit uncertain values to published figures, and write joint draws",
    (command) =>
      command
        .positional("fit", { type: "string", demandOption: true, describe: "Fit file" })
        .option("threads", experimentOptions.threads)
        .option("out", experimentOptions.out)
        .option("json", experimentOptions.json)
        .option("quiet", experimentOptions.quiet)
        .option("verbose", flag("Show what is run or reused, and why"))
        .epilogue(
          examples([
            "casehub calibrate scenarios/fits/casework-2023.yaml",
            "What January to May 2023 tell about the efforts",
          ]),
        ),
    ({ fit, threads, out, json, quiet, verbose }) =>
      called(async () => {
        const { run } = await import("../commands/fits/calibrate.ts");
        const how = { threads: last(threads), out: last(out), verbose: last(verbose) };
        return run({ fit, ...how, json: last(json), quiet: last(quiet) }, io);
      }),
  );
}
