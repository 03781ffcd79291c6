#!/usr/bin/env node
/** The `casehub` command. What a command does not need is not loaded: help and version come from plain text. */
import { readFileSync } from "node:fs";
import { overview } from "./arguments/overview.ts";
import type { Io } from "./io.ts";

/** Codes of the shell, as in exit-code.ts, which is not loaded for help. */
const incomplete = 3;

/** What could not be written of the answer; its reader having gone (`casehub … | head`) is no failure. */
let unwritten: NodeJS.ErrnoException | undefined;
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  unwritten ??= error;
  process.exitCode = incomplete;
});
// There is nowhere left to say it.
process.stderr.on("error", () => {});

const io: Io = {
  print: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  errorIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  errorColumns: process.stderr.isTTY ? process.stderr.columns : undefined,
};

process.on("exit", () => {
  if (unwritten === undefined) return;
  process.exitCode = incomplete;
  try {
    process.stderr.write(`casehub: the answer could not be written to standard output (${unwritten.code}).\n`);
  } catch {
    // Nor can that.
  }
});

/** A working directory that was taken away is the first thing that any command would stumble over. */
function isSomewhere(): boolean {
  try {
    process.cwd();
    return true;
  } catch {
    io.error("casehub: the working directory no longer exists: change to one that does.\n");
    return false;
  }
}

const [first, ...others] = process.argv.slice(2);
if (first === undefined || (["--help", "-h", "help"].includes(first) && others.length === 0)) {
  io.print(overview);
} else if (["--version", "-v", "version"].includes(first) && others.length === 0) {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  io.print(`${version}\n`);
} else if (!isSomewhere()) process.exitCode = 2;
else await obey([first, ...others]);

async function obey(args: readonly string[]): Promise<void> {
  try {
    // Loaded first: when files can no longer be opened, this must still be there to say so.
    const { explainFault } = await import("./fault.ts");
    try {
      const { paint, wantsColour } = await import("./paint.ts");
      const { parse } = await import("./parse.ts");
      const coloured = wantsColour(process.stdout.isTTY === true, process.env);
      const terminal: Io = coloured ? { ...io, print: (text) => io.print(paint(text)) } : io;
      const code = await parse(args[0] === "help" ? [...args.slice(1), "--help"] : args, terminal);
      process.exitCode = unwritten ? incomplete : code;
    } catch (error) {
      process.exitCode = explainFault(error, io);
    }
  } catch (error) {
    io.error(`casehub: its own files cannot be opened (${(error as NodeJS.ErrnoException).code ?? "no reason"}).\n`);
    process.exitCode = incomplete;
  }
}
