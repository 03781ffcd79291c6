/** Commands about scenario files, which simulate nothing but the life of a case. */
import type { Argv } from "yargs";
import type { Io } from "../io.ts";
import { examples, flag, last, set, text, type Work } from "./options.ts";

/** @param called given the work of the command that was called, which ends in its exit code */
export function declareFiles(parser: Argv, io: Io, called: (work: Work) => void): Argv {
  return parser
    .command(
      "check <scenarios..>",
      "Report every problem in scenario files",
      (command) =>
        command
          .positional("scenarios", { type: "string", array: true, demandOption: true, describe: "Scenario files" })
          .option("set", set)
          .option("strict", flag("Treat warnings as errors"))
          .option("json", flag("Print the problems as JSON"))
          .epilogue(examples(["casehub check my-hub.yaml", "Then it says: no problems"])),
      ({ scenarios, set: overrides, strict, json }) =>
        called(async () => {
          const { run } = await import("../commands/files/check.ts");
          return run({ scenarios, set: overrides, strict: last(strict), json: last(json) }, io);
        }),
    )
    .command(
      "explain <scenario>",
      "Show each value of a scenario and where it comes from",
      (command) =>
        command
          .positional("scenario", { type: "string", demandOption: true, describe: "Scenario file" })
          .option("set", set)
          .option("case", text("Show the life of this case instead, event by event (the starting stock first)"))
          .option("replication", text("The replication the case is taken from (default: 0)"))
          .option("json", flag("Print it as JSON"))
          .epilogue(
            examples(
              ["casehub explain my-hub.yaml", "What it inherits, and from which line"],
              ["casehub explain my-hub.yaml --case 632", "Check the model by hand"],
            ),
          ),
      ({ scenario, set: overrides, json, case: number, replication }) =>
        called(async () => {
          const { run } = await import("../commands/files/explain.ts");
          return run(
            { scenario, set: overrides, json: last(json), case: last(number), replication: last(replication) },
            io,
          );
        }),
    )
    .command(
      "new <file>",
      "Write a commented scenario to start from",
      (command) =>
        command
          .positional("file", { type: "string", demandOption: true, describe: "File to write; it must not exist" })
          .option("from", text("Write one that extends this scenario instead"))
          .option("set", { ...set, describe: "With --from: what it changes, path=value; can be repeated" })
          .epilogue(
            examples(
              ["casehub new my-hub.yaml", "Then: casehub run my-hub.yaml"],
              [
                "casehub new more.yaml --from my-hub.yaml --set staff.joiners.joiners.count=120",
                "Then: casehub compare my-hub.yaml more.yaml",
              ],
            ),
          ),
      ({ file, from, set: overrides }) =>
        called(async () => {
          const { run } = await import("../commands/files/new.ts");
          return run({ file, from: last(from), set: overrides }, io);
        }),
    )
    .command(
      "schema",
      "Print the JSON Schema of scenario files, for editors",
      (command) =>
        command
          .option("sweep", flag("For sweep files instead"))
          .option("fit", flag("For fit files instead"))
          .epilogue(examples(["casehub schema > scenario.schema.json", "Keep it beside your scenarios"])),
      ({ sweep, fit }) =>
        called(async () => {
          const { run } = await import("../commands/files/schema.ts");
          return run({ sweep: last(sweep), fit: last(fit) }, io);
        }),
    )
    .command(
      "measures [scenario]",
      "List what targets, series and sweeps can name",
      (command) =>
        command
          .positional("scenario", { type: "string", describe: "Scenario file, whose stages and pools are then named" })
          .option("set", set)
          .option("json", flag("Print it as JSON"))
          .epilogue(examples(["casehub measures my-hub.yaml", "With the scenario's own stages, pools and types"])),
      ({ scenario, set: overrides, json }) =>
        called(async () => {
          const { run } = await import("../commands/files/measures.ts");
          return run({ scenario, set: overrides, json: last(json) }, io);
        }),
    )
    .command(
      "cache",
      "Show or delete what is kept to save running it again",
      (command) =>
        command
          .option("out", { ...text("Folder of the results"), default: "results" })
          .option("free", flag("Delete it; your results stay"))
          .option("json", flag("Print it as JSON"))
          .epilogue(examples(["casehub cache", "How much is kept"])),
      ({ out, free, json }) =>
        called(async () => {
          const { run } = await import("../commands/files/cache.ts");
          return run({ out: last(out), free: last(free), json: last(json) }, io);
        }),
    );
}
