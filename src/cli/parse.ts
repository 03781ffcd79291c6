/** Commands and their options. A command's own code is loaded when it is called. */
import yargs from "yargs";
import { declareExperiments } from "./declared/experiments.ts";
import { declareFiles } from "./declared/files.ts";
import { declareFits } from "./declared/fits.ts";
import type { Work } from "./declared/options.ts";
import { declareSweeps } from "./declared/sweeps.ts";
import { BadInput, exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { withPlainSwitches } from "./switches.ts";

const commands: ReadonlySet<string> = new Set([
  "run",
  "compare",
  "why",
  "sensitivity",
  "solve",
  "calibrate",
  "verify",
  "sweep",
  "worker",
  "status",
  "check",
  "explain",
  "new",
  "schema",
]);

/** The words of yargs made into plain ones. */
function plainly(message: string, command: string): string {
  if (/^Not enough non-option arguments/.test(message)) return `casehub ${command} needs a file`;
  if (/^Unknown arguments?: /.test(message) && !commands.has(command)) return `there is no command "${command}"`;
  const extra = /^Unknown arguments?: (.*)$/.exec(message);
  if (extra) return `casehub ${command} does not take ${extra[1]}`;
  return message.replace(/^Not enough arguments following: (.*)$/, "--$1 needs a value");
}

/** Parses the arguments and runs the command. @returns the exit code @throws BadInput for arguments that are not understood */
export async function parse(args: readonly string[], io: Io): Promise<number> {
  // Without a command yargs has printed what was asked for. Work is done outside of it: for a handler that takes time it would lay out the help first.
  let work: Work = async () => exitCode.done;
  const parser = yargs()
    .scriptName("casehub")
    .locale("en")
    .parserConfiguration({ "dot-notation": false, "greedy-arrays": false, "parse-positional-numbers": false })
    .strict()
    .wrap(80)
    .version(false)
    .exitProcess(false)
    .demandCommand(1, "which command?")
    .fail((message, error) => {
      // Some of its complaints come as errors of its own.
      if (error && error.name !== "YError") throw error;
      const [command] = args;
      const where = commands.has(command) ? `${command} ` : "";
      throw new BadInput(`${plainly(message ?? error.message, command)}\nHelp: casehub ${where}--help`);
    });
  const called = (its: Work) => {
    work = its;
  };
  for (const declare of [declareExperiments, declareFits, declareSweeps, declareFiles]) declare(parser, io, called);
  await parser.parseAsync(withPlainSwitches(args));
  return work();
}
