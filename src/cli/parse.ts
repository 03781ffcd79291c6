/** Commands and their options. A command's own code is loaded when it is called. */
import yargs, { type Argv } from "yargs";
import { nearest } from "../scenario/text/nearest.ts";
import { withPlainSwitches } from "./arguments/switches.ts";
import { declareExperiments } from "./declared/experiments.ts";
import { declareFiles } from "./declared/files.ts";
import { declareFits } from "./declared/fits.ts";
import type { Work } from "./declared/options.ts";
import { declareSweeps } from "./declared/sweeps.ts";
import { BadInput, exitCode } from "./exit-code.ts";
import { answerWidth, type Io, note } from "./io.ts";

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
  "measures",
  "cache",
]);

/** What keeps its dash though it is one letter. */
const dashed = (name: string) => (name.length === 1 ? `-${name}` : `--${name}`);

/** The words of yargs made into plain ones. */
function plainly(message: string, command: string): string {
  if (/^Not enough non-option arguments/.test(message)) return `${command} needs a file`;
  return message.replace(/^Not enough arguments following: (.*)$/, "--$1 needs a value");
}

/** A parser that knows every command, and gives the work of the one that is called. */
function parserOf(io: Io, called: (work: Work) => void): Argv {
  const parser = yargs()
    .scriptName("casehub")
    .locale("en")
    .parserConfiguration({ "dot-notation": false, "greedy-arrays": false, "parse-positional-numbers": false })
    .strict()
    .wrap(answerWidth(io))
    .version(false)
    .alias("help", "h")
    .exitProcess(false)
    .demandCommand(1, "which command?");
  for (const declare of [declareExperiments, declareFits, declareSweeps, declareFiles]) declare(parser, io, called);
  return parser;
}

/** Names of the options of a command, as its help lists them. */
async function optionsOf(command: string, io: Io): Promise<string[]> {
  let help = "";
  await parserOf(io, () => {}).parseAsync([command, "--help"], {}, (_, __, output) => {
    help = output;
  });
  return [...help.matchAll(/^ +(?:-\w, )?--([a-z-]+)/gm)].map(([, name]) => name);
}

/** What is said of arguments that a command does not know: with the nearest that it knows. */
async function unknown(names: readonly string[], command: string, args: readonly string[], io: Io): Promise<string> {
  const known = await optionsOf(command, io);
  const words = names.map((name) => {
    const isOption = args.some((arg) => arg.split("=")[0] === dashed(name));
    if (!isOption) return name;
    const near = nearest(name, known);
    return `${dashed(name)}${near === undefined ? "" : ` (did you mean --${near}?)`}`;
  });
  return `${command} does not take ${words.join(", ")}`;
}

/** Parses the arguments and runs the command. @returns the exit code @throws BadInput for arguments that are not understood */
export async function parse(args: readonly string[], io: Io): Promise<number> {
  // Without a command yargs has printed what was asked for. Work is done outside of it: for a handler that takes time it would lay out the help first.
  let work: Work = async () => exitCode.done;
  let complaint = "";
  const told: Io = { ...io, closing: [] };
  const parser = parserOf(told, (its) => {
    work = its;
  }).fail((message, error) => {
    // Some of its complaints come as errors of its own.
    if (error && error.name !== "YError") throw error;
    complaint ||= message ?? error.message;
  });
  await parser.parseAsync(withPlainSwitches(args));
  if (complaint !== "") throw new BadInput(await explained(complaint, args, io));
  try {
    return await work();
  } finally {
    for (const text of told.closing ?? []) note(io, text);
  }
}

async function explained(complaint: string, args: readonly string[], io: Io): Promise<string> {
  const [command] = args;
  const extra = /^Unknown arguments?: (.*)$/.exec(complaint);
  if (extra && !commands.has(command)) {
    const near = nearest(command, commands);
    return `there is no command "${command}"${near === undefined ? "" : `: did you mean ${near}?`}\nHelp: casehub --help`;
  }
  const what = extra ? await unknown(extra[1].split(", "), command, args, io) : plainly(complaint, command);
  return `${what}\nHelp: casehub ${commands.has(command) ? `${command} ` : ""}--help`;
}
